package fr.jobmarket.training.ranking;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.cleaning.RomeNomenclature;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.recommendation.Feature;
import fr.jobmarket.recommendation.FeatureVector;
import fr.jobmarket.search.OfferDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants the work of an offer: a stand-in for people whose choices nobody logged yet. They name its title and,
 * by chance, its skills, text, place and conditions, hardly ever its occupation; an offer of the same occupation is what
 * they look for, one of a neighbouring occupation half of it, and either is worth up to half less when it does not meet
 * their conditions.
 */
final class WeakCandidate {

    /** What candidates ask for beside the work itself. */
    private static final List<Feature> WISHES = List.of(
            Feature.DISTANCE,
            Feature.CONTRACT_MATCH,
            Feature.APPRENTICESHIP_FIT,
            Feature.SALARY_FIT,
            Feature.EXPERIENCE_FIT,
            Feature.LANGUAGE_FIT,
            Feature.LICENCE_FIT,
            Feature.REMOTE_FIT);

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 5_000;
    private static final int MOST_SKILLS = 10;
    private static final double MAX_DISTANCE_KM = 30;
    private static final double NEIGHBOUR = 0.5;

    private final Offer offer;
    private final String romeCode;
    private final OfferDigest own;
    private final Random random;
    private final RomeNomenclature rome = RomeNomenclature.ofDefaults();

    /**
     * A candidate made of an offer.
     *
     * @param romeCode the offer's occupation
     * @param seed decides what the candidate says
     */
    WeakCandidate(Offer offer, String romeCode, long seed) {
        this.offer = offer;
        this.romeCode = romeCode;
        this.own = OfferDigest.of(offer);
        this.random = new Random(seed * 31 + offer.id().hashCode());
    }

    /** What the candidate says. Half of them say everything about the work, the others leave parts of it out. */
    CandidateProfile profile() {
        CandidateProfile.Builder profile = CandidateProfile.builder();
        boolean talkative = random.nextBoolean();
        profile.jobTitle(cut(offer.title(), LONGEST_TITLE));
        if (talkative || random.nextBoolean()) {
            profile.skills(skills(talkative ? 1 : 0.6));
        }
        if (talkative || random.nextInt(3) == 0) {
            profile.text(cut(offer.description(), LONGEST_TEXT));
        }
        if (random.nextInt(10) == 0) {
            profile.occupations(romeCode);
        }
        Place place = offer.place();
        if (place != null && place.communeCode() != null && random.nextInt(5) > 0) {
            profile.near(place.communeCode(), MAX_DISTANCE_KM);
        }
        conditions(profile);
        return profile.build();
    }

    private void conditions(CandidateProfile.Builder profile) {
        Contract contract = offer.contract();
        if (contract != null && random.nextInt(4) == 0) {
            profile.contracts(contract.type());
        }
        Salary salary = offer.salary();
        if (salary != null && salary.annualMin() != null && random.nextInt(3) == 0) {
            profile.minAnnualSalary(salary.annualMin());
        }
        Experience experience = offer.experience();
        if (experience != null && experience.months() != null && random.nextBoolean()) {
            profile.experienceYears(experience.months() / 12.0);
        }
        if (random.nextBoolean()) {
            profile.languages(first(offer.languages()));
            profile.licences(first(offer.licences()));
        }
        if (Boolean.TRUE.equals(offer.remote()) && random.nextBoolean()) {
            profile.remote(true);
        }
    }

    private static List<String> first(List<String> labels) {
        return labels.stream()
                .limit(MOST_SKILLS)
                .map(label -> cut(label, LONGEST_TITLE))
                .toList();
    }

    private List<String> skills(double share) {
        List<String> labels = new ArrayList<>(offer.skills().stream()
                .map(Skill::label)
                .map(label -> cut(label, LONGEST_TITLE))
                .distinct()
                .toList());
        Collections.shuffle(labels, random);
        return labels.subList(0, Math.min(MOST_SKILLS, (int) Math.ceil(share * labels.size())));
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    /** How much an offer is what the candidate looks for, 0 to 1; 0 when it is no occupation near theirs. */
    double relevance(OfferDigest other, FeatureVector features) {
        double work = work(other.romeCode());
        return work == 0 ? 0 : work * (0.5 + 0.5 * met(features));
    }

    private double work(@Nullable String code) {
        if (code == null) {
            return 0;
        }
        if (code.equals(romeCode)) {
            return 1;
        }
        boolean near = rome.neighbours(romeCode).contains(code)
                || rome.neighbours(code).contains(romeCode);
        return near ? NEIGHBOUR : 0;
    }

    /** The share of the conditions that is met, of those about which both sides say something. */
    private static double met(FeatureVector features) {
        double sum = 0;
        int known = 0;
        for (Feature wish : WISHES) {
            float value = features.get(wish);
            if (!Float.isNaN(value)) {
                sum += Math.max(0, value);
                known++;
            }
        }
        return known == 0 ? 1 : sum / known;
    }

    /** Whether an offer is the one this candidate is made of, or a copy of it. */
    boolean isMadeOf(OfferDigest other) {
        return other.id().equals(offer.id()) || own.advertisement().equals(other.advertisement());
    }
}
