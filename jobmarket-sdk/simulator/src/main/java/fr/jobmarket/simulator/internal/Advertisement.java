package fr.jobmarket.simulator.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What an employer says, before a job board gives it its own form: the same for every board and every re-post.
 *
 * @param presentation the employer in two sentences
 * @param description the whole text
 * @param cycle 0 to 7, which of the advertisements that follow each other under a number this is
 */
record Advertisement(
        MarketOccupations.Occupation occupation,
        MarketOccupations.Appellation appellation,
        MarketFamilies.Family family,
        MarketFamilies.Naf naf,
        MarketPlaces.Commune commune,
        Terms terms,
        String title,
        String company,
        String presentation,
        String description,
        Instant created,
        int cycle) {

    private static final long LIFETIME = 56L * 86_400_000;
    private static final long DAY = 86_400_000;
    private static final int CYCLES = 8;

    private static final MarketFamilies.Naf TEMPORARY_WORK =
            new MarketFamilies.Naf("78.20Z", "Activités des agences de travail temporaire");

    /**
     * The advertisement that has a number at a moment. It stays for 56 days, then another one takes the number, so that a
     * market keeps most of its offers from one day to the next and yet is never older than two months.
     */
    static Advertisement of(long seed, long number, Instant now) {
        long key = seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L;
        long phase = Math.floorMod(new SplittableRandom(key).nextLong(), LIFETIME);
        long cycle = Math.floorDiv(now.toEpochMilli() - phase, LIFETIME);
        SplittableRandom random = new SplittableRandom(key + cycle * 0x94D049BB133111EBL);
        MarketOccupations.Occupation occupation = MarketOccupations.at(random.nextDouble());
        MarketFamilies.Family family = MarketFamilies.named(occupation.family());
        MarketPlaces.Commune commune = MarketPlaces.at(random.nextDouble());
        Terms terms = Terms.draw(occupation, family, random);
        AdvertisementStyle style = AdvertisementStyle.of(family.name(), terms.contract(), random);
        AdvertisementText text = new AdvertisementText(random, occupation, family, commune, terms);
        String company = text.company(style);
        String title = Grammar.firstUpper(pick(occupation.titles(), random));
        text.name(title, company);
        return new Advertisement(
                occupation,
                pick(occupation.appellations(), random),
                family,
                style == AdvertisementStyle.INTERIM ? TEMPORARY_WORK : pick(family.nafs(), random),
                commune,
                terms,
                terms.training().isEmpty() ? title : "Alternance - " + title,
                company,
                text.write("presentation"),
                text.write("layout." + style.name().toLowerCase(Locale.ROOT)),
                created(random, Instant.ofEpochMilli(phase + cycle * LIFETIME)),
                (int) Math.floorMod(cycle, CYCLES));
    }

    private static <T> T pick(List<T> items, SplittableRandom random) {
        return items.get(random.nextInt(items.size()));
    }

    /** In working hours at or before a moment; few offers are published on a weekend. */
    private static Instant created(SplittableRandom random, Instant latest) {
        long timeOfDay = random.nextLong(6 * 3_600_000L, 18 * 3_600_000L);
        long day = Math.floorDiv(latest.toEpochMilli() - timeOfDay, DAY);
        DayOfWeek weekday = LocalDate.ofEpochDay(day).getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        if (weekend && random.nextInt(10) < 8) {
            day -= 2;
        }
        return Instant.ofEpochMilli(day * DAY + timeOfDay);
    }
}
