package fr.jobmarket.cleaning.occupation.learning;

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

    /** Writes the nomenclature, with two more occupations that no offer has, one of them narrower than another. */
    static Path rome(Path folder) throws IOException {
        StringBuilder codes = new StringBuilder("\"code_rome\",\"libelle_rome\"\n");
        StringBuilder appellations =
                new StringBuilder("\"libelle_appellation_long\",\"code_rome\",\"code_rome_parent\"\n");
        for (Kind kind : KINDS) {
            codes.append("\"%s\",\"%s\"\n".formatted(kind.code, kind.label));
            appellations.append("\"%s\",\"%s\",\"%s\"\n".formatted(kind.label, kind.code, kind.code));
            appellations.append("\"%s\",\"%s\",\"%s\"\n".formatted(kind.appellation, kind.code, kind.code));
        }
        codes.append("\"A1416\",\"Apiculteur / Apicultrice\"\n");
        appellations.append("\"Apiculteur / Apicultrice\",\"A1416\",\"A1416\"\n");
        codes.append("\"M1899\",\"Spécialiste Cobol\"\n");
        appellations.append("\"Cobolliste\",\"M1899\",\"M1805\"\n");
        Files.writeString(folder.resolve("unix_referentiel_code_rome_v460_utf8.csv"), codes);
        Files.writeString(folder.resolve("unix_referentiel_appellation_v460_utf8.csv"), appellations);
        Files.writeString(folder.resolve("unix_rubrique_mobilite_v460_utf8.csv"), """
                "code_rome","code_rome_cible","numero_ordre"
                "D1101","M1805","2"
                "D1101","K1302","1"
                """);
        Files.writeString(folder.resolve("unix_coherence_item_v460_utf8.csv"), """
                "code_rome","code_ogr"
                "A1416","1"
                "A1416","2"
                "A1416","3"
                "D1101","4"
                """);
        Files.writeString(folder.resolve("unix_referentiel_competence_v460_utf8.csv"), """
                "code_ogr","libelle_competence"
                "1","Poser une hausse sur le véhicule"
                "4","Chauffer le four"
                """);
        Files.writeString(folder.resolve("unix_referentiel_savoir_v460_utf8.csv"), """
                "code_ogr_savoir","libelle_savoir"
                "2","Horaires de la revue"
                """);
        Files.writeString(folder.resolve("unix_item_v460_utf8.csv"), """
                "code_ogr","libelle"
                "3","Farine et livraison"
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
            offers.add(new LabelledOffer("francetravail:" + i, title, description.toString(), kind.code, null));
        }
        return offers;
    }
}
