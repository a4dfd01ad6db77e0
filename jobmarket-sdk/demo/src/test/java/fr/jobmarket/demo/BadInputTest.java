package fr.jobmarket.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person gets wrong is named, with the file and line or the option, and nothing good is lost. */
class BadInputTest {

    private static final String GOOD = "{\"id\": \"%s\", \"intitule\": \"Boulanger\", \"description\": \"Du pain.\"}";

    @TempDir
    Path folder;

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of(folder.resolve("home"), Map.of(), arguments);
    }

    private CommandLineRun clean(Path input) {
        return run(
                "clean",
                "--francetravail",
                input.toString(),
                "--out",
                folder.resolve("out.jsonl").toString());
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private List<String> out() throws IOException {
        return Files.readAllLines(folder.resolve("out.jsonl"));
    }

    private List<String> rejected() throws IOException {
        return Files.readAllLines(folder.resolve("out.jsonl.rejected.jsonl"));
    }

    @Test
    void aMissingFileIsNamedWithItsOption() {
        CommandLineRun run = clean(folder.resolve("nowhere.jsonl"));
        assertEquals(2, run.code());
        assertTrue(run.err().contains("nowhere.jsonl does not exist"), run.err());
        assertTrue(run.err().contains("--francetravail"), run.err());
        assertFalse(Files.exists(folder.resolve("out.jsonl")));
    }

    @Test
    void anEarlierOutputSurvivesAMissingInput() throws IOException {
        assertEquals(0, clean(file("in.jsonl", GOOD.formatted("1"))).code());
        clean(folder.resolve("nowhere.jsonl"));
        assertEquals(1, out().size());
    }

    @Test
    void aFolderWithoutFilesIsNamed() {
        Path empty = folder.resolve("empty");
        assertTrue(empty.toFile().mkdir());
        CommandLineRun run = clean(empty);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("empty is a folder without files"), run.err());
    }

    @Test
    void anOutputAmongTheInputsIsRefused() throws IOException {
        file("in.jsonl", GOOD.formatted("1"));
        CommandLineRun run = clean(folder);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("out.jsonl lies in " + folder), run.err());
    }

    @Test
    void whatIsNoOfferInADocumentIsListedWithItsPlace() throws IOException {
        Path input = file("in.json", "[" + GOOD.formatted("1") + ", 42,", GOOD.formatted("2") + "]");
        CommandLineRun run = clean(input);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("lines in 3 = lines out 2 + rejected 1"), run.out());
        assertTrue(run.err().contains("in.json item 2: not a JSON object"), run.err());
        assertTrue(rejected().get(0).contains("\"item\":2"), rejected().toString());
    }

    @Test
    void aFileOfNothingOfTheKindGetsOneSentence() throws IOException {
        CommandLineRun run = clean(file("in.csv", "id;titre", "1;Boulanger"));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("lines in 1 = lines out 0 + rejected 1"), run.out());
        assertTrue(run.err().contains("in.csv line 1: no JSON: offers are expected as"), run.err());
    }

    @Test
    void linesThatAreNoOfferAreListedWithTheirNumberAndTheOthersKept() throws IOException {
        Path input = file(
                "in.jsonl",
                GOOD.formatted("1"),
                "this is not JSON",
                "{\"intitule\": \"no id\"}",
                "[1, 2]",
                GOOD.formatted("2"));
        CommandLineRun run = clean(input);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("lines in 5 = lines out 2 + rejected 3"), run.out());
        assertEquals(2, out().size());
        assertEquals(3, rejected().size());
        for (int line : List.of(2, 3, 4)) {
            assertTrue(run.err().contains("in.jsonl line " + line + ": "), run.err());
            assertTrue(
                    rejected().stream()
                            .anyMatch(text -> text.contains("in.jsonl") && text.contains("\"line\":" + line)),
                    rejected().toString());
        }
    }

    @Test
    void aTruncatedGzipDeliversEverythingBeforeTheDamage() throws IOException {
        String lines = IntStream.range(0, 20_000)
                .mapToObj(i -> GOOD.formatted("id" + i * 7919L))
                .collect(Collectors.joining("\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        Path input = Files.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        CommandLineRun run = clean(input);
        assertTrue(run.err().contains("cut.jsonl.gz line "), run.err());
        assertTrue(out().size() > 1_000, run.out());
        assertEquals(1, rejected().size());
    }

    @Test
    void anEmptyFileGivesAnEmptyResult() throws IOException {
        CommandLineRun run = clean(Files.createFile(folder.resolve("empty.jsonl")));
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("lines in 0 = lines out 0 + rejected 0"), run.out());
        assertEquals(List.of(), out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clean                                                        | --out
            clean --out x.jsonl                                          | --francetravail
            clean --out x.jsonl --adzuna f --rome nowhere                | --rome: Cannot read the folder nowhere
            transform --rome .                                           | --rome: No file unix_referentiel_competence_
            demo --no-site --port 0 --rome nowhere                       | nowhere
            clean --out x.jsonl --adzuma f                               | --adzuma
            harvest                                                      | --source
            harvest --source monster                                     | --source is "monster"
            harvest --source all --query what=java                       | --query
            harvest --source francetravail --query codeRomme=M1805       | codeRomme
            harvest --source adzuna --query salary_min=much              | salary_min
            harvest --source adzuna --plan nothing                       | --plan
            harvest --source adzuna --query what=java --plan everything  | --plan and --query
            harvest --source adzuna --plan data-and-tech                 | asks nothing of adzuna
            import                                                       | FILE
            import nowhere.jsonl                                         | nowhere.jsonl does not exist
            import f --harvested-at 3.11.2025                            | "3.11.2025" is no date
            import f --harvested-on 2925-11-03                           | in the future
            models                                                       | list, add, promote or rollback
            models promote                                               | VERSION
            models promote 7                                             | 7
            models rollback                                              | no model
            simulate                                                     | serve, offers or market
            simulate serve --faults wild                                 | --faults
            simulate serve --port high                                   | --port
            simulate serve --address 192.0.2.1                           | --address
            simulate serve --offers nowhere.jsonl                        | nowhere.jsonl
            simulate serve --count 5 --offers nowhere.jsonl              | --count
            simulate offers --source monster --count 1 --out x.jsonl     | --source
            simulate offers --source adzuna --count -1 --out x.jsonl     | --count
            releases                                                     | list or rollback
            releases rollback                                            | no release
            run --schedule daily                                         | --schedule
            transform --as-of yesterday                                  | yesterday
            transform                                                    | harvest first
            publish                                                      | transform
            run                                                          | FRANCE_TRAVAIL_CLIENT_ID
            harvest --source all                                         | FRANCE_TRAVAIL_CLIENT_ID
            recommend                                                    | --profile
            recommend --profile nowhere.json                             | nowhere.json
            recommend --profile nowhere.json --top 0                     | --top
            recommend --profile nowhere.json --congestion 2              | congestion: 0 to 1
            hravest                                                      | hravest
            ''                                                           | say what to do
            """)
    void badUsageIsCodeTwoAndNamesWhatIsWrong(String arguments, String named) {
        CommandLineRun run =
                run(arguments.isBlank() ? new String[0] : arguments.strip().split(" +"));
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains(named), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"skils": ["Java"]}             | skils
            {"contracts": ["FOREVER"]}      | FOREVER
            {"skills": ["Java"              | Unexpected end-of-input
            null                            | null is not
            """)
    void aProfileThatIsNoneIsRefusedWithItsFileAndWhatIsWrong(String profile, String named) throws IOException {
        Path input = file("profile.json", profile);
        CommandLineRun run = run("recommend", "--profile", input.toString());
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains("profile.json"), run.err());
        assertTrue(run.err().contains(named), run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": -1}    | 0 or more
            {"a": null}  | 0 or more
            null         | 0 or more
            ["a"]        | no JSON object of ids and numbers
            """)
    void exposuresThatAreNoneAreRefusedWithTheirFileAndWhatIsWrong(String exposures, String named) throws IOException {
        CommandLineRun run = run(
                "recommend",
                "--profile",
                file("profile.json", "{}").toString(),
                "--exposures",
                file("exposures.json", exposures).toString());
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains("exposures.json"), run.err());
        assertTrue(run.err().contains(named), run.err());
    }

    @Test
    void withoutAReleaseThereIsNothingToRecommend() throws IOException {
        CommandLineRun run =
                run("recommend", "--profile", file("profile.json", "{}").toString());
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains("publish first"), run.err());
    }

    @Test
    void aPlanThatIsNoneIsRefusedWithItsFileAndLine() throws IOException {
        Path plan = file("plan.yaml", "name: mine", "tasks:", "  - {name: x, source: monster}");
        CommandLineRun run = run("harvest", "--source", "adzuna", "--plan", plan.toString());
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains("plan.yaml"), run.err());
        assertTrue(run.err().contains("line 3"), run.err());
    }

    @Test
    void missingCredentialsFailTheSourceAndNameTheVariable() {
        CommandLineRun run = run("harvest", "--source", "adzuna");
        assertEquals(1, run.code(), run.all());
        assertTrue(run.err().contains("ADZUNA_APP_ID"), run.err());
    }

    @Test
    void aStackTraceIsShownOnRequestOnly() {
        assertTrue(run("transform", "--debug").err().contains("\tat fr.jobmarket"));
    }

    @Test
    void aWarehouseOfAnUnknownKindIsRefused() {
        CommandLineRun run = CommandLineRun.of(
                folder.resolve("home"),
                Map.of("JOBMARKET_WAREHOUSE_URL", "jdbc:oracle:x?password=secret"),
                "transform");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("JOBMARKET_WAREHOUSE_URL") || run.err().contains("jdbc:duckdb:"), run.err());
        assertFalse(run.all().contains("secret"), run.all());
    }

    @Test
    void aWrongFolderOfRomeFilesIsNamedWithTheVariableThatGaveIt() {
        CommandLineRun run =
                CommandLineRun.of(folder.resolve("home"), Map.of("JOBMARKET_ROME_DIR", folder.toString()), "run");
        assertEquals(2, run.code(), run.all());
        assertTrue(run.err().contains("JOBMARKET_ROME_DIR: No file unix_referentiel_competence_"), run.err());
        assertTrue(run.err().contains("give the folder with the ROME open-data files"), run.err());
    }

    @Test
    void aMalformedDotEnvIsNamedWithItsLine() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home/.env"), "# fine\nADZUNA_APP_ID=x\nno assignment\n");
        CommandLineRun run = run("releases", "list");
        assertEquals(2, run.code());
        assertTrue(run.err().contains(".env line 3"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "simulate serve",
        "simulate offers",
        "harvest",
        "import",
        "clean",
        "transform",
        "publish",
        "releases list",
        "releases rollback",
        "run"
    })
    void everyCommandHasHelp(String command) {
        CommandLineRun run = run((command + " --help").split(" "));
        assertEquals(0, run.code());
        assertTrue(run.out().contains("Usage: jobmarket " + command), run.out());
    }
}
