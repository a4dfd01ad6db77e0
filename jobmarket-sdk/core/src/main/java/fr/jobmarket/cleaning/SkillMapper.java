package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.SkillNomenclature.CodedSkill;
import fr.jobmarket.offer.Skill;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings the skills of sources into one form. Thread-safe when its nomenclature is; never throws.
 *
 * <p>Rule: a skill that the source codes keeps its code and wording; an uncoded one takes code and wording of the
 * nomenclature when it holds the same wording, and stays as worded otherwise. E means demanded, S wished (France Travail's
 * {@code exigence}).
 */
public final class SkillMapper {

    private final SkillNomenclature nomenclature;

    private SkillMapper(SkillNomenclature nomenclature) {
        this.nomenclature = nomenclature;
    }

    /** A mapper that knows no nomenclature: uncoded skills stay uncoded. */
    public static SkillMapper ofDefaults() {
        return new SkillMapper(SkillNomenclature.none());
    }

    /** A mapper that looks uncoded skills up. */
    public static SkillMapper of(SkillNomenclature nomenclature) {
        Objects.requireNonNull(nomenclature, "nomenclature");
        return new SkillMapper(nomenclature);
    }

    /**
     * One skill of a source.
     *
     * @param code its code, when the source gives one
     * @param label its wording
     * @param demand E or S
     * @return empty for a blank wording
     */
    public Optional<Skill> map(@Nullable String code, @Nullable String label, @Nullable String demand) {
        if (label == null || label.isBlank()) {
            return Optional.empty();
        }
        String wording = label.strip();
        Skill.Level level = levelOf(demand);
        if (code != null && !code.isBlank()) {
            return Optional.of(new Skill(code.strip(), wording, level));
        }
        Optional<CodedSkill> coded = nomenclature.find(wording);
        return Optional.of(coded.map(known -> new Skill(known.code(), known.label(), level))
                .orElseGet(() -> new Skill(null, wording, level)));
    }

    /** Skills for the technologies and tools found in a text; coded where the nomenclature knows them. */
    public List<Skill> fromKeywords(List<String> keywords) {
        List<Skill> skills = new ArrayList<>(keywords.size());
        for (String keyword : keywords) {
            map(null, keyword, null).ifPresent(skills::add);
        }
        return List.copyOf(skills);
    }

    private static Skill.@Nullable Level levelOf(@Nullable String demand) {
        return switch (demand == null ? "" : demand.strip()) {
            case "E", "e" -> Skill.Level.REQUIRED;
            case "S", "s" -> Skill.Level.PREFERRED;
            default -> null;
        };
    }
}
