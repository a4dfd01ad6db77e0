package fr.jobmarket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each filter against a plain count over the payloads served. */
class FranceTravailFiltersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final int OFFERS = 3_000;

    @RegisterExtension
    static final JobMarketSimulatorExtension MARKET = JobMarketSimulatorExtension.with(simulator -> simulator
            .syntheticMarket(OFFERS, 0, 11)
            .now(NOW)
            .faults(FaultProfile.CALM.toBuilder().callsPerSecond(0).build()));

    private static final List<JsonNode> SERVED = new ArrayList<>();

    private Calls calls;

    @BeforeAll
    static void readPayloads() throws IOException {
        JobMarketSimulator simulator = MARKET.simulator();
        ObjectMapper json = new ObjectMapper();
        for (String id : simulator.servedIds(SimulatedSource.FRANCE_TRAVAIL)) {
            SERVED.add(json.readTree(
                    simulator.payload(SimulatedSource.FRANCE_TRAVAIL, id).orElseThrow()));
        }
    }

    @BeforeEach
    void signIn() throws IOException {
        calls = new Calls(MARKET.simulator()).signIn();
    }

    @Test
    void filtersByOccupation() throws IOException {
        assertCount(o -> text(o, "romeCode").equals("M1811"), "codeROME", "M1811");
        assertCount(o -> List.of("M1811", "J1506").contains(text(o, "romeCode")), "codeROME", "M1811,J1506");
        assertCount(o -> text(o, "appellationlibelle").equals("Data engineer"), "appellation", "404278");
        assertCount(o -> text(o, "romeCode").startsWith("M18"), "grandDomaine", "M18");
        assertCount(o -> text(o, "romeCode").startsWith("J"), "grandDomaine", "J");
        assertCount(o -> text(o, "romeCode").startsWith("G16"), "domaine", "G16");
    }

    @Test
    void filtersByContract() throws IOException {
        assertCount(o -> text(o, "typeContrat").equals("CDD"), "typeContrat", "CDD");
        Predicate<JsonNode> training = o ->
                List.of("Contrat apprentissage", "Cont. professionnalisation").contains(text(o, "natureContrat"));
        assertCount(training, "natureContrat", "E2,FS");
        assertCount(
                training.or(o -> text(o, "typeContrat").equals("MIS")), "natureContrat", "E2,FS", "typeContrat", "MIS");
    }

    @Test
    void filtersByProfileAndConditions() throws IOException {
        for (String code : List.of("D", "S", "E")) {
            assertCount(o -> text(o, "experienceExige").equals(code), "experienceExigence", code);
        }
        assertCount(o -> text(o, "qualificationCode").equals("9"), "qualification", "9");
        assertCount(o -> text(o, "dureeTravailLibelleConverti").equals("Temps plein"), "tempsPlein", "true");
        assertCount(o -> o.path("accessibleTH").asBoolean(), "accesTravailleurHandicape", "true");
        assertCount(o -> o.path("offresManqueCandidats").asBoolean(), "offresManqueCandidats", "1");
        assertCount(o -> text(o, "codeNAF").equals("62.02A"), "codeNAF", "62.02A");
        assertCount(o -> text(o, "secteurActivite").equals("62"), "secteurActivite", "62");
    }

    @Test
    void filtersByPlace() throws IOException {
        assertCount(o -> commune(o).startsWith("69") || label(o).startsWith("69"), "departement", "69");
        assertCount(o -> commune(o).equals("31555"), "commune", "31555", "distance", "0");
        assertCount(o -> commune(o).startsWith("751"), "commune", "75056", "distance", "0");
        int strict = total("commune", "33063", "distance", "0");
        int near = total("commune", "33063");
        int far = total("commune", "33063", "distance", "60");
        assertTrue(strict <= near && near < far, strict + " " + near + " " + far);
        assertTrue(total("departement", "38", "inclureLimitrophes", "true") > total("departement", "38"));
        int regions = 0;
        for (JsonNode region : Calls.json(calls.franceTravail("/v2/referentiel/regions"))) {
            regions += total("region", region.path("code").asText());
        }
        assertTrue(regions > OFFERS * 0.95 && regions < OFFERS, "in regions: " + regions);
    }

    @Test
    void filtersByWords() throws IOException {
        int python = total("motsCles", "python");
        assertTrue(python > 10);
        assertTrue(total("motsCles", "python,sql") <= python);
        assertEquals(total("motsCles", "électricien"), total("motsCles", "ELECTRICIEN"));
        for (JsonNode offer : Calls.json(calls.search("motsCles", "python")).path("resultats")) {
            assertTrue(offer.toString().toLowerCase(Locale.ROOT).contains("python"));
        }
    }

    @Test
    void filtersByPay() throws IOException {
        int all = total("salaireMin", "1", "periodeSalaire", "A");
        assertTrue(all > OFFERS / 4);
        assertTrue(total("salaireMin", "40000", "periodeSalaire", "A") < all);
        assertEquals(
                total("salaireMin", "24000", "periodeSalaire", "A"),
                total("salaireMin", "2000", "periodeSalaire", "M"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void losesNothingWhenDatesAreHalved(long seed) throws IOException {
        Random random = new Random(seed);
        Instant from = NOW.minus(Duration.ofDays(61));
        Instant middle = from.plusSeconds(random.nextInt(61 * 86_400));
        int before = total(
                "minCreationDate",
                from.toString(),
                "maxCreationDate",
                middle.minusSeconds(1).toString());
        int after = total("minCreationDate", middle.toString(), "maxCreationDate", NOW.toString());
        assertEquals(OFFERS, before + after);
    }

    @Test
    void countsDaysSincePublication() throws IOException {
        for (int days : new int[] {1, 3, 7, 14, 31}) {
            Instant since = NOW.minus(Duration.ofDays(days));
            long expected = SERVED.stream()
                    .filter(o -> Instant.parse(text(o, "dateCreation")).isAfter(since))
                    .count();
            assertEquals(expected, total("publieeDepuis", Integer.toString(days)), 3);
        }
    }

    @Test
    void aggregatesWhatASplitterPlansFrom() throws IOException {
        JsonNode filters = Calls.json(calls.search("range", "0-0")).path("filtresPossibles");
        assertEquals(4, filters.size());
        for (JsonNode filter : filters) {
            String name = filter.path("filtre").asText();
            for (JsonNode value : filter.path("agregation")) {
                String code = value.path("valeurPossible").asText();
                assertEquals(value.path("nbResultats").asInt(), total(name, code), name + "=" + code);
            }
        }
    }

    @Test
    void sortsByDateOrDistance() throws IOException {
        String last = "9999";
        for (JsonNode offer : Calls.json(calls.search("sort", "1")).path("resultats")) {
            String created = text(offer, "dateCreation").substring(0, 19);
            assertTrue(created.compareTo(last) <= 0);
            last = created;
        }
        JsonNode nearest = Calls.json(calls.search("commune", "31555", "distance", "80", "sort", "2"))
                .path("resultats")
                .path(0);
        assertEquals("31555", commune(nearest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appellations",
                "nafs",
                "communes",
                "continents",
                "departements",
                "domaines",
                "langues",
                "metiers",
                "naturesContrats",
                "niveauxFormations",
                "pays",
                "permis",
                "regions",
                "secteursActivites",
                "themes",
                "typesContrats"
            })
    void servesTheSixteenReferentials(String name) throws IOException {
        HttpResponse<String> answer = calls.franceTravail("/v2/referentiel/" + name);
        assertEquals(200, answer.statusCode());
        JsonNode entries = Calls.json(answer);
        assertTrue(entries.size() > 4, name + " has " + entries.size());
        for (JsonNode entry : entries) {
            assertTrue(entry.hasNonNull("code") && entry.hasNonNull("libelle"));
            assertEquals(name.equals("communes"), entry.has("codePostal") && entry.has("codeDepartement"));
            assertEquals(name.equals("departements"), entry.has("region"));
        }
    }

    @Test
    void knowsNoOtherReferential() throws IOException {
        assertEquals(404, calls.franceTravail("/v2/referentiel/planetes").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "codeROME=X9",
                "departement=100",
                "departement=01,02,03,04,05,06",
                "region=99",
                "typeContrat=ABC",
                "natureContrat=ZZ",
                "experience=5",
                "experienceExigence=X",
                "qualification=3",
                "origineOffre=3",
                "sort=5",
                "minCreationDate=2026-01-01T00:00:00Z",
                "minCreationDate=2026-01-01&maxCreationDate=2026-01-02",
                "minCreationDate=2026-13-01T00:00:00Z&maxCreationDate=2026-01-02T00:00:00Z",
                "salaireMin=2000",
                "salaireMin=lots&periodeSalaire=M",
                "periodeSalaire=M",
                "motsCles=a",
                "motsCles=aa,bb,cc,dd,ee,ff,gg,hh",
                "codeNAF=6202A",
                "commune=31555&distance=-1",
                "tempsPlein=perhaps",
                "grandDomaine=Z",
                "modeSelectionPartenaires=AUTRE",
                "dureeHebdo=4",
                "range=10-5",
                "range=-1-5",
                "range=99999999999-5"
            })
    void answersBadValuesWithAnErrorBody(String query) throws IOException {
        HttpResponse<String> answer = calls.franceTravail("/v2/offres/search?" + query);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(Calls.json(answer).path("message").asText().contains("param"), answer.body());
    }

    private void assertCount(Predicate<JsonNode> expected, String... parameters) throws IOException {
        long count = SERVED.stream().filter(expected).count();
        assertTrue(count > 0, "the market has none for " + String.join(" ", parameters));
        assertEquals(count, total(parameters), String.join(" ", parameters));
    }

    private int total(String... parameters) throws IOException {
        HttpResponse<String> answer = calls.search(parameters);
        assertTrue(answer.statusCode() / 100 == 2, answer.body());
        String range = Calls.header(answer, "Content-Range");
        return Integer.parseInt(range.substring(range.indexOf('/') + 1));
    }

    private static String text(JsonNode offer, String field) {
        return offer.path(field).asText("");
    }

    private static String commune(JsonNode offer) {
        return offer.path("lieuTravail").path("commune").asText("");
    }

    private static String label(JsonNode offer) {
        return offer.path("lieuTravail").path("libelle").asText("");
    }
}
