package fr.jobmarket.cleaning.internal.salary;

import fr.jobmarket.cleaning.SalaryParser;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.WorkingTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What contract, hours and the minimum wage say about an amount. */
public final class PayTerms {

    private static final double STATUTORY_WEEK = 35;

    /**
     * Apprentices and trainees earn a share of the minimum wage, or what a collective agreement adds to it: nobody pays them
     * more than this multiple.
     */
    private static final double HIGHEST_TRAINEE_SHARE = 2;

    /** Amounts are rounded to euros, and the share of the law to whole percents. */
    private static final double ROUNDING = 0.995;

    /** Gross is known this well when only the net pay is worded. */
    private static final double NET_ROUNDING = 0.95;

    /** Part-time work paid this many minimum wages by the hour is rather stated as if it were full time. */
    private static final double LIKELY_FULL_TIME = 2;

    private static final double LOWEST_INVOICED_DAY = 150;
    private static final double HIGHEST_INVOICED_DAY = 2_000;
    private static final double MONTHS = 12;

    private final Contract.@Nullable Type type;
    private final boolean trainee;
    private final @Nullable WorkingTime workingTime;
    /** A year's full-time work at the minimum wage. */
    private final double minimum;

    public PayTerms(@Nullable Contract contract, @Nullable WorkingTime workingTime, double minimum) {
        this.type = contract == null ? null : contract.type();
        this.trainee = contract != null && (contract.apprenticeship() || type == Contract.Type.OTHER);
        this.workingTime = workingTime;
        this.minimum = minimum;
    }

    public SalaryParser.Reading judge(SalaryParser.Reading reading) {
        Salary salary = inPeriodOfForm(reading.salary());
        Set<IssueCode> issues = EnumSet.noneOf(IssueCode.class);
        issues.addAll(reading.issues());
        issues.remove(IssueCode.SALARY_DAILY);
        Amounts fullTime = fullTime(salary);
        double lowest = fullTime.lowest();
        if (!allows(salary)
                || isEmployed() && !fullTime.isEmpty() && fullTime.highest() < minimum * SalaryParser.NET_TO_GROSS) {
            issues.add(IssueCode.SALARY_IMPLAUSIBLE);
            return new SalaryParser.Reading(copy(salary, new Amounts(null, null), Confidence.LOW), issues);
        }
        double rounding = issues.contains(IssueCode.SALARY_NET) ? NET_ROUNDING : ROUNDING;
        if (isEmployed() && !fullTime.isEmpty() && lowest < minimum * rounding) {
            issues.add(IssueCode.SALARY_BELOW_MINIMUM);
        }
        return new SalaryParser.Reading(copy(salary, fullTime, salary.confidence()), issues);
    }

    private boolean isSelfEmployed() {
        return type == Contract.Type.FREELANCE || type == Contract.Type.FRANCHISE;
    }

    /** Whether the minimum wage holds in full. */
    private boolean isEmployed() {
        return type != null && !trainee && !isSelfEmployed();
    }

    /** The salary in the period that the form of contract leaves for its amounts. */
    private Salary inPeriodOfForm(Salary salary) {
        if (salary.origin() != Salary.Origin.FIELDS) {
            return trainee && !allows(salary)
                    ? repaired(salary, amounts(salary)).orElse(salary)
                    : salary;
        }
        Amounts amounts = amounts(salary);
        if (type == Contract.Type.FREELANCE
                && salary.period() == Salary.Period.MONTHLY
                && amounts.lowest() >= LOWEST_INVOICED_DAY
                && amounts.highest() <= HIGHEST_INVOICED_DAY) {
            return settle(salary, amounts, Salary.Period.DAILY).orElse(salary);
        }
        if (trainee && salary.period() == Salary.Period.DAILY) {
            return settle(salary, amounts, Salary.Period.MONTHLY).orElse(salary);
        }
        return trainee && !allows(salary)
                ? repaired(salary, amounts)
                        .or(() -> repaired(salary, amounts.times(1 / MONTHS)))
                        .orElse(salary)
                : salary;
    }

    /** A year's pay taken for a month's, or a year's that was multiplied by twelve once more. */
    private Optional<Salary> repaired(Salary salary, Amounts amounts) {
        return settle(salary, amounts, Salary.Period.ANNUAL, Salary.Repair.PERIOD)
                .filter(this::allows)
                .or(() -> settle(salary, amounts, Salary.Period.MONTHLY, Salary.Repair.PERIOD)
                        .filter(this::allows));
    }

    private static Optional<Salary> settle(
            Salary salary, Amounts amounts, Salary.Period period, Salary.Repair... repairs) {
        SalarySettler settler = new SalarySettler(amounts, period, salary.origin(), Confidence.LOW)
                .monthsPerYear(salary.monthsPerYear())
                .repaired(salary.repairs());
        return settler.repaired(Set.of(repairs)).settle().filter(settled -> settled.period() == period);
    }

    /** Whether somebody under this contract can be paid so. */
    private boolean allows(Salary salary) {
        Amounts annual = annual(salary);
        if (annual.isEmpty()) {
            return true;
        }
        return trainee
                ? annual.lowest() >= minimum * MinimumWage.LOWEST_APPRENTICE_SHARE * ROUNDING
                        && annual.highest() <= minimum * HIGHEST_TRAINEE_SHARE
                : annual.highest() <= PayBands.HIGHEST_ANNUAL;
    }

    private Amounts fullTime(Salary salary) {
        Amounts annual = annual(salary);
        Amounts none = new Amounts(null, null);
        if (annual.isEmpty()) {
            return none;
        }
        if (salary.period() == Salary.Period.HOURLY) {
            return isSelfEmployed() ? none : annual;
        }
        WorkingTime.Kind kind = workingTime == null ? null : workingTime.kind();
        if (kind == null) {
            return trainee || annual.lowest() >= minimum * ROUNDING ? annual : none;
        }
        return kind == WorkingTime.Kind.FULL_TIME ? annual : ofPartTime(annual, none);
    }

    private Amounts ofPartTime(Amounts annual, Amounts none) {
        Double hours = workingTime == null ? null : workingTime.hoursPerWeek();
        if (hours == null || hours <= 0 || hours >= STATUTORY_WEEK) {
            return none;
        }
        Amounts fullTime = annual.times(STATUTORY_WEEK / hours);
        boolean statedSo = annual.lowest() >= minimum * ROUNDING && fullTime.lowest() > minimum * LIKELY_FULL_TIME;
        return statedSo || fullTime.highest() > PayBands.HIGHEST_ANNUAL ? none : fullTime;
    }

    private static Amounts amounts(Salary salary) {
        return new Amounts(salary.min(), salary.max());
    }

    private static Amounts annual(Salary salary) {
        return new Amounts(salary.annualMin(), salary.annualMax());
    }

    private static Salary copy(Salary salary, Amounts fullTime, Confidence confidence) {
        return new Salary(
                salary.period(),
                salary.min(),
                salary.max(),
                salary.monthsPerYear(),
                salary.annualMin(),
                salary.annualMax(),
                SalarySettler.rounded(fullTime.lower(), 100),
                SalarySettler.rounded(fullTime.upper(), 100),
                salary.repairs(),
                confidence,
                salary.origin());
    }
}
