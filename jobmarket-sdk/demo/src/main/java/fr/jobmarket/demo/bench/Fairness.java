package fr.jobmarket.demo.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.candidate.CandidateProfile.DesiredPlace;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Folders;
import fr.jobmarket.internal.GreatCircle;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.referential.Commune;
import fr.jobmarket.referential.Places;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.simulator.Tastes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people of a synthetic market are shown, group by group: how many offers, how well paid, how far away. Groups are known
 * of these people alone: the size of the town they live in, and the form of their title. Who has a title with a masculine and a
 * feminine form is served twice, once with each.
 */
public final class Fairness {

    private static final int TOP = 10;
    private static final int SMALL_TOWN = 20_000;
    private static final int LARGE_TOWN = 100_000;
    private static final String SMALL = "towns below 20,000 people";
    private static final String MIDDLING = "towns between";
    private static final String LARGE = "towns from 100,000 people";
    private static final String MASCULINE = "masculine titles";
    private static final String FEMININE = "feminine titles";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Recommender recommender;
    private final Map<String, Shown> groups = new LinkedHashMap<>();
    private int pairs;
    private int identical;
    private double overlap;

    private Fairness(Recommender recommender) {
        this.recommender = recommender;
        List.of(SMALL, MIDDLING, LARGE, MASCULINE, FEMININE).forEach(group -> groups.put(group, new Shown()));
    }

    /**
     * Measures on a market of a seed.
     *
     * @param print hears the results
     */
    public static void measure(int offers, int people, long seed, ScoringModel model, Consumer<String> print) {
        Path folder = RecommendationQuality.temporaryFolder();
        try {
            MarketOnDisk market =
                    MarketOnDisk.write(folder.resolve("market"), seed, offers, people, Tastes.ofDefaults());
            try (OfferIndex index = OfferIndex.open(market.index());
                    Stream<String> lines = Files.lines(market.choices())) {
                Fairness fairness = new Fairness(Recommender.of(index, model));
                for (String line : (Iterable<String>) lines::iterator) {
                    fairness.serve(MAPPER.readTree(line).withObject("/candidate"));
                }
                fairness.print(print);
            }
        } catch (IOException e) {
            throw new NonRetriableException("cannot read the market in " + folder + " (" + e + ")", e);
        } finally {
            Folders.remove(folder);
        }
    }

    private void serve(ObjectNode candidate) {
        CandidateProfile profile = CandidateProfile.ofJson(candidate.toString());
        Commune home = home(profile);
        int people = home.population();
        show(people < SMALL_TOWN ? SMALL : people < LARGE_TOWN ? MIDDLING : LARGE, profile, home);
        List<String> forms = forms(candidate.path("jobTitle").asText());
        if (forms.size() == 2) {
            List<String> his = show(MASCULINE, titled(candidate, forms.get(0)), home);
            List<String> hers = show(FEMININE, titled(candidate, forms.get(1)), home);
            compare(his, hers);
        }
    }

    private void compare(List<String> his, List<String> hers) {
        Set<String> both = new HashSet<>(his);
        both.retainAll(hers);
        int longest = Math.max(his.size(), hers.size());
        pairs++;
        identical += his.equals(hers) ? 1 : 0;
        overlap += longest == 0 ? 1 : (double) both.size() / longest;
    }

    private static Commune home(CandidateProfile profile) {
        DesiredPlace place = profile.place();
        String code = place == null ? "" : String.valueOf(place.communeCode());
        return Places.ofFrance()
                .commune(code)
                .orElseThrow(() -> new InvalidInputException("nobody can live in commune \"" + code + "\""));
    }

    private List<String> show(String group, CandidateProfile profile, Commune home) {
        List<Recommendation> page = recommender.recommend(profile, TOP);
        Shown shown = groups.computeIfAbsent(group, name -> new Shown());
        shown.add(page, home);
        return page.stream().map(item -> item.offer().id()).toList();
    }

    /** "Agent administratif / Agente administrative de mairie" in its two forms; nothing for a title of one form. */
    static List<String> forms(String title) {
        int slash = title.indexOf(" / ");
        if (slash < 0) {
            return List.of();
        }
        String masculine = title.substring(0, slash);
        String feminine = title.substring(slash + 3);
        int words = masculine.split(" ", -1).length;
        List<String> rest = Arrays.asList(feminine.split(" ", -1));
        if (rest.size() < words) {
            return List.of();
        }
        return List.of(
                String.join(
                        " ",
                        Stream.concat(Stream.of(masculine), rest.stream().skip(words))
                                .toList()),
                feminine);
    }

    private static CandidateProfile titled(ObjectNode candidate, String title) {
        return CandidateProfile.ofJson(
                candidate.deepCopy().put("jobTitle", title).toString());
    }

    private void print(Consumer<String> print) {
        print.accept("                              people   offers each   shown none   euros a year      km");
        groups.forEach((name, shown) -> print.accept(String.format(
                Locale.ROOT,
                "%-28s %7d %13.2f %12.3f %14.0f %7.1f",
                name,
                shown.people,
                (double) shown.offers / shown.people,
                (double) shown.none / shown.people,
                mean(shown.pay),
                mean(shown.kilometres))));
        print.accept(String.format(
                Locale.ROOT,
                "titles in two forms: %d people, the same list for %d; %.4f of the offers of one list are in the other",
                pairs,
                identical,
                overlap / pairs));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** What a group was shown. */
    private static final class Shown {
        private final List<Double> pay = new ArrayList<>();
        private final List<Double> kilometres = new ArrayList<>();
        private int people;
        private int offers;
        private int none;

        void add(List<Recommendation> page, Commune home) {
            people++;
            offers += page.size();
            none += page.isEmpty() ? 1 : 0;
            for (Recommendation item : page) {
                OfferDigest offer = OfferDigest.of(item.offer());
                addKnown(pay, (offer.annualMin() + offer.annualMax()) / 2);
                addKnown(kilometres, kilometres(home.latitude(), home.longitude(), offer));
            }
        }

        private static double kilometres(@Nullable Double latitude, @Nullable Double longitude, OfferDigest offer) {
            return latitude == null || longitude == null
                    ? Double.NaN
                    : GreatCircle.km(latitude, longitude, offer.latitude(), offer.longitude());
        }

        private static void addKnown(List<Double> values, double value) {
            if (!Double.isNaN(value)) {
                values.add(value);
            }
        }
    }
}
