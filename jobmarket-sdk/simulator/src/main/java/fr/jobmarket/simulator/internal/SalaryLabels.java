package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The salary block of France Travail: every grammar of its label, its known errors, comments and silences. */
final class SalaryLabels {
    private static final List<String> SILENT_COMMENTS = List.of(
            "Selon profil",
            "à négocier",
            "Selon convention collective",
            "Selon expérience",
            "grille indiciaire",
            "N/A",
            ".",
            "SMIC",
            "Rémunération selon profil + primes");
    private static final List<String> COMPLEMENTS = List.of(
            "Autre",
            "Autre",
            "Primes",
            "Primes",
            "Mutuelle",
            "Chèque repas",
            "CE",
            "Restauration",
            "Véhicule",
            "Participation/action",
            "Intéressement / participation",
            "Titres restaurant / Prime de panier");
    private static final String[] MONTHS = {
        "12.0", "12.0", "12.0", "12.0", "12.0", "12.0", "13.0", "13.0", "0.0", "12.5", "13.3", "13.5", "13.8", "14.0"
    };

    private SalaryLabels() {}

    /** Adds the block to an offer, or leaves it out as a tenth of the partners do. */
    static void add(ObjectNode offer, Advertisement ad, boolean partner, SplittableRandom random) {
        int dice = random.nextInt(100);
        if (partner && dice >= 88) {
            return;
        }
        ObjectNode salary = offer.putObject("salaire");
        if (dice < (partner ? 26 : 76)) {
            salary.put("libelle", label(ad, partner, random));
        } else if (dice < (partner ? 33 : 92)) {
            salary.put("commentaire", comment(ad, random));
        }
        if (!partner) {
            addComplements(salary, random);
        }
    }

    private static void addComplements(ObjectNode salary, SplittableRandom random) {
        if (random.nextInt(100) < 50) {
            String first = COMPLEMENTS.get(random.nextInt(COMPLEMENTS.size()));
            salary.put("complement1", first);
            if (random.nextInt(100) < 44) {
                salary.put("complement2", COMPLEMENTS.get(random.nextInt(COMPLEMENTS.size())));
            }
            if (random.nextInt(100) < 20) {
                salary.putArray("listeComplements").addObject().put("code", "1").put("libelle", first);
            }
        }
    }

    private static String label(Advertisement ad, boolean partner, SplittableRandom random) {
        int dice = random.nextInt(100);
        boolean manager = ad.occupation().qualification().equals("9");
        String period = manager
                ? dice < 85 ? "Annuel" : "Mensuel"
                : ad.terms().contract().equals("MIS")
                        ? dice < 90 ? "Horaire" : "Mensuel"
                        : dice < 50 ? "Mensuel" : dice < 78 ? "Horaire" : dice < 97 ? "Annuel" : "Autre";
        double factor = period.equals("Annuel") ? 12 : period.equals("Horaire") ? 1 / 151.67 : 1;
        double low = rounded(ad.terms().payFrom() * factor, period);
        double high = rounded(ad.terms().payTo() * factor, period);
        int error = random.nextInt(1000);
        if (error < 12) {
            period = period.equals("Annuel") ? "Mensuel" : "Annuel";
        } else if (error < 20 && high > low) {
            double swap = low;
            low = high;
            high = swap;
        } else if (error < 25) {
            high = Math.max(low, high) * 10;
        } else if (error < 28) {
            return "Annuel de " + number(11.88, partner);
        }
        StringBuilder label = new StringBuilder(period)
                .append(" de ")
                .append(number(low, partner))
                .append(" Euros");
        if (high != low || random.nextInt(5) == 0) {
            label.append(" à ").append(number(high, partner)).append(" Euros");
        }
        if (partner ? random.nextInt(100) < 8 : random.nextInt(100) < 92) {
            String months = MONTHS[random.nextInt(MONTHS.length)];
            boolean whole = random.nextInt(12) == 0 && months.endsWith(".0");
            label.append(" sur ")
                    .append(whole ? months.substring(0, 2).replace(".", "") : months)
                    .append(" mois");
        }
        return label.toString();
    }

    private static double rounded(double amount, String period) {
        return period.equals("Horaire") ? Math.round(amount * 100) / 100.0 : Math.round(amount / 10) * 10.0;
    }

    private static String number(double amount, boolean partner) {
        String text = partner
                ? String.format(Locale.FRENCH, "%.2f", amount)
                : Double.toString(Math.round(amount * 100) / 100.0);
        return text.replace("\u00a0", "").replace("\u202f", "");
    }

    private static String comment(Advertisement ad, SplittableRandom random) {
        long low = Math.round(ad.terms().payFrom() * 12 / 1000.0);
        long high = Math.max(low + 2, Math.round(ad.terms().payTo() * 12 / 1000.0));
        return switch (random.nextInt(9)) {
            case 0 -> low + " K €";
            case 1 -> low + " à " + high + "K€";
            case 2 -> low + " K€ à " + high + " K€ (primes incluses)";
            case 3 -> "A partir de " + low + "K, selon profil";
            case 4 -> String.format(Locale.ROOT, "%.2f€ / Heure", ad.terms().payFrom() / 151.67);
            case 5 -> Math.round(ad.terms().payFrom() * 0.078) * 10 + " NET";
            default -> SILENT_COMMENTS.get(random.nextInt(SILENT_COMMENTS.size()));
        };
    }
}
