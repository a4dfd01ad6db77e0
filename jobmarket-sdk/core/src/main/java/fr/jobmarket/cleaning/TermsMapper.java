package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.Cues;
import fr.jobmarket.cleaning.internal.requirement.LanguageNames;
import fr.jobmarket.cleaning.internal.requirement.LicenceNames;
import fr.jobmarket.cleaning.internal.requirement.TrainingLabels;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.WorkingTime;
import fr.jobmarket.source.internal.adapter.LabelledItem;
import fr.jobmarket.source.internal.adapter.StatedOffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The terms of the work and what it asks for: salary, contract, working time, experience, skills, languages … */
final class TermsMapper {

    private final SkillMapper skills;
    private final KeywordTagger keywords = KeywordTagger.ofDefaults();

    TermsMapper(SkillMapper skills) {
        this.skills = skills;
    }

    void map(StatedOffer given, OfferDraft draft) {
        Contract contract = contract(given, draft);
        WorkingTime workingTime = workingTime(given);
        SalaryParser.Clues clues = new SalaryParser.Clues(
                given.salaryLabel,
                given.salaryComment,
                draft.title(),
                draft.description(),
                given.salaryMin,
                given.salaryMax,
                Boolean.TRUE.equals(given.salaryPredicted));
        salary(clues, contract, workingTime, draft);
        experience(given, draft);
        draft.offer
                .contract(contract)
                .workingTime(workingTime)
                .languages(names(given.languages, LanguageNames::canonical))
                .licences(names(given.licences, LicenceNames::canonical))
                .trainings(trainings(given, draft));
        skills(given, draft);
    }

    private static void salary(
            SalaryParser.Clues clues,
            @Nullable Contract contract,
            @Nullable WorkingTime workingTime,
            OfferDraft draft) {
        Optional<SalaryParser.Reading> reading = SalaryParser.parse(clues, draft.titleCues(), draft.descriptionCues());
        if (reading.isEmpty()) {
            if (SalaryParser.statesOtherCurrency(clues, draft.descriptionCues())) {
                draft.issue(IssueCode.SALARY_CURRENCY);
            } else if (hasDigit(clues.label())) {
                draft.issue(IssueCode.SALARY_UNREADABLE);
            }
            return;
        }
        SalaryParser.Reading judged = reading.get().under(contract, workingTime, draft.day());
        draft.offer.salary(judged.salary());
        judged.issues().forEach(draft::issue);
    }

    private static boolean hasDigit(@Nullable String text) {
        return text != null && text.chars().anyMatch(Character::isDigit);
    }

    private static @Nullable Contract contract(StatedOffer given, OfferDraft draft) {
        if (given.wordsDecide) {
            return ContractParser.parseAdzuna(given.contractForm, draft.title(), draft.descriptionCues())
                    .orElse(null);
        }
        Optional<Contract> contract = ContractParser.parse(
                given.contractCode,
                given.contractLabel,
                given.contractNature,
                Boolean.TRUE.equals(given.apprenticeship),
                draft.title());
        boolean said = given.contractCode != null || given.contractLabel != null;
        if (said && (contract.isEmpty() || contract.get().type() == Contract.Type.OTHER)) {
            draft.issue(IssueCode.CONTRACT_UNKNOWN);
        }
        return contract.orElse(null);
    }

    private static void experience(StatedOffer given, OfferDraft draft) {
        Optional<Experience> experience =
                ExperienceParser.parse(given.experienceRequirement, given.experienceLabel, given.experienceComment);
        draft.offer.experience(experience.orElse(null));
        if (experience.isEmpty() && given.experienceLabel != null) {
            draft.issue(IssueCode.EXPERIENCE_UNREADABLE);
        }
    }

    private static @Nullable WorkingTime workingTime(StatedOffer given) {
        if (given.workingTimeForm != null) {
            return WorkingTimeParser.parseAdzuna(given.workingTimeForm).orElse(null);
        }
        Optional<WorkingTime> stated = WorkingTimeParser.parse(given.workingTimeLabel, given.workingTimeKind);
        for (String hours : given.workingHours) {
            if (stated.isPresent()) {
                break;
            }
            stated = WorkingTimeParser.parse(hours, null);
        }
        return stated.or(() -> WorkingTimeParser.parse(given.workingTimeComment))
                .orElse(null);
    }

    private static List<String> names(
            List<LabelledItem> items, Function<@Nullable String, Optional<String>> canonical) {
        if (items.isEmpty()) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (LabelledItem item : items) {
            canonical.apply(item.label()).ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    private static List<String> trainings(StatedOffer given, OfferDraft draft) {
        if (given.trainings.isEmpty()) {
            return List.of();
        }
        Set<String> trainings = new LinkedHashSet<>();
        for (LabelledItem item : given.trainings) {
            TrainingLabels.canonical(draft.line(item.level()), draft.line(item.label()), draft.line(item.comment()))
                    .ifPresent(trainings::add);
        }
        return List.copyOf(trainings);
    }

    private void skills(StatedOffer given, OfferDraft draft) {
        Set<Skill> asked = new LinkedHashSet<>();
        List<String> uncoded = new ArrayList<>();
        for (LabelledItem item : given.skills) {
            skills.map(item.code(), draft.line(item.label()), item.requirement())
                    .ifPresent(skill -> {
                        asked.add(skill);
                        if (skill.code() == null) {
                            draft.issue(IssueCode.SKILL_WITHOUT_CODE);
                            uncoded.add(skill.label());
                        }
                    });
        }
        List<Cues> texts = new ArrayList<>(List.of(draft.titleCues(), draft.descriptionCues()));
        uncoded.forEach(label -> texts.add(draft.cues(label)));
        given.tools.forEach(tool -> texts.add(draft.cues(tool)));
        List<String> found = keywords.tag(texts);
        draft.offer.keywords(found).skills(asked.isEmpty() ? skills.fromKeywords(found) : List.copyOf(asked));
    }
}
