package fr.jobmarket.source.internal.adapter;

import fr.jobmarket.internal.MarkedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the payload of an offer states, member by member, as it is given and whatever the source calls it: the one thing
 * cleaning reads. An adapter fills one, once; what its source does not state stays absent.
 */
public final class StatedOffer {

    public @Nullable String id;

    public @Nullable String title;

    public @Nullable MarkedText description;

    public @Nullable String createdAt;

    public @Nullable String updatedAt;

    public @Nullable String romeCode;

    public @Nullable String romeLabel;

    public @Nullable String appellation;

    /** Code, label and nature as France Travail codes them. */
    public @Nullable String contractCode;

    public @Nullable String contractLabel;

    public @Nullable String contractNature;

    public @Nullable Boolean apprenticeship;

    public @Nullable String experienceRequirement;

    public @Nullable String experienceLabel;

    public @Nullable String experienceComment;

    public @Nullable String workingTimeLabel;

    public @Nullable String workingTimeKind;

    public @Nullable String workingTimeComment;

    /** How many posts the offer is for. */
    public @Nullable Double openings;

    public @Nullable String qualificationCode;

    public @Nullable String qualificationLabel;

    /** The code of the industry in the NAF. */
    public @Nullable String nafCode;

    public @Nullable String industryLabel;

    public @Nullable String companySize;

    public @Nullable String companyName;

    public @Nullable String companyDescription;

    public @Nullable String companyLogo;

    public @Nullable String placeLabel;

    public @Nullable Double latitude;

    public @Nullable Double longitude;

    public @Nullable String postalCode;

    public @Nullable String communeCode;

    public @Nullable String salaryLabel;

    public @Nullable String salaryComment;

    /** Where the offer can be read; a page made of its id stands in for it. */
    public @Nullable String link;

    public @Nullable Double salaryMin;

    public @Nullable Double salaryMax;

    /** Whether the source only predicts the salary. */
    public @Nullable Boolean salaryPredicted;

    /** The form of contract where a source has no code for it: "permanent", "contract" … */
    public @Nullable String contractForm;

    /** "full_time" or "part_time". */
    public @Nullable String workingTimeForm;

    public List<LabelledItem> skills = List.of();

    public List<LabelledItem> trainings = List.of();

    public List<LabelledItem> languages = List.of();

    public List<LabelledItem> licences = List.of();

    public List<LabelledItem> softSkills = List.of();

    /** Names of software. */
    public List<String> tools = List.of();

    /** Wordings of weekly hours, the most telling first. */
    public List<String> workingHours = List.of();

    /** The areas a place lies in, the largest first. */
    public List<String> areas = List.of();

    /**
     * Whether words of title and description decide about a term of the work that is not stated: the case of sources that
     * state few.
     */
    public boolean wordsDecide;
}
