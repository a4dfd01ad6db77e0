package fr.jobmarket.simulator.internal;

import java.util.SplittableRandom;

/**
 * The conditions of a job.
 *
 * @param contract code of the contract, such as CDI
 * @param months length of the contract, 0 when it has none
 * @param training E2 for an apprenticeship, FS for a professional training contract, empty otherwise
 * @param experienceYears 0 for beginners
 * @param payFrom gross euros a month, full time
 * @param payTo gross euros a month, not below {@code payFrom}
 * @param weeklyHours hours a week
 */
record Terms(
        String contract, int months, String training, int experienceYears, int payFrom, int payTo, int weeklyHours) {

    private static final int[] CONTRACT_MONTHS = {1, 2, 3, 3, 4, 6, 6, 6, 8, 9, 12, 12, 12, 18, 24};
    private static final int[] SEASON_MONTHS = {2, 3, 3, 4, 4, 5, 6, 8};
    private static final int[] EXPERIENCE_YEARS = {0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 5, 5, 8};

    static Terms draw(MarketOccupations.Occupation occupation, MarketFamilies.Family family, SplittableRandom random) {
        String drawn = family.contracts().at(random.nextDouble());
        boolean apprentice = (drawn.equals("CDD") || drawn.equals("CDI")) && random.nextInt(100) < 6;
        String training = apprentice ? random.nextInt(5) == 0 ? "FS" : "E2" : "";
        String contract = apprentice ? "CDD" : drawn;
        int months = months(contract, apprentice, random);
        int years = apprentice ? 0 : EXPERIENCE_YEARS[random.nextInt(EXPERIENCE_YEARS.length)];
        int spread = occupation.payTo() - occupation.payFrom();
        int from = occupation.payFrom() + (int) (spread * (0.35 * random.nextDouble() + years * 0.04)) / 10 * 10;
        int to = random.nextInt(5) == 0 ? from : from + (int) (spread * 0.4 * random.nextDouble()) / 10 * 10;
        return new Terms(contract, months, training, years, from, to, hours(family, apprentice, random));
    }

    private static int months(String contract, boolean apprentice, SplittableRandom random) {
        int[] lengths = contract.equals("SAI") ? SEASON_MONTHS : CONTRACT_MONTHS;
        int length = lengths[random.nextInt(lengths.length)];
        return switch (contract) {
            case "CDD", "MIS", "SAI" -> apprentice ? 12 + 12 * random.nextInt(2) : length;
            default -> 0;
        };
    }

    private static int hours(MarketFamilies.Family family, boolean apprentice, SplittableRandom random) {
        boolean office = family.hours().equals("jour") || family.hours().equals("poste");
        boolean partTime = random.nextInt(100) < (office ? 6 : 22);
        if (apprentice) {
            return 35;
        }
        if (partTime) {
            return 14 + random.nextInt(8) * 2;
        }
        return random.nextInt(4) == 0 ? 36 + random.nextInt(4) : 35;
    }

    boolean partTime() {
        return weeklyHours < 35;
    }
}
