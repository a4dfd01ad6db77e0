package fr.jobmarket.demo;

import fr.jobmarket.pipeline.command.CleaningCommand;
import fr.jobmarket.pipeline.command.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
        name = "demo",
        description = {
            "The whole product on this machine: simulated APIs, harvest, warehouse, release, gateway, site.",
            "A second start with the same offers reuses what the first one made. Ctrl-C stops everything."
        })
public final class DemoCommand extends CleaningCommand {

    @Option(
            names = "--offers",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Raw offers of either source: files, archives or folders, as for clean; default a synthetic market.")
    List<Path> offers = new ArrayList<>();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Offers of the synthetic market; default ${DEFAULT-VALUE}.")
    int count;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the gateway; default ${DEFAULT-VALUE}.")
    int port;

    @Option(
            names = "--site-port",
            paramLabel = "N",
            defaultValue = "8050",
            description = "Port of the site; default ${DEFAULT-VALUE}.")
    int sitePort;

    @Option(names = "--no-site", description = "Do not start the site.")
    boolean noSite;

    /** The command of an invocation. */
    public DemoCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws InterruptedException {
        Ports.requireFree(port, "--port");
        if (!noSite) {
            Ports.requireFree(sitePort, "--site-port");
        }
        DemoMarket market = new DemoMarket(offers, count);
        Path home = hasHome()
                ? settings().home()
                : settings().home().resolve("demo").resolve(market.name());
        Demo demo = new Demo(market, home.toAbsolutePath().normalize(), settings(), session(), rules(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::endByCtrlC, "stop-demo"));
        return demo.run(noSite ? -1 : sitePort) ? DONE : FAILED;
    }
}
