package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Writes the n-th offer of a market as the source's API would return it. Thread-safe. */
public final class OfferWriter {
    private static final String AREA = "Adzuna::API::Response::";

    private final long seed;
    private final Instant now;

    public OfferWriter(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    public String franceTravail(int number) {
        SplittableRandom random = new SplittableRandom(seed * 31 + number);
        MarketOccupations.Occupation occupation = pick(random, MarketOccupations.all());
        MarketPlaces.Commune commune = MarketPlaces.at(random.nextDouble());
        boolean partner = random.nextInt(100) < 49;
        String id = partner
                ? Long.toString(1_000_000L + number)
                : String.format(
                        "%03d%c%c%c%c",
                        180 + number / 456_976 % 20,
                        'A' + number / 17_576 % 26,
                        'A' + number / 676 % 26,
                        'A' + number / 26 % 26,
                        'A' + number % 26);
        ObjectNode offer = Stock.JSON.createObjectNode();
        String created =
                now.minusMillis((long) (random.nextDouble() * 60 * 86_400_000L)).toString();
        offer.put("id", id);
        offer.put("intitule", occupation.appellation() + " (H/F)");
        offer.put("description", description(occupation, commune));
        offer.put("dateCreation", created);
        offer.put("dateActualisation", created);
        offer.putObject("lieuTravail")
                .put("libelle", commune.departmentCode() + " - " + commune.name())
                .put("latitude", commune.latitude())
                .put("longitude", commune.longitude())
                .put("codePostal", commune.postalCode())
                .put("commune", commune.code());
        offer.put("romeCode", occupation.rome());
        offer.put("romeLibelle", occupation.label());
        offer.put("appellationlibelle", occupation.appellation());
        offer.putObject("entreprise").put("nom", "Atelier " + commune.name()).put("entrepriseAdaptee", false);
        offer.put("typeContrat", "CDI");
        offer.put("typeContratLibelle", partner ? "Contrat à durée indéterminée" : "CDI");
        offer.put("natureContrat", "Contrat travail");
        offer.put("experienceExige", "D");
        offer.put("experienceLibelle", "Débutant accepté");
        offer.putObject("salaire").put("libelle", "Mensuel de " + (1900 + random.nextInt(40) * 50) + ".0 Euros");
        offer.put("alternance", false);
        offer.put("nombrePostes", 1);
        offer.put("accessibleTH", false);
        ObjectNode origin = offer.putObject("origineOffre").put("origine", partner ? "2" : "1");
        origin.put("urlOrigine", "https://candidat.francetravail.fr/offres/recherche/detail/" + id);
        return offer.toString();
    }

    private static String description(MarketOccupations.Occupation occupation, MarketPlaces.Commune commune) {
        return "Nous recherchons pour notre établissement de " + commune.name() + " : "
                + occupation.label().toLowerCase(Locale.FRENCH) + ". Vous rejoignez une équipe à taille humaine.";
    }

    public String adzuna(int number) {
        SplittableRandom random = new SplittableRandom(seed * 37 + number);
        MarketOccupations.Occupation occupation = pick(random, MarketOccupations.all());
        MarketPlaces.Commune commune = MarketPlaces.at(random.nextDouble());
        ObjectNode offer = Stock.JSON.createObjectNode();
        String id = Long.toString(5_000_000_000L + number);
        offer.put("id", id);
        offer.put("__CLASS__", AREA + "Job");
        offer.put("title", occupation.appellation() + " H/F");
        offer.put("description", description(occupation, commune) + "…");
        offer.put("created", now.minusSeconds(random.nextInt(60 * 86_400)).toString());
        offer.put("redirect_url", "https://www.adzuna.fr/details/" + id);
        offer.put("adref", "simulated-" + id);
        offer.put("latitude", commune.latitude());
        offer.put("longitude", commune.longitude());
        offer.put("salary_is_predicted", "0");
        ObjectNode location = offer.putObject("location").put("__CLASS__", AREA + "Location");
        location.put("display_name", commune.name());
        location.putArray("area")
                .add("France")
                .add(Geography.regions().get(Geography.regionOf(commune.departmentCode())))
                .add(commune.name());
        offer.putObject("category")
                .put("__CLASS__", AREA + "Category")
                .put("tag", "unknown")
                .put("label", "Unknown");
        offer.putObject("company").put("__CLASS__", AREA + "Company").put("display_name", "Atelier " + commune.name());
        return offer.toString();
    }

    private static <T> T pick(SplittableRandom random, List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
