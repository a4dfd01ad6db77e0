package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.simulator.Tastes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Somebody who looks for work: what they want, hidden, and what they say of it. Immutable. */
final class Seeker {

    /** Where nothing of the work is wanted, or it lies beyond a limit that the profile names, nothing else counts. */
    private static final double NEVER = -9;

    /** Work of one's own next door at the pay one expects is wanted a little more often than not. */
    private static final double BASE = -4.5;

    /** Work of the same family is wanted up to this share of one's own, of the same domain up to twice that. */
    private static final double RELATED = 0.35;

    private static final double NEAREST_KM = 8;
    private static final double FURTHEST_KM = 40;
    private static final double PAY_STEP = 0.2;
    private static final int MONTHS = 12;
    private static final int MOST_SKILLS = 8;

    private final long key;
    private final Tastes tastes;
    private final MarketOccupations.Occupation occupation;
    private final MarketPlaces.Commune home;
    private final Map<String, Double> affinities = new HashMap<>();
    private final Set<String> skills;
    private final double likesKm;
    private final double limitKm;
    private final double expectsPay;
    private final int experienceYears;
    private final boolean mindsContract;
    private final boolean insistsOnPermanent;
    private final double[] weights;
    private final ObjectNode profile;

    Seeker(long key, Tastes tastes) {
        SplittableRandom random = new SplittableRandom(key);
        this.key = key;
        this.tastes = tastes;
        this.occupation = MarketOccupations.at(random.nextDouble());
        this.home = MarketPlaces.at(random.nextDouble());
        this.skills = skills(random);
        this.likesKm = NEAREST_KM + (FURTHEST_KM - NEAREST_KM) * random.nextDouble() * random.nextDouble();
        this.limitKm = 5 * Math.ceil(2 * likesKm / 5);
        this.experienceYears = random.nextInt(9);
        double paid = occupation.payFrom() + (occupation.payTo() - occupation.payFrom()) * random.nextDouble() / 2;
        this.expectsPay = paid;
        this.mindsContract = random.nextInt(3) > 0;
        this.weights = random.doubles(6, 0.5, 1.5).toArray();
        this.insistsOnPermanent = mindsContract && weights[4] > 1 && says(random);
        likeRelatedWork(random);
        this.profile = profile(random);
    }

    private Set<String> skills(SplittableRandom random) {
        List<String> known = new ArrayList<>(occupation.technologies());
        occupation.skills().forEach(skill -> known.add(skill.label()));
        Set<String> own = new HashSet<>();
        while (own.size() < Math.min(MOST_SKILLS, known.size())) {
            own.add(known.get(random.nextInt(known.size())));
        }
        return own;
    }

    private void likeRelatedWork(SplittableRandom random) {
        for (MarketOccupations.Occupation other : MarketOccupations.all()) {
            if (other.family().equals(occupation.family())) {
                boolean sameDomain = other.rome().startsWith(occupation.rome().substring(0, 3));
                affinities.put(other.rome(), RELATED * (random.nextDouble() + (sameDomain ? 1 : 0)));
            }
        }
        affinities.put(occupation.rome(), 1.0);
    }

    private ObjectNode profile(SplittableRandom random) {
        ObjectNode said = Stock.JSON.createObjectNode();
        said.put("jobTitle", title(random));
        List<String> named =
                skills.stream().sorted().filter(skill -> says(random)).toList();
        named.forEach(said.withArray("skills")::add);
        ObjectNode place = said.putObject("place");
        place.put("communeCode", home.code());
        place.put("maxDistanceKm", limitKm);
        if (says(random)) {
            said.put("minAnnualSalary", Math.round(expectsPay * MONTHS * 0.9 / 500) * 500);
        }
        if (says(random)) {
            said.put("experienceYears", experienceYears);
        }
        if (insistsOnPermanent) {
            said.putArray("contracts").add("PERMANENT");
        }
        return said;
    }

    private String title(SplittableRandom random) {
        boolean ordinary = random.nextInt(3) > 0;
        List<String> titles = ordinary
                ? occupation.titles()
                : occupation.appellations().stream()
                        .map(MarketOccupations.Appellation::label)
                        .toList();
        return titles.get(random.nextInt(titles.size()));
    }

    private boolean says(SplittableRandom random) {
        return random.nextDouble() < tastes.candour();
    }

    /** The profile, in the words of the SDK. */
    ObjectNode profile() {
        return profile;
    }

    MarketOccupations.Occupation occupation() {
        return occupation;
    }

    /** How far an offer is from home. */
    double kilometres(Posting offer) {
        return Geography.kilometres(
                home.latitude(),
                home.longitude(),
                offer.commune().latitude(),
                offer.commune().longitude());
    }

    double likesKm() {
        return likesKm;
    }

    /** How probable it is that they would apply, 0 to 1, if they looked at the offer for long enough. */
    double relevance(Posting offer) {
        return 1 / (1 + Math.exp(-utility(offer)));
    }

    /** How much they want an offer, whims that last included; 0 is as often wanted as not. */
    double utility(Posting offer) {
        double affinity = affinities.getOrDefault(offer.occupation().rome(), 0.0);
        double km = kilometres(offer);
        if (affinity == 0 || km > limitKm || (insistsOnPermanent && !offer.permanent())) {
            return NEVER;
        }
        double pay = Math.max(-1, Math.min(1, (offer.pay() / expectsPay - 1) / PAY_STEP));
        int lacking = Math.max(0, offer.terms().experienceYears() - experienceYears);
        double used = offer.skills().stream().filter(skills::contains).count() / (double) skills.size();
        return BASE
                + tastes.work() * affinity
                + weights[0] * tastes.skills() * used
                - weights[1] * tastes.distance() * km / likesKm
                + weights[2] * tastes.pay() * pay
                - weights[3] * tastes.experience() * Math.min(3, lacking)
                - (mindsContract && !offer.permanent() ? weights[4] * tastes.contract() : 0)
                + tastes.hidden()
                        * (gaussian(offer.employer())
                                + gaussian(key * 31 + offer.id().hashCode()))
                        / Math.sqrt(2);
    }

    /** Always the same for the same number. */
    private static double gaussian(long number) {
        return gaussian(new SplittableRandom(number * 0x9E3779B97F4A7C15L));
    }

    /** From the standard normal distribution (Box and Muller 1958). */
    static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
