package fr.jobmarket.simulator.internal;

import java.util.List;
import java.util.SplittableRandom;

/** How advertisements are built. */
enum AdvertisementStyle {
    DIRECT,
    INTERIM,
    CABINET,
    PUBLIC,
    COURT,
    ESN,
    ENGLISH;

    private static final List<String> IT = List.of("data", "tech");
    static final List<String> CRAFTS =
            List.of("restauration", "alimentaire", "beaute", "social", "nature", "btp", "hotellerie");
    private static final List<String> PUBLIC_SERVICE =
            List.of("sante", "social", "admin", "communication", "education", "nature", "proprete", "sport");
    private static final List<String> OFFICES =
            List.of("finance", "juridique", "immobilier", "ingenierie", "rh", "vente", "data", "tech");

    static AdvertisementStyle of(String family, String contract, SplittableRandom random) {
        int dice = random.nextInt(100);
        if (contract.equals("MIS") || contract.equals("DIN")) {
            return INTERIM;
        }
        if (IT.contains(family)) {
            return dice < 45 ? ESN : dice < 48 ? ENGLISH : dice < 60 ? CABINET : dice < 66 ? PUBLIC : DIRECT;
        }
        if (CRAFTS.contains(family) && dice < 35) {
            return COURT;
        }
        if (PUBLIC_SERVICE.contains(family) && dice > 82) {
            return PUBLIC;
        }
        return OFFICES.contains(family) && dice < 22 ? CABINET : DIRECT;
    }
}
