package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.simulator.SyntheticMarket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Gives advertisements the form France Travail's API returns, for its own offers and its partners'. */
final class FranceTravailWriter {
    private static final List<String> PARTNERS = List.of(
            "METEOJOB",
            "METEOJOB",
            "METEOJOB",
            "DIRECTEMPLOI",
            "DIRECTEMPLOI",
            "BROADBEAN",
            "CADREMPLOI",
            "BEETWEEN",
            "PMEJOB",
            "HANDICAP_JOB",
            "INDEED",
            "WE_RECRUIT",
            "DOGFINANCE",
            "TALENTPLUG",
            "SOFTY",
            "DIGITAL RECRUITERS",
            "JOBINLIVE",
            "OUESTFRANCE");
    private static final Map<String, String> LEVELS = Referentials.fixed("niveauxFormations");
    private static final Map<String, String> LICENCES = Referentials.fixed("permis");
    private static final Map<String, String> QUALIFICATIONS = Map.of(
            "1", "Manœuvre",
            "2", "Ouvrier spécialisé",
            "3", "Ouvrier qualifié (P1,P2)",
            "4", "Ouvrier qualifié (P3,P4,OHQ)",
            "5", "Employé non qualifié",
            "6", "Employé qualifié",
            "7", "Technicien",
            "8", "Agent de maîtrise",
            "9", "Cadre");
    private static final List<String[]> TRAITS = Resources.table("traits.txt");
    private static final List<String[]> TRAVEL = List.of(
            new String[] {"1", "Jamais"},
            new String[] {"1", "Jamais"},
            new String[] {"2", "Ponctuels Zone départementale"},
            new String[] {"3", "Fréquents Zone régionale"},
            new String[] {"4", "Quotidiens Zone départementale"});
    private static final Map<String, List<String>> HOURS = Map.of(
            "jour", List.of("Travail en journée"),
            "poste",
                    List.of(
                            "Travail en journée",
                            "Travail posté (2x8, 3x8, 5x8, etc.)",
                            "Travail en horaires décalés",
                            "Travail de nuit"),
            "garde", List.of("Travail en journée", "Travail les week-ends et jours fériés", "Travail de nuit"),
            "soir", List.of("Travail le week-end", "Travail en horaires fractionnés", "Travail en journée"),
            "matin", List.of("Travail en journée", "Travail en horaires décalés"),
            "samedi", List.of("Travail le samedi", "Travail en journée"),
            "variable", List.of("Travail en journée", "Travail en horaires fractionnés"));
    private static final Map<String, String> OWN_CONTRACTS = Map.of(
            "CDI", "CDI",
            "CDD", "CDD",
            "MIS", "Intérim",
            "SAI", "Saisonnier",
            "LIB", "Profession libérale",
            "FRA", "Franchise",
            "DIN", "CDI Intérimaire");
    private static final Map<String, String> PARTNER_CONTRACTS = Map.of(
            "CDI", "Contrat à durée indéterminée",
            "CDD", "Contrat à durée déterminée",
            "MIS", "Mission intérimaire",
            "SAI", "Contrat travail saisonnier",
            "LIB", "Profession libérale",
            "FRA", "Franchise",
            "DIN", "CDI Intérimaire");
    private static final long MAX_UPDATE = 30L * 86_400_000;
    private static final String ID_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private final long seed;
    private final Instant now;

