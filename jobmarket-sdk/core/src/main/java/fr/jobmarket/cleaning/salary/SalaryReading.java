package fr.jobmarket.cleaning.salary;

import fr.jobmarket.cleaning.quality.IssueCode;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.SalaryPeriod;
import fr.jobmarket.offer.WorkingTime;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A salary together with what there is to say about it.
 *
 * @param salary the salary, gross
 * @param issues {@code SALARY_REPAIRED}; {@code SALARY_NET} when the wording was net, the amounts were then divided by
 *     {@link SalaryParser#NET_TO_GROSS}; {@code SALARY_DAILY} for a daily rate; {@code SALARY_IMPLAUSIBLE} and
 *     {@code SALARY_BELOW_MINIMUM} once it was judged {@linkplain #under under the terms of the work}
 */
public record SalaryReading(Salary salary, Set<IssueCode> issues) {

    /** Copies the issues and adds those that the salary itself tells. */
    public SalaryReading {
        Set<IssueCode> all = EnumSet.noneOf(IssueCode.class);
        all.addAll(issues);
        if (!salary.repairs().isEmpty()) {
            all.add(IssueCode.SALARY_REPAIRED);
        }
        if (salary.period() == SalaryPeriod.DAILY) {
            all.add(IssueCode.SALARY_DAILY);
        }
        issues = Set.copyOf(all);
    }

    /**
     * The same pay judged by the terms of the work: figures for full-time work where the hours allow them, and a repair or
     * an issue where the form of contract does not allow the amounts.
     *
     * @param contract the contract offered, null when unknown
     * @param workingTime the hours, null when unknown: an employee whose contract names no part time works full time (Code
     *     du travail, L3123-6), provided that the pay is high enough for it
     * @param day day of the offer, which decides on the minimum wage; null for the lowest one known
     */
    public SalaryReading under(
            @Nullable Contract contract, @Nullable WorkingTime workingTime, @Nullable LocalDate day) {
        double hourly = day == null ? MinimumWage.lowestKnownHourly() : MinimumWage.hourlyOn(day);
        return new PayTerms(contract, workingTime, hourly * MinimumWage.HOURS_PER_YEAR).judge(this);
    }
}
