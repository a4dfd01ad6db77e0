package fr.jobmarket.cleaning.internal.duplicate;

import java.util.Arrays;
import java.util.stream.Stream;

/** Who may stand in the place of the employer without being it. */
final class Intermediaries {

    /** Sites that publish the advertisements of others. */
    private static final int[] BOARDS = hashes(
            "hellowork",
            "indeed",
            "jobijoba",
            "meteojob",
            "cadremploi",
            "apec",
            "regionsjob",
            "monster",
            "linkedin",
            "jooble",
            "talent.com",
            "jobrapido",
            "optioncarriere",
            "neuvoo",
            "stepstone",
            "keljob",
            "parisjob",
            "wizbii",
            "jobteaser",
            "francetravail",
            "poleemploi",
            "welcometothejungle",
            "leboncoin",
            "staffme",
            "jobtome",
            "free-work",
            "careerjet",
            "glassdoor",
            "emploi store",
            "vivastreet",
            "trovit",
            "adzuna",
            "beetween",
            "jobintree",
            "distrijob",
            "ouestjob",
            "centrejob",
            "nordjob",
            "estjob",
            "rhonealpesjob",
            "sudouestjob",
            "pacajob",
            "jobposting.pro",
            "recrut.com",
            "emploi.org",
            "engagement jeunes",
            "carriere online",
            "lindustrie recrute",
            "lhotellerie restauration",
            "journal des palaces",
            "jobtransport",
            "jobagri",
            "apecita",
            "golden bees");

    /** Agencies, and what agencies call themselves. */
    private static final int[] AGENCIES = hashes(
            "adecco",
            "manpower",
            "randstad",
            "synergie",
            "proman",
            "crit",
            "startpeople",
            "supplay",
            "temporis",
            "adequat",
            "partnaire",
            "gi group",
            "expectra",
            "page personnel",
            "michael page",
            "hays",
            "robert half",
            "menway",
            "ergalis",
            "axxis",
            "aquila",
            "welljob",
            "appel medical",
            "lhh",
            "interim",
            "interimaire",
            "recrutement",
            "recruitment");

    private Intermediaries() {}

    /** Whether a name is that of a site, such as "HelloWork" or "Indeed.com"; it says nothing of who hires. */
    static boolean isBoard(WordHashes name) {
        boolean named = Arrays.binarySearch(BOARDS, name.joined()) >= 0;
        return named || name.count() == 2 && Arrays.binarySearch(BOARDS, name.word(0)) >= 0;
    }

    /** Whether a name is that of somebody who hires for others. */
    static boolean isAgency(WordHashes name) {
        boolean agency = Arrays.binarySearch(AGENCIES, name.joined()) >= 0;
        for (int i = 0; i < name.count(); i++) {
            agency |= Arrays.binarySearch(AGENCIES, name.word(i)) >= 0;
        }
        return agency;
    }

    private static int[] hashes(String... names) {
        return Stream.of(names)
                .mapToInt(name -> WordHashes.of(name).joined())
                .sorted()
                .distinct()
                .toArray();
    }
}
