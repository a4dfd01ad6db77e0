package fr.jobmarket.cleaning.salary;

import fr.jobmarket.offer.Salary;

/**
 * A salary together with what was done to express it in gross euros per hour, month or year.
 *
 * @param salary the salary, gross
 * @param net whether the wording was net; the amounts were then divided by {@link SalaryParser#NET_TO_GROSS}
 * @param daily whether the wording was per day; the amounts were then divided by {@link MinimumWage#HOURS_PER_DAY}
 */
public record SalaryReading(Salary salary, boolean net, boolean daily) {}
