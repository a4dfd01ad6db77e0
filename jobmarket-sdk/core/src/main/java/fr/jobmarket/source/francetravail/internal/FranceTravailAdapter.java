package fr.jobmarket.source.francetravail.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.SourceTerms;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import fr.jobmarket.source.harvest.FranceTravailHarvest;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestPlan;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.source.internal.adapter.LabelledItem;
import fr.jobmarket.source.internal.adapter.PayloadReader;
import fr.jobmarket.source.internal.adapter.SourceAdapter;
import fr.jobmarket.source.internal.adapter.StatedOffer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** France Travail, "Offres d'emploi v2". */
public final class FranceTravailAdapter implements SourceAdapter {

    private static final String OFFER_PAGE = "https://candidat.francetravail.fr/offres/recherche/detail/";

    private static final Set<String> OWN_MEMBERS =
            Set.of("intitule", "dateCreation", "lieuTravail", "romeCode", "origineOffre", "typeContrat");

    private static final Set<String> IDENTIFYING_MEMBERS =
            Set.of("entreprise", "contact", "agence", "origineOffre", "lieuTravail");

    private static final SourceTerms TERMS = new SourceTerms(
            Source.FRANCE_TRAVAIL,
            "France Travail",
            URI.create("https://www.francetravail.fr/"),
            URI.create("https://francetravail.io/data/api/offres-emploi"),
            Duration.ofHours(24),
            true);

    @Override
    public Source source() {
        return Source.FRANCE_TRAVAIL;
    }

    @Override
    public SourceTerms terms() {
        return TERMS;
    }

    @Override
    public Set<String> ownMembers() {
        return OWN_MEMBERS;
    }

    @Override
    public void coarsen(ObjectNode payload, @Nullable String department) {
        payload.remove(IDENTIFYING_MEMBERS);
        if (department != null) {
            payload.putObject("lieuTravail").put("libelle", department);
        }
    }

    @Override
    public String page(String sourceId) {
        return OFFER_PAGE + sourceId;
    }

    @Override
    public boolean aggregates() {
        return false;
    }

    @Override
    public List<String> variables() {
        return List.of("FRANCE_TRAVAIL_CLIENT_ID", "FRANCE_TRAVAIL_CLIENT_SECRET");
    }

    @Override
    public HarvestPlan.Query query(String name, @Nullable String country, Map<String, String> parameters) {
        if (country != null) {
            throw new InvalidInputException("only Adzuna has a country");
        }
        return new HarvestPlan.Query.OfFranceTravail(name, FranceTravailQuery.ofParameters(parameters));
    }

    @Override
    public HarvestPlan.Report harvest(
            HarvestPlan plan, Map<String, String> variables, HarvestOptions options, HarvestSink sink) {
        return FranceTravailHarvest.of(FranceTravailClient.fromEnv(variables), options)
                .run(plan, sink);
    }

    @Override
    public StatedOffer read(PayloadReader in) throws IOException {
        StatedOffer offer = new StatedOffer();
        in.members(name -> member(offer, in, name));
        return offer;
    }

    private static void member(StatedOffer offer, PayloadReader in, String name) throws IOException {
        switch (name) {
            case "id" -> offer.id = in.identifier();
            case "intitule" -> offer.title = in.text();
            case "description" -> offer.description = in.longText();
            case "dateCreation" -> offer.createdAt = in.text();
            case "dateActualisation" -> offer.updatedAt = in.text();
            case "romeCode" -> offer.romeCode = in.text();
            case "romeLibelle" -> offer.romeLabel = in.text();
            case "appellationlibelle", "appellationLibelle" -> offer.appellation = in.text();
            case "typeContrat" -> offer.contractCode = in.text();
            case "typeContratLibelle" -> offer.contractLabel = in.text();
            case "natureContrat" -> offer.contractNature = in.text();
            case "alternance" -> offer.apprenticeship = in.bool();
            case "nombrePostes" -> offer.openings = in.number();
            case "qualificationCode" -> offer.qualificationCode = in.text();
            case "qualificationLibelle" -> offer.qualificationLabel = in.text();
            case "codeNAF" -> offer.nafCode = in.text();
            case "secteurActiviteLibelle" -> offer.industryLabel = in.text();
            case "trancheEffectifEtab" -> offer.companySize = in.text();
            default -> conditions(offer, in, name);
        }
    }

    private static void conditions(StatedOffer offer, PayloadReader in, String name) throws IOException {
        switch (name) {
            case "experienceExige" -> offer.experienceRequirement = in.text();
            case "experienceLibelle" -> offer.experienceLabel = in.text();
            case "experienceCommentaire" -> offer.experienceComment = in.text();
            case "dureeTravailLibelle" -> offer.workingTimeLabel = in.text();
            case "dureeTravailLibelleConverti" -> offer.workingTimeKind = in.text();
            case "complementExercice" -> offer.workingTimeComment = in.text();
            case "lieuTravail" -> in.members(member -> place(offer, in, member));
            case "entreprise" -> in.members(member -> company(offer, in, member));
            case "salaire" -> in.members(member -> salary(offer, in, member));
            case "origineOffre" -> in.members(member -> origin(offer, in, member));
            case "competences" -> offer.skills = items(in);
            case "formations" -> offer.trainings = items(in);
            case "langues" -> offer.languages = items(in);
            case "permis" -> offer.licences = items(in);
            case "qualitesProfessionnelles" -> offer.softSkills = items(in);
            case "outilsBureautiques" -> offer.tools = in.texts();
            case "contexteTravail" ->
                in.members(member -> {
                    if (member.equals("horaires")) {
                        offer.workingHours = in.texts();
                    }
                });
            default -> {}
        }
    }

    private static void place(StatedOffer offer, PayloadReader in, String name) throws IOException {
        switch (name) {
            case "libelle" -> offer.placeLabel = in.text();
            case "latitude" -> offer.latitude = in.number();
            case "longitude" -> offer.longitude = in.number();
            case "codePostal" -> offer.postalCode = in.text();
            case "commune" -> offer.communeCode = in.text();
            default -> {}
        }
    }

    private static void company(StatedOffer offer, PayloadReader in, String name) throws IOException {
        switch (name) {
            case "nom" -> offer.companyName = in.text();
            case "description" -> offer.companyDescription = in.text();
            case "logo" -> offer.companyLogo = in.text();
            default -> {}
        }
    }

    private static void salary(StatedOffer offer, PayloadReader in, String name) throws IOException {
        switch (name) {
            case "libelle" -> offer.salaryLabel = in.text();
            case "commentaire" -> offer.salaryComment = in.text();
            default -> {}
        }
    }

    private static void origin(StatedOffer offer, PayloadReader in, String name) throws IOException {
        if (name.equals("urlOrigine")) {
            offer.link = in.text();
        }
    }

    private static List<LabelledItem> items(PayloadReader in) throws IOException {
        List<LabelledItem> items = new ArrayList<>();
        in.elements(ignored -> items.add(item(in)));
        return items;
    }

    private static LabelledItem item(PayloadReader in) throws IOException {
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
