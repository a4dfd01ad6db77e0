package fr.jobmarket.cleaning.internal.salary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.cleaning.SalaryParser;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.WorkingTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What contract, hours and the minimum wage make of a pay. */
class PayTermsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
    private static final Contract PERMANENT = new Contract(Contract.Type.PERMANENT, "CDI", null, false);
    private static final Contract APPRENTICESHIP = new Contract(Contract.Type.FIXED_TERM, "CDD", 24.0, true);
    private static final Contract INTERNSHIP = new Contract(Contract.Type.OTHER, null, 6.0, false);
    private static final Contract FREELANCE = new Contract(Contract.Type.FREELANCE, null, null, false);
    private static final WorkingTime FULL_TIME = new WorkingTime(WorkingTime.Kind.FULL_TIME, 35.0);

    @Test
    void fullTimePayIsWhatIsEarned() {
        Salary salary = label("Mensuel de 2000.0 Euros à 2200.0 Euros sur 13 mois", PERMANENT, FULL_TIME);
        assertEquals(26_000, salary.fullTimeAnnualMin());
        assertEquals(28_600, salary.fullTimeAnnualMax());
        assertEquals(26_000, salary.annualMin());
    }

    @ParameterizedTest
    @CsvSource({
        "Mensuel de 550.86 Euros, 6, 6610.32, 38560.2",
        "Mensuel de 1100 Euros, 20, 13200, 23100",
        "Annuel de 18000 Euros, 28, 18000, 22500",
        "Mensuel de 1900 Euros, 28, 22800, 28500",
        "Horaire de 13 Euros, 20, 23660, 23660"
    })
    void partTimePayIsKeptAsEarnedAndBroughtToFullTimeByTheHours(
            String label, double hours, double earned, double fullTime) {
        Salary salary = label(label, PERMANENT, partTime(hours));
        assertEquals(earned, salary.annualMin());
        assertEquals(fullTime, salary.fullTimeAnnualMin());
    }

    @Test
    void partTimePayOfUnknownHoursIsNotComparable() {
        Salary salary = label("Mensuel de 1100.0 Euros", PERMANENT, partTime(null));
        assertEquals(13_200, salary.annualMin());
        assertNull(salary.fullTimeAnnualMin());
        assertNull(salary.fullTimeAnnualMax());
    }

    @Test
    void partTimePayThatIsRatherThatOfFullTimeIsNotComparable() {
        assertNull(label("Annuel de 26256 Euros", PERMANENT, partTime(9.0)).fullTimeAnnualMin());
    }

    @Test
    void payIsThatOfFullTimeWhereNoPartTimeIsStatedAndItIsHighEnough() {
        assertEquals(24_000, label("Mensuel de 2000 Euros", PERMANENT, null).fullTimeAnnualMin());
        assertNull(label("Mensuel de 900 Euros", PERMANENT, null).fullTimeAnnualMin());
    }

    @ParameterizedTest
    @CsvSource({
        "2019-02-01, Horaire de 9.90 Euros, Horaire de 10.03 Euros",
        "2022-06-15, Mensuel de 1600 Euros, Mensuel de 1645.58 Euros",
        "2024-01-01, Horaire de 11.52 Euros, Horaire de 11.65 Euros",
        "2025-03-01, Annuel de 21000 Euros, Annuel de 21622 Euros",
        "2026-02-01, Mensuel de 1801.80 Euros, Mensuel de 1823 Euros"
    })
    void employeesBelowTheMinimumWageOfTheDayAreFlagged(LocalDate day, String below, String legal) {
        assertTrue(issues(below, PERMANENT, FULL_TIME, day).contains(IssueCode.SALARY_BELOW_MINIMUM));
        assertFalse(issues(legal, PERMANENT, FULL_TIME, day).contains(IssueCode.SALARY_BELOW_MINIMUM));
        assertFalse(issues(below, APPRENTICESHIP, FULL_TIME, day).contains(IssueCode.SALARY_BELOW_MINIMUM));
        assertFalse(issues(below, FREELANCE, FULL_TIME, day).contains(IssueCode.SALARY_BELOW_MINIMUM));
        assertFalse(issues(below, null, null, day).contains(IssueCode.SALARY_BELOW_MINIMUM));
    }

    @ParameterizedTest
    @CsvSource({
        "108000, 192000, ANNUAL, 9000, 16000, PERIOD",
        "120000, 120000, ANNUAL, 10000, 10000, PERIOD",
        "9000, 12000, ANNUAL, 9000, 12000, PERIOD",
        "486, 950, MONTHLY, 486, 950,",
    })
    void apprenticesPayIsBroughtToThePeriodThatItFits(
            double min,
            double max,
            Salary.Period period,
            double repairedMin,
            double repairedMax,
            Salary.@Nullable Repair repair) {
        Salary salary = fields(min, max, APPRENTICESHIP).salary();
        assertEquals(period, salary.period());
        assertEquals(repairedMin, salary.min());
        assertEquals(repairedMax, salary.max());
        assertEquals(repair == null ? List.of() : List.of(repair), salary.repairs());
    }

    @ParameterizedTest
    @CsvSource({"60000, 70000", "45000, 250000"})
    void payThatNoApprenticeCanHaveIsKeptOutOfComparisons(double min, double max) {
        for (Contract contract : List.of(APPRENTICESHIP, INTERNSHIP)) {
            SalaryParser.Reading reading = fields(min, max, contract);
            assertTrue(reading.issues().contains(IssueCode.SALARY_IMPLAUSIBLE));
            assertEquals(Confidence.LOW, reading.salary().confidence());
            assertEquals(min, reading.salary().min());
            assertNull(reading.salary().fullTimeAnnualMin());
            assertNull(reading.salary().fullTimeAnnualMax());
        }
    }

    @Test
    void noYearOfAnApprenticeComparesAsMoreThanTwoMinimumWages() {
        Random random = new Random(20261128);
        for (int round = 0; round < 5_000; round++) {
            double min = Math.exp(random.nextDouble() * 13);
            double max = min * (1 + random.nextDouble());
            SalaryParser.parseFields(min, max, false)
                    .map(salary -> new SalaryParser.Reading(salary, Set.of())
                            .under(APPRENTICESHIP, null, DAY)
                            .salary())
                    .map(Salary::fullTimeAnnualMax)
                    .ifPresent(annual -> assertTrue(annual <= 2 * 11.88 * 1820, () -> min + " to " + max));
        }
    }

    @ParameterizedTest
    @CsvSource({"325, 650", "450, 1100", "600, 600"})
    void freelancersAmountsOfThatSizeAreDailyRates(double min, double max) {
        SalaryParser.Reading reading = fields(min, max, FREELANCE);
        assertEquals(Salary.Period.DAILY, reading.salary().period());
        assertEquals(min, reading.salary().min());
        assertEquals(Set.of(IssueCode.SALARY_DAILY), reading.issues());
        assertNull(reading.salary().annualMax());
        assertNull(reading.salary().fullTimeAnnualMax());
    }

    @ParameterizedTest
    @EnumSource(Contract.Type.class)
    void dailyRatesAreNeverBroughtToAYear(Contract.Type type) {
        SalaryParser.Reading reading = SalaryParser.parseComment("TJM 600 €")
                .orElseThrow()
                .under(new Contract(type, null, null, false), FULL_TIME, DAY);
        assertEquals(Salary.Period.DAILY, reading.salary().period());
        assertNull(reading.salary().fullTimeAnnualMin());
        assertNull(reading.salary().annualMin());
    }

    @Test
    void whatAFreelancerInvoicesPerHourIsNoEmployeesPay() {
        assertNull(label("Horaire de 60 Euros", FREELANCE, null).fullTimeAnnualMin());
    }

    private static WorkingTime partTime(@Nullable Double hours) {
        return new WorkingTime(WorkingTime.Kind.PART_TIME, hours);
    }

    private static SalaryParser.Reading fields(double min, double max, Contract contract) {
        Salary salary = SalaryParser.parseFields(min, max, false).orElseThrow();
        return new SalaryParser.Reading(salary, Set.of()).under(contract, null, DAY);
    }

    private static Salary label(String label, Contract contract, @Nullable WorkingTime workingTime) {
        return reading(label, contract, workingTime, DAY).salary();
    }

    private static Set<IssueCode> issues(
            String label, @Nullable Contract contract, @Nullable WorkingTime workingTime, LocalDate day) {
        return reading(label, contract, workingTime, day).issues();
    }

    private static SalaryParser.Reading reading(
            String label, @Nullable Contract contract, @Nullable WorkingTime workingTime, LocalDate day) {
        Salary salary = SalaryParser.parse(label).orElseThrow();
        return new SalaryParser.Reading(salary, Set.of()).under(contract, workingTime, day);
    }
}
