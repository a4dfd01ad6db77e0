package fr.jobmarket.cleaning.internal.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "B - Véhicule léger | B - Véhicule léger",
                "Permis B | B - Véhicule léger",
                "BE - Véhicule léger + remorque (PTAC > 4,25 T) | BE - Véhicule léger + remorque",
                "EB - Véhicule léger + remorque | BE - Véhicule léger + remorque",
                "EC - Poids lourd + remorque | CE - Poids lourd + remorque",
                "CE - Poids lourd + remorque (= EC) | CE - Poids lourd + remorque",
                "C1 - Poids lourd < 7,5 T | C1 - Poids lourd < 7,5 T",
                "B mention 79.06 (= EB) | B mention 79.06 (= EB)",
                "Permis bateau | Permis bateau",
                "Attestation de capacité | Attestation de capacité",
            })
    void givesOneNamePerCategory(String given, String name) {
        assertEquals(name, LicenceNames.canonical(given).orElseThrow());
    }

    @Test
    void givesNoNameForABlank() {
        assertTrue(LicenceNames.canonical("").isEmpty());
    }
}
