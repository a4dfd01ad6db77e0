package fr.jobmarket.gateway.key;

import com.nimbusds.jose.jwk.JWK;
import fr.jobmarket.error.InvalidInputException;
import io.micronaut.core.convert.ConversionService;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code keys}: the keys that sign access tokens. Exit codes: 0 done, 2 bad usage or a file that cannot be used. */
@Command(
        name = "jobmarket keys",
        description = {
            "The keys that sign the gateway's access tokens. Every gateway that reads the file takes a change over at once,",
            "without a restart."
        })
public final class KeysCommand {

    private final Map<String, String> environment;
    private final Clock clock;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "Where they are; default JOBMARKET_JWT_KEYS, or else gateway/jwt-keys.json of JOBMARKET_HOME.")
    @Nullable
    Path file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this and do nothing.")
    boolean help;

    @Spec
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private KeysCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** Runs a command and ends the virtual machine with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv(), Clock.systemUTC()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment, Clock clock) {
        CommandLine line = new CommandLine(new KeysCommand(environment, clock));
        line.registerConverter(Duration.class, KeysCommand::duration);
        line.setExecutionExceptionHandler((error, command, result) -> {
            if (!(error instanceof InvalidInputException)) {
                throw error;
            }
            command.getErr().println("jobmarket keys: " + error.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    /** As settings of the gateway have them, and other commands. */
    private static Duration duration(String text) {
        return ConversionService.SHARED
                .convert(text.strip(), Duration.class)
                .orElseThrow(() -> new TypeConversionException("\"" + text + "\" is no time; write 90s, 10m or 2h"));
    }

    @Command(name = "list", description = "Lists them, and what each is good for; no private part.")
    void list() {
        Instant now = clock.instant();
        KeySet keys = keyFile().read();
        Optional<JWK> signing = keys.signing(now);
        keys.keys().forEach(key -> out().println((key.getKeyID() == null ? "(the secret of before)" : key.getKeyID())
                + "  " + key.getAlgorithm() + "  "
                + purpose(key, signing.filter(key::equals).isPresent(), now)));
    }

    private static String purpose(JWK key, boolean signs, Instant now) {
        if (!KeySet.isAccepted(key, now)) {
            return "has ended";
        }
        if (KeySet.begin(key).isAfter(now)) {
            return "signs from " + KeySet.begin(key);
        }
        String until = key.getExpirationTime() == null
                ? ""
                : " until " + key.getExpirationTime().toInstant();
        return (signs ? "signs" : "is accepted") + until;
    }

    @Command(
            name = "rotate",
            description = {
                "Makes a key that signs from now on. Those before are accepted until their last token has ended, and leave",
                "the file with the next rotation."
            })
    void rotate(
            @Option(
                            names = "--in",
                            paramLabel = "TIME",
                            defaultValue = "0s",
                            description =
                                    "When it is to sign, so that a copy of the file gets to every gateway before, such as 1h; default at once.")
                    Duration delay,
            @Option(
                            names = "--overlap",
                            paramLabel = "TIME",
                            defaultValue = "20m",
                            description =
                                    "How long those before are accepted after that; tokens live 15 minutes. Default ${DEFAULT-VALUE}.")
                    Duration overlap) {
        if (delay.isNegative() || overlap.isNegative()) {
            throw new ParameterException(spec.commandLine(), "--in and --overlap cannot be negative");
        }
        KeyFile kept = keyFile();
        // JWK times are seconds, and a key is to sign at once where nothing else was asked for.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        KeySet before = kept.exists() ? kept.read() : kept.secretOfBefore().orElse(KeySet.EMPTY);
        kept.write(before.rotated(now, now.plus(delay), overlap));
        list();
    }

    @Command(
            name = "retire",
            description = "Takes a key away at once, as when it got into wrong hands: its tokens count no more.")
    void retire(@Parameters(paramLabel = "KEY", description = "Its id, see list.") String id) {
        KeyFile kept = keyFile();
        kept.write(kept.read().without(id, clock.instant()));
        list();
    }

    private KeyFile keyFile() {
        if (file != null) {
            return new KeyFile(file);
        }
        String given = environment.getOrDefault("JOBMARKET_JWT_KEYS", "");
        return given.isBlank()
                ? KeyFile.under(Path.of(environment.getOrDefault("JOBMARKET_HOME", "data")))
                : new KeyFile(Path.of(given));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
