package fr.jobmarket.recommendation;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a ranking looks at. The order of the constants is the order of a {@link FeatureVector}, and their names are part
 * of saved models: append, never reorder or rename. Nothing here knows a candidate's name, age, gender or origin; they are
 * listed in docs/features.md. Every value is {@code NaN} when one side says nothing about it.
 */
public enum Feature {
    /** 1 when the offer has one of the occupations looked for, else 0. */
    OCCUPATION_EXACT(
            Group.OCCUPATION,
            0,
            "1 when the offer has an occupation that the profile names, else 0",
            "no code on one side"),
    /** 1 when the first three characters of the ROME code agree, else 0. */
    OCCUPATION_NEAR(
            Group.OCCUPATION,
            0,
            "1 when the first three characters of the ROME codes agree, else 0",
            "no code on one side"),
    /** 0 to 1: how many terms of the two titles agree, mostly those the candidate named or their occupation is called by. */
    TITLE_SIMILARITY(
            Group.TITLE,
            0,
            "0.7 × share of the title's words found + 0.3 × share of the offer's; the title is the candidate's or the name of a likely occupation, whichever is nearer",
            "no title on one side"),
    /** 0 to 1: share of the offer's title that the candidate's skills and text name. */
    TITLE_IN_TEXT(
            Group.TITLE,
            0,
            "share of the offer's title words in the candidate's skills and text",
            "neither skills nor text"),
    /** 0 to 1: share of the demanded skills the candidate has, counted as if they were 3 to 10. */
    SKILL_REQUIRED_OVERLAP(
            Group.SKILLS,
            0,
            "demanded skills mastered / asked, \"asked\" counted as 3 to 10",
            "none demanded, or no skills given"),
    /** 0 to 1: share of all skills asked for that the candidate has, counted as if they were 3 to 10. */
    SKILL_OVERLAP(Group.SKILLS, 0, "the same over all skills", "none listed, or no skills given"),
    /** 0 to 1: share of the candidate's skills that the offer uses. */
    SKILL_USE(Group.SKILLS, 0, "share of the candidate's skills that the offer uses", "no skills on one side"),
    /** 0 to 1: share of the technologies not listed as skills that the candidate names, as if they were 3 to 10. */
    KEYWORD_OVERLAP(
            Group.KEYWORDS,
            0,
            "technologies not listed as skills that the candidate names, \"asked\" counted as 3 to 10",
            "none, or a silent profile"),
    /** 0 to 1: {@link fr.jobmarket.search.OfferMatch#textSimilarity()}. */
    TEXT_SIMILARITY(Group.TEXT, 0, "BM25 over the best score that the eight most telling words allow", "no words"),
    /** 1 at home, 0.5 at half the accepted distance, 0.25 at the limit. */
    DISTANCE(Group.PLACE, 0, "1 at home, ½ at half the accepted distance, ¼ at the limit", "a place unknown"),
    /** 1 when the offer lies in the candidate's department, else 0. */
    SAME_DEPARTMENT(
            Group.PLACE, 0, "1 when the offer lies in the candidate's department, else 0", "a department unknown"),
    /** 1 when the form of contract is one that was asked for, else 0. */
    CONTRACT_MATCH(
            Group.CONTRACT, 0, "1 when the form of contract is one that was asked for, else 0", "no wish, or unstated"),
    /** 1 when an apprenticeship is wished for and offered, 0 when only one of the two holds. */
    APPRENTICESHIP_FIT(Group.APPRENTICESHIP, 0, "1 wished and offered, 0 when only one holds", "neither holds"),
    /** 0.5 to 1 from the wished minimum upwards, 0 to -1 from the minimum down to a quarter below it. */
    SALARY_FIT(
            Group.SALARY,
            -1,
            "0.5 at the minimum, rising to 1; below it falling to −1 at −25 % (upper bound counts)",
            "no minimum, or unstated"),
    /** 1 when the experience suffices, falling to -1 when years are missing. */
    EXPERIENCE_FIT(
            Group.EXPERIENCE,
            -1,
            "1 when enough; 0.75 less per missing year (half that when only wished for), down to −1",
            "one side silent"),
    /** 0 to 1: share of the languages asked for that the candidate speaks; French is taken for granted. */
    LANGUAGE_FIT(
            Group.LANGUAGES,
            0,
            "share of the languages asked for; French is taken for granted",
            "none asked, or none given"),
    /** 0 to 1: share of the licences asked for that the candidate holds. */
    LICENCE_FIT(Group.LICENCES, 0, "share of the licences asked for", "none asked, or none given"),
    /** 1 when remote work is wished for and offered, 0 when it is wished for and excluded. */
    REMOTE_FIT(Group.REMOTE, 0, "1 offered, 0 excluded", "no wish, or unstated"),
    /** 1 for the newest offer of the index, halved every 21 days. */
    FRESHNESS(Group.FRESHNESS, 0, "1 for the newest offer, halved every 21 days", "no date"),
    /** 0 to 1: share of what candidates look for (salary, company, place …) that the offer states. */
    COMPLETENESS(
            Group.COMPLETENESS,
            0,
            "share stated of salary, company, skills, commune, contract, experience, description",
            "never"),
    /** 0 to 1: number of posts, on a logarithmic scale: 0 for one, 1 for 32 or more. */
    OPENINGS(Group.OPENINGS, 0, "0 for one post to 1 for 32, logarithmic", "never"),
    /** 0 to 1: probability that the offer's occupation is one looked for, with how near it is to each of them. */
    OCCUPATION_WANTED(
            Group.OCCUPATION,
            0,
            "Σ over the occupations looked for: probability × nearness of the offer's",
            "no code, or no work looked for"),
    /** 1 for a permanent contract, else 0, whatever was asked for. */
    CONTRACT_PERMANENT(Group.CONTRACT, 0, "1 for a permanent contract, else 0, whatever was asked for", "unstated"),
    /** 0 to 1: what is paid, on a logarithmic scale: 0 for 20,000 gross euros a year or less, 1 for 80,000 or more. */
    SALARY_LEVEL(
            Group.SALARY,
            0,
            "0 for 20,000 gross euros a year or less to 1 for 80,000, logarithmic; of a range the middle",
            "unstated"),
    /** 1 when no experience is asked for, falling to 0 at five years or more. */
    EXPERIENCE_OPEN(Group.EXPERIENCE, 0, "1 when no experience is asked for, falling to 0 at five years", "unstated");

    private final Group group;
    private final int least;
    private final String meaning;
    private final String unknownWhen;

    Feature(Group group, int least, String meaning, String unknownWhen) {
        this.group = group;
        this.least = least;
        this.meaning = meaning;
        this.unknownWhen = unknownWhen;
    }

    /** The stable name in models, data sets and reasons, such as {@code skill_overlap}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The features that one sentence to the candidate covers together. */
    Group group() {
        return group;
    }

    /** The least value, 0 or -1; the greatest is 1. */
    int least() {
        return least;
    }

    /** What a value says, for docs/features.md. */
    String meaning() {
        return meaning;
    }

    /** When nothing is known, for docs/features.md. */
    String unknownWhen() {
        return unknownWhen;
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
