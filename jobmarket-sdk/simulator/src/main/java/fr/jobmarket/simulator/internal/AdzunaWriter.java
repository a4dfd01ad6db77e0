package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.simulator.SyntheticMarket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;

/** Gives advertisements the form Adzuna's API returns for France. */
final class AdzunaWriter {
    private static final String CLASS = "Adzuna::API::Response::";
    private static final int DESCRIPTION_CHARACTERS = 499;

    private final long seed;
    private final Instant now;

    AdzunaWriter(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    ObjectNode write(int number, Advertisement ad, boolean shared) {
        SplittableRandom random = new SplittableRandom(seed * 37 + number * 0x94D049BB133111EBL + ad.cycle());
        String id = Long.toString(7_000_000_000L
                + Math.floorMod(
                        (number + ad.cycle() * SyntheticMarket.MAX_OFFERS) * 736_878_713L
                                + Math.floorMod(seed, 1_000_003L) * 97,
                        2_000_000_000L));
        ObjectNode offer = Stock.JSON.createObjectNode();
        offer.put("__CLASS__", CLASS + "Job");
        offer.put("id", id);
        offer.put("title", title(ad, random));
        offer.put("description", description(ad.description(), random));
        offer.put("created", created(ad, shared, random));
        offer.put("redirect_url", "https://www.adzuna.fr/" + (random.nextBoolean() ? "details/" : "land/ad/") + id);
        offer.put(
                "adref",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("simulated:" + id).getBytes(StandardCharsets.UTF_8)));
        offer.put("salary_is_predicted", "0");
        ObjectNode category = offer.putObject("category").put("__CLASS__", CLASS + "Category");
        boolean known = random.nextInt(100) < 45;
        category.put("tag", known ? ad.family().category() : "unknown");
        category.put("label", known ? ad.family().categoryLabel() : "Unknown");
        offer.putObject("company").put("__CLASS__", CLASS + "Company").put("display_name", ad.company());
        PlaceLabels.adzuna(
                offer, offer.putObject("location").put("__CLASS__", CLASS + "Location"), ad.commune(), random);
        addContract(offer, ad, random);
        addSalary(offer, ad, random);
        return offer;
    }

    private static String title(Advertisement ad, SplittableRandom random) {
        String title = ad.title();
        return switch (random.nextInt(12)) {
            case 0 -> title.toUpperCase(Locale.FRENCH) + " (H/F)";
            case 1 -> title;
            case 2 -> "<strong>" + title + "</strong> H/F";
            case 3 ->
                title + " - " + PlaceLabels.city(ad.commune()) + " - "
                        + ad.terms().contract();
            case 4 -> title + " F/H";
            default -> title + " H/F";
        };
    }

    /** One flowing text, cut after 499 characters and an ellipsis unless it is short. */
    private static String description(String text, SplittableRandom random) {
        String flowing = text.replaceAll("\\s+", " ").trim();
        return flowing.length() <= DESCRIPTION_CHARACTERS
                ? random.nextInt(3) == 0 ? flowing : flowing + "…"
                : flowing.substring(0, DESCRIPTION_CHARACTERS) + "…";
    }

    private String created(Advertisement ad, boolean shared, SplittableRandom random) {
        Instant later = ad.created().plusSeconds(shared ? random.nextInt(3 * 86_400) : 0);
        return (later.isAfter(now) ? ad.created() : later)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static void addContract(ObjectNode offer, Advertisement ad, SplittableRandom random) {
        if (random.nextInt(100) < 26) {
            boolean permanent =
                    ad.terms().contract().equals("CDI") || ad.terms().contract().equals("DIN");
            offer.put("contract_type", permanent ? "permanent" : "contract");
        }
        if (random.nextInt(100) < 23) {
            offer.put("contract_time", ad.terms().partTime() ? "part_time" : "full_time");
        }
    }

    /** Yearly amounts mostly; a fifth are hourly or monthly ones that nobody converted. */
    private static void addSalary(ObjectNode offer, Advertisement ad, SplittableRandom random) {
        if (random.nextInt(100) >= 15) {
            return;
        }
        int kind = random.nextInt(10);
        double factor = kind == 0 ? 1 / 151.67 : kind == 1 ? 1 : 12;
        double step = kind == 0 ? 0.01 : kind == 1 ? 10 : 500;
        offer.put("salary_min", Math.round(ad.terms().payFrom() * factor / step) * step);
        offer.put("salary_max", Math.round(ad.terms().payTo() * factor / step) * step);
    }
}
