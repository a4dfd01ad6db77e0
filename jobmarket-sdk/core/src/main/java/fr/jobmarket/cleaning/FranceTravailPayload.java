package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.MarkedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a France Travail offer that cleaning reads, as given. Filled once by {@link #read}. */
final class FranceTravailPayload {

    @Nullable
    String id;

    @Nullable
    String title;

    @Nullable
    MarkedText description;

    @Nullable
    String createdAt;

    @Nullable
    String updatedAt;

    @Nullable
    String romeCode;

    @Nullable
    String romeLabel;

    @Nullable
    String appellation;

    @Nullable
    String contractCode;

    @Nullable
    String contractLabel;

    @Nullable
    String contractNature;

    @Nullable
    Boolean apprenticeship;

    @Nullable
    String experienceRequirement;

    @Nullable
    String experienceLabel;

    @Nullable
    String experienceComment;

    @Nullable
    String workingTimeLabel;

    @Nullable
    String workingTimeKind;

    @Nullable
    String workingTimeComment;

    @Nullable
    Double openings;

    @Nullable
    String qualificationCode;

    @Nullable
    String qualificationLabel;

    @Nullable
    String nafCode;

    @Nullable
    String industryLabel;

    @Nullable
    String companySize;

    @Nullable
    String companyName;

    @Nullable
    String companyDescription;

    @Nullable
    String companyLogo;

    @Nullable
    String placeLabel;

    @Nullable
    Double latitude;

    @Nullable
    Double longitude;

    @Nullable
    String postalCode;

    @Nullable
    String communeCode;

    @Nullable
    String salaryLabel;

    @Nullable
    String salaryComment;

    List<LabelledItem> skills = List.of();
    List<LabelledItem> trainings = List.of();
    List<LabelledItem> languages = List.of();
    List<LabelledItem> licences = List.of();
    List<LabelledItem> softSkills = List.of();
    List<String> tools = List.of();
    List<String> workingHours = List.of();

    @Nullable
    String originUrl;

    private FranceTravailPayload() {}

    static FranceTravailPayload read(Payload in) throws IOException {
        FranceTravailPayload offer = new FranceTravailPayload();
        in.members(name -> offer.member(in, name));
        return offer;
    }

    private void member(Payload in, String name) throws IOException {
        switch (name) {
            case "id" -> id = in.identifier();
            case "intitule" -> title = in.text();
            case "description" -> description = in.longText();
            case "dateCreation" -> createdAt = in.text();
            case "dateActualisation" -> updatedAt = in.text();
            case "romeCode" -> romeCode = in.text();
            case "romeLibelle" -> romeLabel = in.text();
            case "appellationlibelle", "appellationLibelle" -> appellation = in.text();
            case "typeContrat" -> contractCode = in.text();
            case "typeContratLibelle" -> contractLabel = in.text();
            case "natureContrat" -> contractNature = in.text();
            case "alternance" -> apprenticeship = in.bool();
            case "nombrePostes" -> openings = in.number();
            case "qualificationCode" -> qualificationCode = in.text();
            case "qualificationLibelle" -> qualificationLabel = in.text();
            case "codeNAF" -> nafCode = in.text();
            case "secteurActiviteLibelle" -> industryLabel = in.text();
            case "trancheEffectifEtab" -> companySize = in.text();
            default -> conditions(in, name);
        }
    }

    private void conditions(Payload in, String name) throws IOException {
        switch (name) {
            case "experienceExige" -> experienceRequirement = in.text();
            case "experienceLibelle" -> experienceLabel = in.text();
            case "experienceCommentaire" -> experienceComment = in.text();
            case "dureeTravailLibelle" -> workingTimeLabel = in.text();
            case "dureeTravailLibelleConverti" -> workingTimeKind = in.text();
            case "complementExercice" -> workingTimeComment = in.text();
            case "lieuTravail" -> in.members(member -> place(in, member));
            case "entreprise" -> in.members(member -> company(in, member));
            case "salaire" -> in.members(member -> salary(in, member));
            case "origineOffre" -> in.members(member -> origin(in, member));
            case "competences" -> skills = items(in);
            case "formations" -> trainings = items(in);
            case "langues" -> languages = items(in);
            case "permis" -> licences = items(in);
            case "qualitesProfessionnelles" -> softSkills = items(in);
            case "outilsBureautiques" -> tools = in.texts();
            case "contexteTravail" ->
                in.members(member -> {
                    if (member.equals("horaires")) {
                        workingHours = in.texts();
                    }
                });
            default -> {}
        }
    }

    private void place(Payload in, String name) throws IOException {
        switch (name) {
            case "libelle" -> placeLabel = in.text();
            case "latitude" -> latitude = in.number();
            case "longitude" -> longitude = in.number();
            case "codePostal" -> postalCode = in.text();
            case "commune" -> communeCode = in.text();
            default -> {}
        }
    }

    private void company(Payload in, String name) throws IOException {
        switch (name) {
            case "nom" -> companyName = in.text();
            case "description" -> companyDescription = in.text();
            case "logo" -> companyLogo = in.text();
            default -> {}
        }
    }

    private void salary(Payload in, String name) throws IOException {
        switch (name) {
            case "libelle" -> salaryLabel = in.text();
            case "commentaire" -> salaryComment = in.text();
            default -> {}
        }
    }

    private void origin(Payload in, String name) throws IOException {
        if (name.equals("urlOrigine")) {
            originUrl = in.text();
        }
    }

    private static List<LabelledItem> items(Payload in) throws IOException {
        List<LabelledItem> items = new ArrayList<>();
        in.elements(ignored -> items.add(item(in)));
        return items;
    }

    private static LabelledItem item(Payload in) throws IOException {
        String[] values = new String[5];
        in.members(name -> {
            switch (name) {
                case "code", "codeFormation" -> values[0] = in.text();
                case "libelle", "domaineLibelle" -> values[1] = in.text();
                case "exigence" -> values[2] = in.text();
                case "niveauLibelle" -> values[3] = in.text();
                case "commentaire" -> values[4] = in.text();
                default -> {}
            }
        });
        return new LabelledItem(values[0], values[1], values[2], values[3], values[4]);
    }
}