    FranceTravailWriter(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    ObjectNode write(int number, Advertisement ad, MarketPlaces.Commune commune, boolean repost) {
        SplittableRandom random = new SplittableRandom(seed * 31 + number * 0x94D049BB133111EBL + ad.cycle());
        boolean partner = random.nextDouble() < ad.family().partnerShare();
        String partnerName = partner ? PARTNERS.get(random.nextInt(PARTNERS.size())) : "";
        String id = id(number + ad.cycle() * SyntheticMarket.MAX_OFFERS, partner);
        ObjectNode offer = Stock.JSON.createObjectNode();
        offer.put("id", id);
        offer.put("intitule", title(ad, commune, partner, random));
        offer.put("description", Blemishes.description(describe(ad, commune), partner, random));
        addDates(offer, repost ? laterOf(ad, random) : ad.created(), partner, random);
        PlaceLabels.franceTravail(offer.putObject("lieuTravail"), commune, partnerName, random);
        offer.put("romeCode", ad.occupation().rome());
        offer.put("romeLibelle", ad.occupation().label());
        offer.put("appellationlibelle", ad.appellation().label());
        addCompany(offer, ad, partner, random);
        addContract(offer, ad, partner);
        addExperience(offer, ad, partner, random);
        if (!partner) {
            addRequirements(offer, ad, random);
        }
        SalaryLabels.add(offer, ad, partner, random);
        addConditions(offer, ad, partner, random);
        addOrigin(offer, id, partnerName);
        return offer;
    }

    /** A multi-place advertisement names its city: the text follows the place. */
    private static String describe(Advertisement ad, MarketPlaces.Commune commune) {
        String city = PlaceLabels.city(commune);
        String first = PlaceLabels.city(ad.commune());
        return first.equals(city) ? ad.description() : ad.description().replace("à " + first, "à " + city);
    }

    /** Both kinds of id, spread over their range so that neighbours do not follow each other. */
    private String id(int number, boolean partner) {
        if (partner) {
            return Long.toString(1_000_000 + spread(number, 9_000_000));
        }
        long rest = spread(number, 48_000_000);
        StringBuilder id = new StringBuilder().append(650 + rest / 160_000);
        rest %= 160_000;
        for (int divisor = 8_000; divisor > 0; divisor /= 20) {
            id.append(ID_LETTERS.charAt((int) (rest / divisor % 20)));
        }
        return id.toString();
    }

    // 7,368,787 is prime and divides neither range, so distinct numbers stay distinct
    private long spread(int number, long range) {
        return Math.floorMod(number * 7_368_787L + Math.floorMod(seed, 1_000_003L) * 97, range);
    }

    private static String title(
            Advertisement ad, MarketPlaces.Commune commune, boolean partner, SplittableRandom random) {
        int dice = random.nextInt(100);
        String title = ad.title();
        if (!partner) {
            return (dice < 6 ? title.toUpperCase(Locale.FRENCH) : title) + " (H/F)";
        }
        return switch (dice / 10) {
            case 0 -> title.toUpperCase(Locale.FRENCH) + " (H/F)";
            case 1 -> title + " F/H - " + ad.terms().contract();
            case 2 -> title + " - " + PlaceLabels.city(commune) + " (" + commune.departmentCode() + ") (H/F)";
            case 3 -> title + " H/F";
            default -> title + " (H/F)";
        };
    }

    private Instant laterOf(Advertisement ad, SplittableRandom random) {
        Instant later = ad.created().plusMillis(random.nextLong(12 * 86_400_000L));
        return later.isAfter(now) ? ad.created() : later;
    }

    private void addDates(ObjectNode offer, Instant created, boolean partner, SplittableRandom random) {
        Instant updated =
                created.plusMillis(random.nextInt(3) == 0 ? random.nextInt(900) : random.nextLong(MAX_UPDATE));
        Instant latest = updated.isAfter(now) ? created : updated;
        offer.put("dateCreation", moment(partner ? created.truncatedTo(ChronoUnit.SECONDS) : created));
        if (!partner || random.nextInt(100) > 1) {
            offer.put("dateActualisation", moment(partner ? latest.truncatedTo(ChronoUnit.SECONDS) : latest));
        }
    }

    private static String moment(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }

    private static void addCompany(ObjectNode offer, Advertisement ad, boolean partner, SplittableRandom random) {
        ObjectNode company = offer.putObject("entreprise");
        if (random.nextInt(100) < (partner ? 56 : 93)) {
            company.put("nom", random.nextInt(3) == 0 ? ad.company().toUpperCase(Locale.FRENCH) : ad.company());
        }
        if (random.nextInt(100) < (partner ? 65 : 22)) {
            company.put("description", ad.presentation());
        }
        if (partner) {
            company.put("entrepriseAdaptee", "False");
        } else {
            company.put("entrepriseAdaptee", random.nextInt(100) == 0);
        }
    }

    private static void addContract(ObjectNode offer, Advertisement ad, boolean partner) {
        Map<String, String> labels = partner ? PARTNER_CONTRACTS : OWN_CONTRACTS;
        String label = labels.getOrDefault(ad.terms().contract(), ad.terms().contract());
        offer.put("typeContrat", ad.terms().contract());
        offer.put(
                "typeContratLibelle",
                ad.terms().months() == 0 ? label : label + " - " + ad.terms().months() + " Mois");
        boolean self =
                ad.terms().contract().equals("LIB") || ad.terms().contract().equals("FRA");
        String nature = ad.terms().training().isEmpty()
                ? self ? "NS" : "E1"
                : ad.terms().training();
        offer.put("natureContrat", Referentials.fixed("naturesContrats").getOrDefault(nature, "Contrat travail"));
        offer.put("alternance", !ad.terms().training().isEmpty());
    }

    private static void addExperience(ObjectNode offer, Advertisement ad, boolean partner, SplittableRandom random) {
        int years = ad.terms().experienceYears();
        boolean wished = random.nextInt(100) < (partner ? 10 : 2);
        offer.put("experienceExige", years == 0 ? "D" : wished ? "S" : "E");
        String label;
        if (years == 0) {
            label = random.nextInt(40) == 0 ? "Débutant accepté - " + "motivation avant tout" : "Débutant accepté";
        } else if (partner) {
            String kind = wished ? "Expérience souhaitée" : "Expérience exigée";
            label = random.nextInt(4) == 0 ? kind : kind + " de " + years + " An(s)";
        } else {
            label = switch (random.nextInt(14)) {
                case 0 -> years * 12 + " Mois";
                case 1 -> years + (years == 1 ? " an" : " ans");
                case 2 -> years + " an(s) - ou un diplôme";
                case 3 -> "6 Mois";
                default -> years + " An(s)";
            };
        }
        offer.put("experienceLibelle", label);
    }

    private static void addRequirements(ObjectNode offer, Advertisement ad, SplittableRandom random) {
        MarketOccupations.Occupation occupation = ad.occupation();
        if (random.nextInt(100) < 67) {
            addSkills(offer.putArray("competences"), occupation, random);
        }
        if (random.nextInt(100) < 25) {
            ObjectNode training = offer.putArray("formations").addObject();
            training.put("niveauLibelle", LEVELS.getOrDefault(occupation.level(), "Bac ou équivalent"));
            String diploma = occupation.diploma();
            if (diploma != null) {
                training.put("commentaire", diploma);
            }
            training.put("exigence", random.nextBoolean() ? "E" : "S");
        }
        String licence = occupation.licence();
        if (licence != null || random.nextInt(100) < 12) {
            offer.putArray("permis")
                    .addObject()
                    .put("libelle", LICENCES.getOrDefault(licence == null ? "B" : licence, "B - Véhicule léger"))
                    .put("exigence", licence != null && random.nextInt(3) > 0 ? "E" : "S");
        }
        String language = occupation.language();
        boolean international = occupation.qualification().equals("9") && random.nextInt(100) < 18;
        if (language != null || international) {
            offer.putArray("langues")
                    .addObject()
                    .put("libelle", language == null ? "Anglais" : language)
                    .put("exigence", random.nextBoolean() ? "E" : "S");
        }
        if (random.nextInt(100) < 49) {
            addTraits(offer.putArray("qualitesProfessionnelles"), random);
        }
        if (random.nextInt(100) < 36) {
            String[] travel = TRAVEL.get(random.nextInt(TRAVEL.size()));
            offer.put("deplacementCode", travel[0]);
            offer.put("deplacementLibelle", travel[1]);
        }
        offer.put("qualificationCode", occupation.qualification());
        offer.put("qualificationLibelle", QUALIFICATIONS.getOrDefault(occupation.qualification(), "Employé qualifié"));
    }

    private static void addSkills(ArrayNode skills, MarketOccupations.Occupation occupation, SplittableRandom random) {
        List<MarketOccupations.Skill> left = new ArrayList<>(occupation.skills());
        int count = Math.min(left.size(), 2 + random.nextInt(4));
        for (int i = 0; i < count; i++) {
            MarketOccupations.Skill skill = left.remove(random.nextInt(left.size()));
            ObjectNode entry = skills.addObject();
            if (skill.code() != null) {
                entry.put("code", skill.code());
            }
            entry.put("libelle", skill.label()).put("exigence", random.nextInt(3) == 0 ? "E" : "S");
        }
        if (!occupation.technologies().isEmpty() && random.nextInt(3) == 0) {
            List<String> technologies = occupation.technologies();
            skills.addObject()
                    .put("libelle", technologies.get(random.nextInt(technologies.size())))
                    .put("exigence", "S");
        }
    }

    private static void addTraits(ArrayNode traits, SplittableRandom random) {
        int first = random.nextInt(TRAITS.size());
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String[] trait = TRAITS.get((first + i * 5) % TRAITS.size());
            traits.addObject().put("libelle", trait[0]).put("description", trait[1]);
        }
    }

