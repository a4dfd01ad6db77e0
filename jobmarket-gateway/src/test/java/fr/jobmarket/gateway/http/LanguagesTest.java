package fr.jobmarket.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.gateway.GatewayTest;
import fr.jobmarket.gateway.RunningGateway.Answer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who asks for French gets French; everything else gets English, and only the words change. */
@MicronautTest(transactional = false)
class LanguagesTest extends GatewayTest {

    /** Wishes, as browsers and others send them, and the language of the answer. */
    private static final Map<String, String> WISHES = Map.of(
            "fr",
            "fr",
            "fr-CA;q=0.9,en;q=0.8",
            "fr",
            "de, fr;q=0.1",
            "fr",
            "en;q=0.5, fr;q=0.4",
            "en",
            "fr;q=0, *",
            "en",
            "de",
            "en",
            "*",
            "en",
            "",
            "en",
            ";;q=x,,",
            "en",
            "fr," + "aa,".repeat(1_000),
            "en");

    private static String token = "";

    /** A request that is refused: its body null for none, its media types those of JSON unless given. */
    private record Refused(
            int status,
            String method,
            String path,
            @Nullable String body,
            Map<String, String> headers,
            String english,
            String french) {

        private Refused(int status, String method, String path, @Nullable String body, String english, String french) {
            this(status, method, path, body, Map.of(), english, french);
        }

        private static Refused get(String path, String english, String french) {
            return new Refused(400, "GET", "/api/v1/" + path, null, english, french);
        }

        private static Refused post(String path, String body, String english, String french) {
            return new Refused(400, "POST", "/api/v1/" + path, body, english, french);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                Refused.get(
                        "offers?limit=0",
                        "parameter \"limit\": \"0\" is not allowed; it must be a whole number from 1 to 100",
                        "paramètre « limit » : « 0 » n'est pas admis ; il faut un nombre entier de 1 à 100"),
                Refused.get(
                        "offers?lat=91&lon=2",
                        "parameter \"lat\": \"91\" is not allowed; it must be degrees north from -90 to 90",
                        "paramètre « lat » : « 91 » n'est pas admis ; il faut un nombre (degrés nord) de -90 à 90"),
                Refused.get(
                        "offers?workingTime=X",
                        "parameter \"workingTime\": \"X\" is not allowed; it must be one of FULL_TIME, PART_TIME",
                        "paramètre « workingTime » : « X » n'est pas admis ; il faut l'une des valeurs FULL_TIME, PART_TIME"),
                Refused.get(
                        "offers?region=98",
                        "parameter \"region\": \"98\" does not exist; it must be the INSEE code of a region such as 11",
                        "paramètre « region » : « 98 » n'existe pas ; il faut le code INSEE d'une région tel que 11"),
                Refused.get(
                        "offers?commune=74000",
                        "parameter \"commune\": \"74000\" does not exist as the INSEE code of a commune; it is a postal"
                                + " code, of Annecy (74010)",
                        "paramètre « commune » : « 74000 » n'est pas le code INSEE d'une commune mais le code postal"
                                + " de la commune Annecy (74010)"),
                Refused.get(
                        "offers?sort=distance",
                        "parameter \"sort\": distance needs the parameter around, or lat and lon",
                        "paramètre « sort » : distance demande le paramètre around, ou lat et lon"),
                Refused.get(
                        "dash/options/contracts?q=x",
                        "parameter \"q\": is unknown; this endpoint has no parameters",
                        "paramètre « q » : est inconnu ; il n'y a pas de paramètres ici"),
                Refused.get(
                        "stats/offers?since=2026-02-01&until=2026-01-01",
                        "parameter \"until\": lies before since; nothing is between them",
                        "paramètre « until » : précède since ; rien n'est entre les deux"),
                Refused.post(
                        "recommendations",
                        "{\"experienceYears\":-1}",
                        "\"experienceYears\": years between 0 and 70, not -1.0",
                        "« experienceYears » : il faut un nombre (années) entre 0 et 70, non -1.0"),
                Refused.post(
                        "recommendations",
                        "{\"occupations\":[\"boulanger\"]}",
                        "\"occupations\": \"boulanger\" is not a ROME code such as M1805",
                        "« occupations » : « boulanger » n'est pas un code ROME tel que M1805"),
                Refused.post(
                        "recommendations",
                        "{\"skills\":\"x\"}",
                        "\"skills\": it must be a list",
                        "« skills » : il faut une liste"),
                Refused.post(
                        "auth/login",
                        "{\"email\":\"\",\"password\":\"x\"}",
                        "\"email\": must not be blank",
                        "« email » : ne doit pas être vide"),
                Refused.post(
                        "auth/login",
                        "{\"email\":\"camille@example.org\"}",
                        "\"password\": must not be null",
                        "« password » : est obligatoire"),
                Refused.post(
                        "auth/login",
                        "{\"mail\":\"camille@example.org\"}",
                        "\"mail\": is unknown; known are email, password",
                        "« mail » : est inconnu ; sont connus email, password"),
                Refused.post("auth/login", "[]", "the body must be a JSON object", "le corps doit être un objet JSON"),
                Refused.post(
                        "auth/login",
                        "{x",
                        "the body is not JSON at line 1, column 2",
                        "le corps n'est pas du JSON à la ligne 1, colonne 2"),
                Refused.post("auth/login", "", "a JSON body is needed", "il faut un corps JSON"),
                Refused.post(
                        "auth/register",
                        "{\"email\":\"camille\",\"password\":\"correct cheval pile\"}",
                        "\"email\": is not an e-mail address; one looks like camille@example.org",
                        "« email » : ce n'est pas une adresse e-mail ; elle ressemble à camille@example.org"),
                Refused.post(
                        "auth/register",
                        "{\"email\":\"camille@example.org\",\"password\":\"Soleil2024!\"}",
                        "\"password\": this password is too common or too easy to guess; a few unrelated words make a"
                                + " good one",
                        "« password » : ce mot de passe est trop courant ou trop facile à deviner ; quelques mots sans"
                                + " lien entre eux en font un bon"),
                Refused.post(
                        "auth/register",
                        "{\"email\":\"camille@example.org\",\"password\":\"x\",\"displayName\":\"" + "n".repeat(101)
                                + "\"}",
                        "\"displayName\": size must be between 0 and 100",
                        "« displayName » : la taille doit être comprise entre 0 et 100"),
                Refused.post(
                        "auth/register",
                        "{\"email\":\"camille@example.org\",\"password\":\"x\",\"displayName\":\"a\\u200bb\"}",
                        "\"displayName\": must not hold control or invisible characters",
                        "« displayName » : ne doit contenir aucun caractère de contrôle ou invisible"),
                Refused.post(
                        "me/feedback",
                        "{\"offerId\":\"adzuna:1\",\"action\":\"save\",\"rank\":0}",
                        "\"rank\": must be greater than or equal to 1",
                        "« rank » : doit être au moins 1"),
                Refused.post(
                        "me/feedback",
                        "{\"offerId\":\"adzuna:1\",\"action\":\"save\",\"rank\":1001}",
                        "\"rank\": must be less than or equal to 1000",
                        "« rank » : doit être au plus 1000"),
                Refused.post(
                        "me/feedback",
                        "{\"offerId\":\"adzuna:1\",\"action\":\"save\",\"release\":\"?\"}",
                        "\"release\": must match \"[A-Za-z0-9._-]{1,100}\"",
                        "« release » : doit correspondre à « [A-Za-z0-9._-]{1,100} »"),
                Refused.post(
                        "offers",
                        "{\"title\":\"t\",\"description\":\"d\",\"annualSalaryMin\":2,\"annualSalaryMax\":1}",
                        "\"annualSalaryMin\": is above annualSalaryMax",
                        "« annualSalaryMin » : dépasse annualSalaryMax"),
                new Refused(
                        401,
                        "POST",
                        "/api/v1/auth/refresh",
                        "{\"refreshToken\":\"x\"}",
                        "this refresh token is not valid any more; sign in again",
                        "ce jeton de renouvellement n'est plus valable ; connectez-vous à nouveau"),
                new Refused(
                        401,
                        "GET",
                        "/api/v1/me",
                        null,
                        Map.of("Authorization", "Bearer x"),
                        "this needs a valid access token in the header Authorization: Bearer …; sign in or refresh",
                        "il faut un jeton d'accès valable dans l'en-tête Authorization: Bearer … ; connectez-vous ou"
                                + " renouvelez-le"),
                new Refused(
                        403,
                        "GET",
                        "/api/v1/models",
                        null,
                        "this account may not do that",
                        "ce compte n'en a pas le droit"),
                new Refused(
                        404,
                        "DELETE",
                        "/api/v1/me/searches/x",
                        null,
                        "there is no search of yours with this id",
                        "aucune de vos recherches n'a cet identifiant"),
                new Refused(404, "GET", "/nothing", null, "Page Not Found", "il n'y a rien à cette adresse"),
                new Refused(
                        405,
                        "PUT",
                        "/api/v1/auth/login",
                        "{}",
                        "Method [PUT] not allowed for URI [/api/v1/auth/login]. Allowed methods: [POST]",
                        "la méthode PUT n'est pas admise à l'adresse /api/v1/auth/login ; sont admises : [POST]"),
                new Refused(
                        406,
                        "GET",
                        "/api/v1/me",
                        null,
                        Map.of("Accept", "image/png"),
                        "Specified Accept Types [image/png] not supported. Supported types: [application/json]",
                        "les formats demandés [image/png] ne sont pas proposés ; le sont : [application/json]"),
                new Refused(
                        409,
                        "POST",
                        "/api/v1/auth/password-reset",
                        "{\"email\":\"camille@example.org\"}",
                        "this gateway sends no messages; whoever runs it has to help with a forgotten password",
                        "aucun message n'est envoyé ici ; pour un mot de passe oublié, adressez-vous à qui gère le"
                                + " service"),
                new Refused(
                        413,
                        "POST",
                        "/api/v1/recommendations",
                        "{\"text\":\"" + "x".repeat(300_000) + "\"}",
                        "The content length [300011] exceeds the maximum allowed content length [262144]",
                        "le corps a 300011 octets ; il en faut au plus 262144"),
                new Refused(
                        415,
                        "POST",
                        "/api/v1/auth/login",
                        "<a/>",
                        Map.of("Content-Type", "text/xml"),
                        "Content Type [text/xml] not allowed. Allowed types: [application/json]",
                        "le format text/xml n'est pas admis ; sont admis : [application/json]"),
                new Refused(
                        503,
                        "GET",
                        "/api/v1/offers",
                        null,
                        "there is no release yet; publish one (\"jobmarket publish\" or \"jobmarket run\" brings one)",
                        "il n'y a pas encore de version des offres ; publiez-en une (« jobmarket publish » ou"
                                + " « jobmarket run » en apporte une)"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void answersInTheLanguageAskedFor(Refused refused) {
        JsonNode without = null;
        for (Map.Entry<String, String> wish : WISHES.entrySet()) {
            Answer answer = send(refused, wish.getKey());
            boolean french = wish.getValue().equals("fr");
            JsonNode problem = answer.json();
            assertEquals(refused.status(), answer.status(), answer.body());
            assertEquals(
                    french ? refused.french() : refused.english(),
                    problem.get("detail").asText(),
                    wish.getKey());
            assertEquals(wish.getValue(), answer.header("Content-Language"));
            assertTrue(
                    answer.response().headers().allValues("Vary").contains("Accept-Language"),
                    answer.response().headers().toString());
            if (french) {
                String title = problem.get("title").asText() + problem.findValuesAsText("detail");
                assertFalse(WordingTest.ENGLISH_WORDS.matcher(title).find(), title);
            }
            JsonNode rest = withoutWords(problem);
            assertEquals(without == null ? rest : without, rest);
            without = rest;
        }
    }

    /** Programs read what is left, which is the same in all languages. */
    private static JsonNode withoutWords(JsonNode problem) {
        ObjectNode rest = problem.deepCopy();
        rest.remove("title");
        rest.remove("detail");
        rest.path("errors").forEach(error -> ((ObjectNode) error).remove("detail"));
        return rest;
    }

    @Test
    void saysInFrenchHowLongToWait() {
        String body = "{\"email\":\"ali@example.org\",\"password\":\"wrong wrong wrong\"}";
        Refused attempt = new Refused(401, "POST", "/api/v1/auth/login", body, "", "");
        Answer answer = send(attempt, "fr");
        assertEquals(
                "l'adresse e-mail ou le mot de passe est incorrect",
                answer.json().get("detail").asText());
        for (int i = 0; i < 5; i++) {
            answer = send(attempt, "fr");
        }
        assertEquals(429, answer.status());
        assertEquals("Trop de requêtes", answer.json().get("title").asText());
        assertEquals(
                "trop d'essais ; réessayez dans " + answer.header("Retry-After") + " s",
                answer.json().get("detail").asText());
    }

    private static Answer send(Refused refused, String wish) {
        HttpRequest.Builder request = gateway.request(refused.path());
        String body = refused.body();
        request.setHeader("Content-Type", "application/json");
        request.setHeader("Authorization", "Bearer " + token());
        refused.headers().forEach(request::setHeader);
        if (!wish.isEmpty()) {
            request.setHeader("Accept-Language", wish);
        }
        return gateway.exchange(request.method(
                refused.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String token() {
        if (token.isEmpty()) {
            token = gateway.post(
                            "/api/v1/auth/register",
                            "{\"email\":\"noor@example.org\",\"password\":\"correct cheval pile\"}")
                    .json()
                    .get("accessToken")
                    .asText();
        }
        return token;
    }
}
