package fr.jobmarket.recommendation;

import static fr.jobmarket.recommendation.TestOffers.contract;
import static fr.jobmarket.recommendation.TestOffers.demanded;
import static fr.jobmarket.recommendation.TestOffers.occupation;
import static fr.jobmarket.recommendation.TestOffers.offer;
import static fr.jobmarket.recommendation.TestOffers.skills;
import static fr.jobmarket.recommendation.TestOffers.upTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferQuery.Near;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureExtractorTest {

    private static final double DELTA = 1e-6;
    private static final Near LYON_CIRCLE = new Near(45.7597, 4.8577, 100);

    private static SoughtOccupations sought(CandidateProfile profile) {
        return SoughtOccupations.of(
                profile, OccupationClassifier::ofDefaults, text -> text, Map::of, title -> Map.of());
    }

    private static float value(Feature feature, CandidateProfile profile, Offer offer) {
        return FeatureExtractor.forCandidate(profile, sought(profile), SearchArea.ANYWHERE, TestOffers.TODAY)
                .extract(OfferDigest.of(offer), Double.NaN)
                .get(feature);
    }

    private static float value(Feature feature, CandidateProfile.Builder profile, Offer.Builder offer) {
        return value(feature, profile.build(), offer.build());
    }

    private static CandidateProfile.Builder candidate() {
        return CandidateProfile.builder();
    }

    @Test
    void knowsNothingAboutPeopleBeyondTheirWork() {
        for (Feature feature : Feature.values()) {
            for (String forbidden : List.of("name", "age", "gender", "sex", "origin", "national", "birth")) {
                assertFalse(feature.id().matches(".*(^|_)" + forbidden + ".*"), feature.id());
            }
        }
    }

    @Test
    void leavesWhatNobodySaidUnknown() {
        FeatureVector features = FeatureExtractor.forCandidate(
                        CandidateProfile.EMPTY, SoughtOccupations.NONE, SearchArea.ANYWHERE, null)
                .extract(OfferDigest.of(offer("1", "").createdAt(null).build()), Double.NaN);
        for (Feature feature : Feature.values()) {
            boolean alwaysKnown = feature == Feature.COMPLETENESS || feature == Feature.OPENINGS;
            assertEquals(!alwaysKnown, Float.isNaN(features.get(feature)), feature.id());
        }
    }

    @Test
    void comparesOccupationsByCodeAndByDomain() {
        Offer.Builder developer = offer("1", "X").occupation(occupation("M1805", "Développement"));
        assertEquals(1, value(Feature.OCCUPATION_EXACT, candidate().occupations("m1805"), developer));
        assertEquals(0, value(Feature.OCCUPATION_EXACT, candidate().occupations("M1811"), developer));
        assertEquals(1, value(Feature.OCCUPATION_NEAR, candidate().occupations("M1811"), developer));
        assertEquals(0, value(Feature.OCCUPATION_NEAR, candidate().occupations("D1102"), developer));
    }

    @Test
    void readsFeminineAndMasculineTitlesAlike() {
        for (String[] pair : new String[][] {
            {"développeur", "développeuse"}, {"infirmier", "infirmière"}, {"directeur", "directrice"},
            {"technicien", "technicienne"}, {"Vendeur", "VENDEUSE"}, {"employé", "employée"}
        }) {
            Offer.Builder offer = offer("1", pair[0] + " (H/F)");
            assertEquals(1, value(Feature.TITLE_SIMILARITY, candidate().jobTitle(pair[1]), offer), DELTA, pair[1]);
            assertEquals(1, value(Feature.TITLE_SIMILARITY, candidate().jobTitle(pair[0]), offer), DELTA, pair[0]);
        }
    }

    @Test
    void recognisesSkillsByCodeLabelOrMostOfTheirWords() {
        Offer.Builder offer = offer("1", "X")
                .skills(List.of(
                        new Skill("400155", "Modéliser des données", Skill.Level.REQUIRED),
                        new Skill(null, "Langage SQL", Skill.Level.PREFERRED),
                        new Skill(null, "Conduire une réunion de chantier difficile", null)));
        assertEquals(1 / 3f, value(Feature.SKILL_OVERLAP, candidate().skills("400155"), offer), DELTA);
        assertEquals(1 / 3f, value(Feature.SKILL_OVERLAP, candidate().skills("MODELISER des donnees"), offer), DELTA);
        assertEquals(1 / 3f, value(Feature.SKILL_OVERLAP, candidate().skills("sql"), offer), DELTA);
        assertEquals(0, value(Feature.SKILL_OVERLAP, candidate().skills("réunion"), offer), DELTA);
        assertEquals(1 / 3f, value(Feature.SKILL_REQUIRED_OVERLAP, candidate().skills("400155"), offer), DELTA);
        assertEquals(0, value(Feature.SKILL_REQUIRED_OVERLAP, candidate().skills("sql"), offer), DELTA);
    }

    @Test
    void neverLowersASkillFeatureWhenACandidateLearns() {
        Random random = new Random(11);
        String[] known = {"Java", "SQL", "Spring", "Git", "Docker", "Kubernetes", "Python", "Spark"};
        for (int round = 0; round < 200; round++) {
            List<String> asked = new ArrayList<>(List.of(known));
            Collections.shuffle(asked, random);
            asked = asked.subList(0, 1 + random.nextInt(asked.size()));
            Offer offer =
                    offer("1", "X").skills(skills(asked.toArray(String[]::new))).build();
            List<String> had = new ArrayList<>(List.of("Anglais courant"));
            float before = value(Feature.SKILL_OVERLAP, candidate().skills(had).build(), offer);
            for (String skill : asked) {
                had.add(skill);
                float after =
                        value(Feature.SKILL_OVERLAP, candidate().skills(had).build(), offer);
                assertTrue(after > before, asked + " for " + had);
                before = after;
            }
        }
    }

    @Test
    void findsTechnologiesInTextsButNotShortWords() {
        Offer.Builder offer = offer("1", "X").keywords(List.of("Power BI", "Node.js", "C++", "Go"));
        CandidateProfile.Builder candidate = candidate().text("J'ai utilisé Power BI, C++ et node.js. Let's go !");
        assertEquals(3 / 4f, value(Feature.KEYWORD_OVERLAP, candidate, offer), DELTA);
        assertEquals(1 / 4f, value(Feature.KEYWORD_OVERLAP, candidate().skills("Go"), offer), DELTA);
    }

    @Test
    void countsATechnologyListedAsASkillOnce() {
        Offer.Builder offer = offer("1", "X").skills(skills("Python")).keywords(List.of("Python"));
        assertTrue(Float.isNaN(value(Feature.KEYWORD_OVERLAP, candidate().skills("Python"), offer)));
    }

    @Test
    void halvesTheValueOfAPlaceEveryHalfOfTheAcceptedDistance() {
        FeatureExtractor extractor = FeatureExtractor.forCandidate(
                CandidateProfile.EMPTY, SoughtOccupations.NONE, new SearchArea(LYON_CIRCLE, "69"), TestOffers.TODAY);
        OfferDigest here = OfferDigest.of(offer("1", "X").place(TestOffers.LYON).build());
        OfferDigest grenoble =
                OfferDigest.of(offer("1", "X").place(TestOffers.GRENOBLE).build());
        assertEquals(1, extractor.extract(here, 0).get(Feature.DISTANCE), 1e-3);
        assertEquals(93, extractor.distanceKm(grenoble), 1);
        assertEquals(Math.pow(0.5, 93.0 / 50), extractor.extract(grenoble, 0).get(Feature.DISTANCE), 0.01);
        assertEquals(0, extractor.extract(grenoble, 0).get(Feature.SAME_DEPARTMENT));
    }

    @ParameterizedTest
    @CsvSource({"40000, 0.5", "44000, 0.6", "80000, 1", "38000, -0.2", "30000, -1", "10000, -1"})
    void weighsASalaryAgainstTheMinimum(double annualMax, double expected) {
        CandidateProfile.Builder candidate = candidate().minAnnualSalary(40_000.0);
        assertEquals(
                expected, value(Feature.SALARY_FIT, candidate, offer("1", "X").salary(upTo(annualMax))), DELTA);
    }

    @Test
    void doesNotJudgeAnUnknownSalary() {
        assertTrue(Float.isNaN(value(Feature.SALARY_FIT, candidate().minAnnualSalary(40_000.0), offer("1", "X"))));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, , 0, 1",
        "REQUIRED, 24, 2, 1",
        "REQUIRED, 24, 30, 1",
        "REQUIRED, 24, 1, 0.25",
        "REQUIRED, 60, 0, -1",
        "PREFERRED, 24, 1, 0.625",
        "REQUIRED, , 1, 1",
        "REQUIRED, , 0, 0.25"
    })
    void weighsExperienceAgainstWhatIsAskedFor(
            Experience.Requirement requirement, Integer months, double years, double expected) {
        Offer.Builder offer = offer("1", "X").experience(new Experience(requirement, months));
        assertEquals(expected, value(Feature.EXPERIENCE_FIT, candidate().experienceYears(years), offer), DELTA);
    }

    @Test
    void neverLowersExperienceWithMoreYears() {
        for (int months = 0; months <= 120; months += 6) {
            Offer.Builder offer = offer("1", "X").experience(demanded(months));
            float before = -2;
            for (double years = 0; years <= 15; years += 0.5) {
                float after = value(Feature.EXPERIENCE_FIT, candidate().experienceYears(years), offer);
                assertTrue(after >= before, months + " months, " + years + " years");
                before = after;
            }
        }
    }

    @Test
    void understandsLicencesHoweverTheyAreWorded() {
        Offer.Builder offer =
                offer("1", "X").licences(List.of("B - Véhicule léger", "CE - Poids lourd + remorque (= EC)"));
        for (String worded : List.of("B", "b", "Permis B", "permis de conduire B", "B - Véhicule léger")) {
            assertEquals(0.5f, value(Feature.LICENCE_FIT, candidate().licences(worded), offer), DELTA, worded);
        }
        assertEquals(0.5f, value(Feature.LICENCE_FIT, candidate().licences("EC"), offer), DELTA);
        assertEquals(0f, value(Feature.LICENCE_FIT, candidate().licences("CACES 3"), offer), DELTA);
    }

    @Test
    void takesFrenchForGranted() {
        Offer.Builder french = offer("1", "X").languages(List.of("Français"));
        assertTrue(Float.isNaN(value(Feature.LANGUAGE_FIT, candidate().languages("arabe"), french)));
        Offer.Builder both = offer("1", "X").languages(List.of("Français", "Anglais courant"));
        assertEquals(1, value(Feature.LANGUAGE_FIT, candidate().languages("anglais (B2)"), both), DELTA);
    }

    @Test
    void wantsApprenticeshipsOnlyForThoseWhoSpeakOfThem() {
        Offer.Builder offer = offer("1", "Assistant RH en alternance");
        assertEquals(0, value(Feature.APPRENTICESHIP_FIT, candidate().jobTitle("Assistant RH"), offer));
        assertEquals(1, value(Feature.APPRENTICESHIP_FIT, candidate().text("Je cherche un apprentissage"), offer));
        Offer.Builder contract =
                offer("1", "Assistant").contract(new Contract(Contract.Type.FIXED_TERM, "CDD", null, true));
        assertEquals(0, value(Feature.APPRENTICESHIP_FIT, candidate(), contract));
        assertTrue(Float.isNaN(value(Feature.APPRENTICESHIP_FIT, candidate(), offer("1", "Assistant"))));
    }

    @Test
    void wantsRemoteWorkOnlyWhenItIsWishedFor() {
        Offer.Builder remote = offer("1", "X").remote(true);
        assertEquals(1, value(Feature.REMOTE_FIT, candidate().remote(true), remote));
        assertEquals(
                0,
                value(
                        Feature.REMOTE_FIT,
                        candidate().remote(true),
                        offer("1", "X").remote(false)));
        assertTrue(Float.isNaN(value(Feature.REMOTE_FIT, candidate().remote(true), offer("1", "X"))));
        assertTrue(Float.isNaN(value(Feature.REMOTE_FIT, candidate().remote(false), remote)));
    }

    @Test
    void matchesContractsOnlyWhenBothSidesSayWhich() {
        Offer.Builder permanent = offer("1", "X").contract(contract(Contract.Type.PERMANENT));
        assertEquals(1, value(Feature.CONTRACT_MATCH, candidate().contracts(Contract.Type.PERMANENT), permanent));
        assertEquals(0, value(Feature.CONTRACT_MATCH, candidate().contracts(Contract.Type.FIXED_TERM), permanent));
        assertTrue(Float.isNaN(value(Feature.CONTRACT_MATCH, candidate(), permanent)));
    }

    @Test
    void knowsWhatAnOfferIsWorthWithoutAWish() {
        Offer.Builder permanent = offer("1", "X").contract(contract(Contract.Type.PERMANENT));
        Offer.Builder temporary = offer("1", "X").contract(contract(Contract.Type.TEMPORARY));
        assertEquals(1, value(Feature.CONTRACT_PERMANENT, candidate(), permanent));
        assertEquals(0, value(Feature.CONTRACT_PERMANENT, candidate(), temporary));
        assertEquals(0, value(Feature.SALARY_LEVEL, candidate(), offer("1", "X").salary(upTo(18_000))), DELTA);
        assertEquals(
                0.5, value(Feature.SALARY_LEVEL, candidate(), offer("1", "X").salary(upTo(40_000))), DELTA);
        assertEquals(1, value(Feature.SALARY_LEVEL, candidate(), offer("1", "X").salary(upTo(90_000))), DELTA);
        assertEquals(
                0.8, value(Feature.EXPERIENCE_OPEN, candidate(), offer("1", "X").experience(demanded(12))), DELTA);
        assertEquals(
                0, value(Feature.EXPERIENCE_OPEN, candidate(), offer("1", "X").experience(demanded(120))), DELTA);
    }

    @Test
    void halvesFreshnessEveryThreeWeeks() {
        Offer.Builder old = offer("1", "X").createdAt(TestOffers.TODAY.minus(Duration.ofDays(21)));
        assertEquals(1, value(Feature.FRESHNESS, candidate(), offer("1", "X")), DELTA);
        assertEquals(0.5f, value(Feature.FRESHNESS, candidate(), old), DELTA);
    }

    @Test
    void keepsItsOrderAndNames() {
        assertEquals(
                "occupation_exact occupation_near title_similarity title_in_text skill_required_overlap skill_overlap "
                        + "skill_use keyword_overlap text_similarity distance same_department contract_match "
                        + "apprenticeship_fit salary_fit experience_fit language_fit licence_fit remote_fit freshness "
                        + "completeness openings occupation_wanted contract_permanent salary_level experience_open",
                String.join(
                        " ",
                        java.util.Arrays.stream(Feature.values())
                                .map(Feature::id)
                                .toList()));
        assertEquals(Feature.DISTANCE, Feature.of("distance".toLowerCase(Locale.ROOT)));
    }
}
