package fr.jobmarket.cleaning.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.ContractType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CDI | CDI | PERMANENT |",
                "CDI | Contrat à durée indéterminée | PERMANENT |",
                "CDD | CDD - 6 Mois | FIXED_TERM | 6",
                "CDD | Contrat à durée déterminée - 12 Mois | FIXED_TERM | 12",
                "MIS | Mission intérimaire - 3 Mois | TEMPORARY | 3",
                "MIS | Intérim - 7 Jour(s) | TEMPORARY | 0.23",
                "SAI | Saisonnier - 5 Mois | SEASONAL | 5",
                "LIB | Profession libérale | FREELANCE |",
                "FRA | Franchise | FRANCHISE |",
                "DIN | CDI Intérimaire | PERMANENT |",
                "CCE | Profession commerciale | FREELANCE |",
                "XYZ | Autre chose | OTHER |",
            })
    void readsCodesAndLengths(String code, String label, ContractType type, @Nullable Double months) {
        assertEquals(
                new Contract(type, code, months, false),
                ContractParser.parse(code, label, null, false).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "Contrat à durée indéterminée,PERMANENT",
        "Contrat à durée déterminée - 6 Mois,FIXED_TERM",
        "Mission intérimaire - 1 Mois,TEMPORARY",
        "Saisonnier,SEASONAL"
    })
    void readsLabelsWithoutACode(String label, ContractType type) {
        assertEquals(type, ContractParser.parse(label).orElseThrow().type());
    }

    @Test
    void knowsApprenticeshipsByTheirNature() {
        assertTrue(ContractParser.parse("CDD", "CDD - 24 Mois", "Contrat apprentissage", false)
                .orElseThrow()
                .apprenticeship());
        assertTrue(ContractParser.parse("CDD", "CDD", "Cont. professionnalisation", false)
                .orElseThrow()
                .apprenticeship());
        assertTrue(ContractParser.parse("CDD", "CDD", null, true).orElseThrow().apprenticeship());
        assertFalse(ContractParser.parse("CDI", "CDI", "Contrat travail", false)
                .orElseThrow()
                .apprenticeship());
    }

    @Test
    void readsAdzuna() {
        assertEquals(
                ContractType.PERMANENT,
                ContractParser.parseAdzuna("permanent", "Data engineer")
                        .orElseThrow()
                        .type());
        assertEquals(
                ContractType.FIXED_TERM,
                ContractParser.parseAdzuna("contract", "Comptable")
                        .orElseThrow()
                        .type());
        assertEquals(
                ContractType.TEMPORARY,
                ContractParser.parseAdzuna("contract", "Comptable - Intérim")
                        .orElseThrow()
                        .type());
        assertTrue(ContractParser.parseAdzuna(null, "Comptable").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nous recrutons un data engineer en CDI à Lyon. | PERMANENT",
                "Contrat : CDI. Le CDI est à pourvoir de suite. | PERMANENT",
                "Un contrat à Durée Indéterminée, pour une durée de 35 h | PERMANENT",
                "Poste en CDD de 6 mois (durée déterminée) | FIXED_TERM",
                "CDD puis CDI |",
                "Leader de l'intérim et du recrutement en CDI |",
                "7000 offres en intérim, vacation, CDD, CDI |",
                "Contrat en alternance, CDI ensuite |",
                "Une équipe de codirecteurs CDIsation |",
                "Mission de longue durée |",
            })
    void readsTheOnlyFormADescriptionNames(String description, @Nullable ContractType type) {
        assertEquals(
                type,
                ContractParser.parseAdzuna(null, "Comptable", description)
                        .map(Contract::type)
                        .orElse(null));
    }

    @Test
    void believesTheSourceAndTheTitleBeforeTheDescription() {
        assertEquals(
                ContractType.FIXED_TERM,
                ContractParser.parseAdzuna("contract", "Comptable", "en CDI")
                        .orElseThrow()
                        .type());
        assertEquals(
                ContractType.FIXED_TERM,
                ContractParser.parseAdzuna(null, "Comptable CDD", "en CDI")
                        .orElseThrow()
                        .type());
    }
}
