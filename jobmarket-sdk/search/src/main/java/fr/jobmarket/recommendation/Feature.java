package fr.jobmarket.recommendation;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a ranking looks at. The order of the constants is the order of a {@link FeatureVector}, and their names are part
 * of saved models: append, never reorder or rename. Nothing here knows a candidate's name, age, gender or origin; the
 * reasons and formulas are in docs/recommendation.md. Every value is {@code NaN} when one side says nothing about it.
 */
public enum Feature {
    /** 1 when the offer has one of the occupations looked for, else 0. */
    OCCUPATION_EXACT(Group.OCCUPATION),
    /** 1 when the first three characters of the ROME code agree, else 0. */
    OCCUPATION_NEAR(Group.OCCUPATION),
    /** 0 to 1: how many terms of the two titles agree, mostly those the candidate named or their occupation is called by. */
    TITLE_SIMILARITY(Group.TITLE),
    /** 0 to 1: share of the offer's title that the candidate's skills and text name. */
    TITLE_IN_TEXT(Group.TITLE),
    /** 0 to 1: share of the demanded skills the candidate has, counted as if they were 3 to 10. */
    SKILL_REQUIRED_OVERLAP(Group.SKILLS),
    /** 0 to 1: share of all skills asked for that the candidate has, counted as if they were 3 to 10. */
    SKILL_OVERLAP(Group.SKILLS),
    /** 0 to 1: share of the candidate's skills that the offer uses. */
    SKILL_USE(Group.SKILLS),
    /** 0 to 1: share of the technologies not listed as skills that the candidate names, as if they were 3 to 10. */
    KEYWORD_OVERLAP(Group.KEYWORDS),
    /** 0 to 1: {@link fr.jobmarket.search.OfferMatch#textSimilarity()}. */
    TEXT_SIMILARITY(Group.TEXT),
    /** 1 at home, 0.5 at half the accepted distance, 0.25 at the limit. */
    DISTANCE(Group.PLACE),
    /** 1 when the offer lies in the candidate's department, else 0. */
    SAME_DEPARTMENT(Group.PLACE),
    /** 1 when the form of contract is one that was asked for, else 0. */
    CONTRACT_MATCH(Group.CONTRACT),
    /** 1 when an apprenticeship is wished for and offered, 0 when only one of the two holds. */
    APPRENTICESHIP_FIT(Group.APPRENTICESHIP),
    /** 0.5 to 1 from the wished minimum upwards, 0 to -1 from the minimum down to a quarter below it. */
    SALARY_FIT(Group.SALARY),
    /** 1 when the experience suffices, falling to -1 when years are missing. */
    EXPERIENCE_FIT(Group.EXPERIENCE),
    /** 0 to 1: share of the languages asked for that the candidate speaks; French is taken for granted. */
    LANGUAGE_FIT(Group.LANGUAGES),
    /** 0 to 1: share of the licences asked for that the candidate holds. */
    LICENCE_FIT(Group.LICENCES),
    /** 1 when remote work is wished for and offered, 0 when it is wished for and excluded. */
    REMOTE_FIT(Group.REMOTE),
    /** 1 for the newest offer of the index, halved every 21 days. */
    FRESHNESS(Group.FRESHNESS),
    /** 0 to 1: share of what candidates look for (salary, company, place …) that the offer states. */
    COMPLETENESS(Group.COMPLETENESS),
    /** 0 to 1: number of posts, on a logarithmic scale: 0 for one, 1 for 32 or more. */
    OPENINGS(Group.OPENINGS),
    /** 0 to 1: probability that the offer's occupation is one looked for, with how near it is to each of them. */
    OCCUPATION_WANTED(Group.OCCUPATION);

    private final Group group;

    Feature(Group group) {
        this.group = group;
    }

    /** The stable name in models, data sets and reasons, such as {@code skill_overlap}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The features that one sentence to the candidate covers together. */
    Group group() {
        return group;
    }

    /** The feature with this id. Throws {@link InvalidInputException} naming the known ones otherwise. */
    public static Feature of(String id) {
        Objects.requireNonNull(id, "id");
        for (Feature feature : values()) {
            if (feature.id().equals(id)) {
                return feature;
            }
        }
        throw new InvalidInputException("unknown feature \"" + id + "\"; known: "
                + Arrays.stream(values()).map(Feature::id).collect(Collectors.joining(", ")));
    }

    /** What one sentence is about. */
    enum Group {
        OCCUPATION,
        TITLE,
        SKILLS,
        KEYWORDS,
        TEXT,
        PLACE,
        CONTRACT,
        APPRENTICESHIP,
        SALARY,
        EXPERIENCE,
        LANGUAGES,
        LICENCES,
        REMOTE,
        FRESHNESS,
        COMPLETENESS,
        OPENINGS
    }
}