    private static void addConditions(ObjectNode offer, Advertisement ad, boolean partner, SplittableRandom random) {
        boolean partTime = ad.terms().partTime();
        if (!partner || random.nextInt(100) < 14) {
            String hours = ad.terms().weeklyHours() + (partner ? " H" : "H");
            List<String> styles = HOURS.getOrDefault(ad.family().hours(), List.of("Travail en journée"));
            String style = styles.get(random.nextInt(styles.size()));
            String label = (partTime ? "Temps partiel - " : "") + hours + (random.nextBoolean() ? "\n" : " ") + style;
            offer.put("dureeTravailLibelle", label);
            offer.put("dureeTravailLibelleConverti", partTime ? "Temps partiel" : "Temps plein");
            if (!partner && random.nextBoolean()) {
                offer.putObject("contexteTravail").putArray("horaires").add(label);
            }
        }
        offer.put("nombrePostes", random.nextInt(100) < 96 ? 1 : 2 + random.nextInt(8));
        offer.put("accessibleTH", random.nextInt(100) == 0);
        if (!partner) {
            offer.put("offresManqueCandidats", random.nextInt(100) < 4);
        }
        if (!partner || random.nextInt(100) < 31) {
            offer.put("codeNAF", ad.naf().code());
            offer.put("secteurActivite", ad.naf().code().substring(0, 2));
            offer.put("secteurActiviteLibelle", ad.naf().label());
        }
        if (!partner && random.nextInt(100) < 30) {
            offer.put(
                    "trancheEffectifEtab",
                    List.of("1 ou 2 salariés", "10 à 19 salariés", "50 à 99 salariés")
                            .get(random.nextInt(3)));
        }
    }

    private static void addOrigin(ObjectNode offer, String id, String partner) {
        ObjectNode origin = offer.putObject("origineOffre");
        origin.put("origine", partner.isEmpty() ? "1" : "2");
        origin.put("urlOrigine", "https://candidat.francetravail.fr/offres/recherche/detail/" + id);
        if (!partner.isEmpty()) {
            String slug = partner.toLowerCase(Locale.ROOT).replace(" ", "");
            origin.putArray("partenaires")
                    .addObject()
                    .put("nom", partner)
                    .put("url", "https://" + slug.replace('_', '-') + ".example.org/offre/" + id)
                    .put("logo", "https://www.francetravail.fr/logos/img/partenaires/" + slug + "80.png");
        }
    }
}
