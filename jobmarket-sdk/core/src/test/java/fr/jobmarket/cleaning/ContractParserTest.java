package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void readsCodesAndLengths(String code, String label, Contract.Type type, @Nullable Double months) {
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
    void readsLabelsWithoutACode(String label, Contract.Type type) {
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
                Contract.Type.PERMANENT,
                ContractParser.parseAdzuna("permanent", "Data engineer")
                        .orElseThrow()
                        .type());
        assertEquals(
                Contract.Type.FIXED_TERM,
                ContractParser.parseAdzuna("contract", "Comptable")
                        .orElseThrow()
                        .type());
        assertEquals(
                Contract.Type.TEMPORARY,
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
    void readsTheOnlyFormADescriptionNames(String description, Contract.@Nullable Type type) {
        assertEquals(
                type,
                ContractParser.parseAdzuna(null, "Comptable", description)
                        .map(Contract::type)
                        .orElse(null));
    }

    @Test
    void believesTheSourceAndTheTitleBeforeTheDescription() {
        assertEquals(
                Contract.Type.FIXED_TERM,
                ContractParser.parseAdzuna("contract", "Comptable", "en CDI")
                        .orElseThrow()
                        .type());
        assertEquals(
                Contract.Type.FIXED_TERM,
                ContractParser.parseAdzuna(null, "Comptable CDD", "en CDI")
                        .orElseThrow()
                        .type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CDI intérimaire | PERMANENT |",
                "CDII | PERMANENT |",
                "C.D.I. | PERMANENT |",
                "CDI de chantier | PERMANENT |",
                "CDDU | FIXED_TERM |",
                "C.D.D. - 3 mois | FIXED_TERM | 3",
                "CDD d'usage | FIXED_TERM |",
                "CDD puis CDI | FIXED_TERM |",
                "CDD évolutif en CDI | FIXED_TERM |",
                "CDD - six mois | FIXED_TERM | 6",
                "CDD de deux ans | FIXED_TERM | 24",
                "Auto-entrepreneur | FREELANCE |",
                "Micro-entrepreneur | FREELANCE |",
                "Agent commercial | FREELANCE |",
                "Travail temporaire | TEMPORARY |",
                "Mission d'intérim | TEMPORARY |",
                "VIE | OTHER |",
                "V.I.E. | OTHER |",
                "Stage de six mois | OTHER | 6",
                "Vacation | OTHER |",
                "Portage salarial | OTHER |",
                "Contrat pro 12 mois | FIXED_TERM | 12",
            })
    void readsTheFormsThatLabelsSpell(String label, Contract.Type type, @Nullable Double months) {
        Contract contract = ContractParser.parse(label).orElseThrow();
        assertEquals(type, contract.type());
        assertEquals(months, contract.durationMonths());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CDI ou CDD", "CDD / CDI", "CDI, CDD", "CDD ou CDI selon profil"})
    void saysNothingWhereTheFormIsLeftOpen(String label) {
        assertTrue(ContractParser.parse(label).isEmpty());
        assertTrue(ContractParser.parseAdzuna(null, "Graphiste (" + label + ")").isEmpty());
    }

    private static final List<String> TRADES = List.of(
            "Développeur Java",
            "Boulanger",
            "Assistant RH",
            "Graphiste",
            "Vendeur conseil",
            "Comptable H/F",
            "Chef de projet marketing",
            "Conseiller commercial",
            "Juriste (H/F)",
            "Chargée de communication",
            "Gestionnaire paie et administration du personnel",
            "Technicien support - Lyon");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%s en alternance | FIXED_TERM | true",
                "%s - Alternance | FIXED_TERM | true",
                "Alternance - %s | FIXED_TERM | true",
                "%s (alternance) | FIXED_TERM | true",
                "%s - contrat d'apprentissage | FIXED_TERM | true",
                "%s en contrat pro | FIXED_TERM | true",
                "Apprenti(e) %s | FIXED_TERM | true",
                "Alternant·e %s | FIXED_TERM | true",
                "Contrat de professionnalisation : %s | FIXED_TERM | true",
                "Stage - %s | OTHER | false",
                "Stagiaire %s | OTHER | false",
                "%s (stage) | OTHER | false",
                "%s - stage de fin d'études | OTHER | false",
                "%s - CDI | PERMANENT | false",
                "%s CDI | PERMANENT | false",
                "%s en C.D.I. | PERMANENT | false",
                "%s - CDD 6 mois | FIXED_TERM | false",
                "CDD - %s | FIXED_TERM | false",
                "%s en intérim | TEMPORARY | false",
                "Mission intérim : %s | TEMPORARY | false",
                "%s (Intérim) | TEMPORARY | false",
                "%s freelance | FREELANCE | false",
                "Freelance - %s | FREELANCE | false",
                "%s indépendant(e) | FREELANCE | false",
                "%s - saisonnier | SEASONAL | false",
            })
    void readsTheFormThatATitleGivesItsPost(String pattern, Contract.Type type, boolean apprenticeship) {
        for (String trade : TRADES) {
            String title = pattern.formatted(trade);
            Contract contract = ContractParser.parseAdzuna(null, title).orElseThrow(() -> new AssertionError(title));
            assertEquals(type, contract.type(), title);
            assertEquals(apprenticeship, contract.apprenticeship(), title);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Responsable alternance H/F",
                "Responsable de l'alternance",
                "Conseillère en alternance",
                "Coordinatrice alternance et apprentissage",
                "Responsable des apprentis",
                "Référente apprentissage CFA",
                "Directeur d'agence intérim",
                "Responsable d'agence d'intérim",
                "Chargée de recrutement intérim (H/F)",
                "Consultant en recrutement intérim",
                "Chargé d'affaires travail temporaire",
                "Commerciale agence intérim",
                "Gestionnaire administratif intérim",
                "Recruteur intérim",
                "Développeur réseau de franchises",
                "Directeur réseau franchise",
                "Franchise manager",
                "Responsable développement franchise",
                "Responsable communauté freelances",
                "Chargé des stages et des relations entreprises",
                "Coordinateur de stages",
                "Responsable relations écoles - alternance",
                "Conseillère placement en apprentissage",
                "Maître d'apprentissage pâtissier",
                "Ingénieur apprentissage automatique",
                "Chercheur en apprentissage par renforcement",
                "Enseignant documentaliste au CDI",
                "Formatrice d'apprentis",
                "Comptable",
                "Auxiliaire de vie",
                "Médecin interne",
                "Ingénieur franchissement",
            })
    void leavesOutAFormThatATitleIsOnlyAbout(String title) {
        assertTrue(ContractParser.parseAdzuna(null, title).isEmpty(), title);
        assertFalse(ContractParser.parseAdzuna("permanent", title).orElseThrow().apprenticeship(), title);
        assertEquals(
                Contract.Type.PERMANENT,
                ContractParser.parseAdzuna("permanent", title).orElseThrow().type(),
                title);
    }

    @Test
    void knowsApprenticeshipsByTheirTitleWhereNoFieldSaysSo() {
        assertTrue(ContractParser.parse("CDI", "CDI", "Contrat travail", false, "Data scientist en alternance")
                .orElseThrow()
                .apprenticeship());
        assertFalse(ContractParser.parse("CDI", "CDI", "Contrat travail", false, "Responsable alternance")
                .orElseThrow()
                .apprenticeship());
    }

    @Test
    void knowsApprenticeshipsByTheBeginningOfADescriptionThatSaysSo() {
        String program = "Bienvenue ! Cette opportunité fait partie d’un programme d’apprentissage. ";
        assertTrue(ContractParser.parseAdzuna("contract", "Commercial", program)
                .orElseThrow()
                .apprenticeship());
        assertFalse(
                ContractParser.parseAdzuna("contract", "Commercial", "Vous encadrez un apprenti. ".repeat(30) + program)
                        .orElseThrow()
                        .apprenticeship());
    }

    @Test
    void takesAnInternshipForNoPermanentContract() {
        assertEquals(
                Contract.Type.OTHER,
                ContractParser.parseAdzuna("permanent", "Data Analyst Intern")
                        .orElseThrow()
                        .type());
    }
}
