package fr.jobmarket.cleaning.occupation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented occupations, the files that describe them, and offers for them. */
final class SmallMarket {

    private record Kind(String code, String label, String appellation, String[] titles, String[] words) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "D1101",
                    "Boulanger / Boulangère",
                    "Tourier / Tourière en boulangerie",
                    new String[] {"Boulanger", "Boulangère qualifiée", "Ouvrier boulanger"},
                    new String[] {"pain", "four", "pâte", "farine", "baguette", "pétrin"}),
            new Kind(
                    "K1302",
                    "Conducteur / Conductrice de bus",
                    "Receveur / Receveuse de bus",
                    new String[] {"Conducteur de bus", "Conductrice de car", "Chauffeur de bus"},
                    new String[] {"ligne", "passagers", "véhicule", "horaires", "arrêt", "permis"}),
            new Kind(
                    "M1805",
                    "Développeur / Développeuse",
                    "Programmeur / Programmeuse informatique",
                    new String[] {"Développeur Java", "Développeuse web", "Ingénieur logiciel"},
                    new String[] {"code", "tests", "serveur", "logiciel", "revue", "livraison"}));

    private SmallMarket() {}

    /** Writes the nomenclature, with one more occupation that no offer has. */
    static Path rome(Path folder) throws IOException {
        StringBuilder codes = new StringBuilder("\"code_rome\",\"libelle_rome\"\n");
        StringBuilder appellations = new StringBuilder("\"libelle_appellation_long\",\"code_rome\"\n");
        for (Kind kind : KINDS) {
            codes.append("\"%s\",\"%s\"\n".formatted(kind.code, kind.label));
            appellations.append("\"%s\",\"%s\"\n".formatted(kind.label, kind.code));
            appellations.append("\"%s\",\"%s\"\n".formatted(kind.appellation, kind.code));
        }
        codes.append("\"A1416\",\"Apiculteur / Apicultrice\"\n");
        appellations.append("\"Apiculteur / Apicultrice\",\"A1416\"\n");
        Files.writeString(folder.resolve("unix_referentiel_code_rome_v1_utf8.csv"), codes);
        Files.writeString(folder.resolve("unix_referentiel_appellation_v1_utf8.csv"), appellations);
        Files.writeString(folder.resolve("unix_rubrique_mobilite_v1_utf8.csv"), """
                "code_rome","code_rome_cible","numero_ordre"
                "D1101","M1805","2"
                "D1101","K1302","1"
                """);
        return folder;
    }

    static List<LabelledOffer> offers(int count, long seed) {
        Random random = new Random(seed);
        List<LabelledOffer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            StringBuilder description = new StringBuilder("Nous recherchons pour notre équipe");
            for (int word = 0; word < 6; word++) {
                description.append(' ').append(kind.words[random.nextInt(kind.words.length)]);
            }
            String title = kind.titles[random.nextInt(kind.titles.length)] + " (H/F)";
            offers.add(new LabelledOffer("francetravail:" + i, title, description.toString(), kind.code));
        }
        return offers;
    }
}
