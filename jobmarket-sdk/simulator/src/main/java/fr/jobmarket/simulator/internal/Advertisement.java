package fr.jobmarket.simulator.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What an employer says, before a job board gives it its own form: the same for every board and every re-post.
 *
 * @param presentation the employer in two sentences
 * @param description the whole text
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
        Instant created) {

    private static final MarketFamilies.Naf TEMPORARY_WORK =
            new MarketFamilies.Naf("78.20Z", "Activités des agences de travail temporaire");

    /** The advertisement of a number, in a market of a seed, dated within the sixty days before a moment. */
    static Advertisement of(long seed, long number, Instant now) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L);
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
                created(random, now));
    }

    private static <T> T pick(List<T> items, SplittableRandom random) {
        return items.get(random.nextInt(items.size()));
    }

    /** Recent offers are more numerous; few are published on a weekend or at night. */
    private static Instant created(SplittableRandom random, Instant now) {
        long seconds = (long) (Math.pow(random.nextDouble(), 1.4) * 59 * 86_400);
        Instant day = now.minusSeconds(seconds + 1);
        DayOfWeek weekday = day.atZone(ZoneOffset.UTC).getDayOfWeek();
        if ((weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) && random.nextInt(10) < 8) {
            day = day.minusSeconds(2 * 86_400L);
            seconds += 2 * 86_400L;
        }
        Instant working = day.atZone(ZoneOffset.UTC)
                .withHour(6 + random.nextInt(12))
                .withMinute(random.nextInt(60))
                .withNano(random.nextInt(1000) * 1_000_000)
                .toInstant();
        return working.isAfter(now) || seconds > 59 * 86_400L
                ? now.minusSeconds(seconds % (59 * 86_400L) + 1)
                : working;
    }
}
