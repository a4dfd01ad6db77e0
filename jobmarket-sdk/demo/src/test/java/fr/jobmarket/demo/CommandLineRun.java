package fr.jobmarket.demo;

import fr.jobmarket.pipeline.settings.Settings;
import fr.jobmarket.simulator.JobMarketSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One invocation of the command line in this process. */
record CommandLineRun(int code, String out, String err) {

    static CommandLineRun of(Path home, Map<String, String> environment, String... arguments) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("JOBMARKET_HOME", home.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.program()
                .run(
                        () -> Settings.of(variables, home),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    static Map<String, String> environment(JobMarketSimulator simulator) {
        return Map.of(
                "FRANCE_TRAVAIL_BASE_URL", simulator.franceTravailBaseUrl(),
                "FRANCE_TRAVAIL_TOKEN_URL", simulator.franceTravailTokenUrl(),
                "FRANCE_TRAVAIL_CLIENT_ID", simulator.clientId(),
                "FRANCE_TRAVAIL_CLIENT_SECRET", simulator.clientSecret(),
                "ADZUNA_BASE_URL", simulator.adzunaBaseUrl(),
                "ADZUNA_APP_ID", simulator.adzunaAppId(),
                "ADZUNA_APP_KEY", simulator.adzunaAppKey());
    }

    String all() {
        return out + err;
    }
}
