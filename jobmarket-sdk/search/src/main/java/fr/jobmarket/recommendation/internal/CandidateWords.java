package fr.jobmarket.recommendation.internal;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferDigest.SkillDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a candidate says, in the terms and names that digests of offers use. Immutable. */
public final class CandidateWords {

    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^\\p{L}\\p{N}+#.]+");
    private static final Pattern OUTER_DOTS = Pattern.compile("^\\.+(?=[^\\p{L}]|$)|\\.+$");

    /** Names of technologies have at most this many words ("amazon web services"). */
    private static final int MOST_WORDS = 3;

    /** In running text "R" or "Go" rarely is the language. */
    private static final int SHORTEST_IN_TEXT = 3;

    /** A skill named in fewer words than half of its label is too vague to be that skill. */
    private static final double ENOUGH_OF_LABEL = 0.5;

    private final List<OwnSkill> skills;
    private final Set<String> technologies;
    private final List<Set<String>> titles;
    private final Set<String> textTerms;
    private final boolean apprenticeship;
    private final Set<String> languages;
    private final Set<String> licences;
    private final boolean silent;

    private CandidateWords(CandidateProfile profile, List<String> titlesSought) {
        skills = profile.skills().stream().map(OwnSkill::of).distinct().toList();
        technologies = skills.stream().map(OwnSkill::name).collect(Collectors.toCollection(HashSet::new));
        profile.skills().forEach(skill -> addTechnologies(skill, 1));
        addTechnologies(profile.jobTitle(), SHORTEST_IN_TEXT);
        addTechnologies(profile.text(), SHORTEST_IN_TEXT);
        titles = titlesSought.stream()
                .map(title -> Set.copyOf(new HashSet<>(OfferDigest.Wording.terms(title))))
                .filter(terms -> !terms.isEmpty())
                .distinct()
                .toList();
        String words = String.join(" ", profile.skills()) + " " + Objects.requireNonNullElse(profile.text(), "");
        textTerms = Set.copyOf(new HashSet<>(OfferDigest.Wording.terms(words)));
        apprenticeship = OfferDigest.Wording.speaksOfApprenticeship(
                Objects.requireNonNullElse(profile.jobTitle(), "") + " " + words);
        languages =
                profile.languages().stream().map(OfferDigest.Wording::language).collect(Collectors.toUnmodifiableSet());
        licences =
                profile.licences().stream().map(OfferDigest.Wording::licence).collect(Collectors.toUnmodifiableSet());
        silent = profile.skills().isEmpty() && profile.text() == null && profile.jobTitle() == null;
    }

    /**
     * Reads a profile.
     *
     * @param titlesSought what the post looked for is called, the candidate's own title too
     */
    public static CandidateWords of(CandidateProfile profile, List<String> titlesSought) {
        return new CandidateWords(profile, titlesSought);
    }

    private void addTechnologies(@Nullable String text, int shortest) {
        if (text == null) {
            return;
        }
        List<String> words = new ArrayList<>();
        for (String word : NOT_IN_A_NAME.split(OfferDigest.Wording.name(text))) {
            String name = OUTER_DOTS.matcher(word).replaceAll("");
            if (!name.isEmpty()) {
                words.add(name);
            }
        }
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + MOST_WORDS); to++) {
                String name = String.join(" ", words.subList(from, to));
                if (name.length() >= shortest) {
                    technologies.add(name);
                }
            }
        }
    }

    /** Distinct terms of the title looked for, and of whatever else the post is called. */
    public List<Set<String>> titles() {
        return titles;
    }

    /** Terms of the skills and the text. */
    public Set<String> textTerms() {
        return textTerms;
    }

    /** Whether an apprenticeship is spoken of. */
    public boolean wantsApprenticeship() {
        return apprenticeship;
    }

    /** Names of the languages spoken. */
    public Set<String> languages() {
        return languages;
    }

    /** Codes or names of the licences held. */
    public Set<String> licences() {
        return licences;
    }

    /** Whether the candidate lists skills. */
    public boolean hasSkills() {
        return !skills.isEmpty();
    }

    /** Whether there are neither skills nor texts. */
    public boolean isSilent() {
        return silent;
    }

    /** Whether the candidate has this skill. */
    public boolean masters(SkillDigest skill) {
        return skills.stream().anyMatch(own -> own.isPartOf(skill));
    }

    /** Whether the candidate names this technology. */
    public boolean knows(String keyword) {
        return technologies.contains(keyword);
    }

    /** The candidate's skills that an offer asks for, as the candidate words them. */
    public List<String> usedBy(OfferDigest offer) {
        Set<String> keywords = Set.copyOf(offer.keywords());
        return skills.stream()
                .filter(own ->
                        keywords.contains(own.name()) || offer.skills().stream().anyMatch(own::isPartOf))
                .map(OwnSkill::worded)
                .toList();
    }

    /** Share of the candidate's skills that an offer asks for; there must be some. */
    public double shareUsedBy(OfferDigest offer) {
        return (double) usedBy(offer).size() / skills.size();
    }

    private record OwnSkill(String worded, String name, List<String> terms) {

        static OwnSkill of(String worded) {
            return new OwnSkill(
                    worded,
                    OfferDigest.Wording.name(worded),
                    OfferDigest.Wording.terms(worded).stream().distinct().toList());
        }

        /** The same code or label, or a label that consists mostly of the words of this skill. */
        boolean isPartOf(SkillDigest skill) {
            return skill.names().contains(name)
                    || (!terms.isEmpty()
                            && terms.size() >= ENOUGH_OF_LABEL * skill.terms().size()
                            && skill.terms().containsAll(terms));
        }
    }
}
