package fr.jobmarket.pipeline.command;

import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseManifest;
import fr.jobmarket.serving.release.ReleaseStore;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code releases} and its subcommands. */
@Command(name = "releases", description = "Lists releases, or goes back to an earlier one.")
public final class ReleasesCommand extends JobMarketCommand {

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public ReleasesCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do with releases: list or rollback");
    }

    static String line(Release release, boolean current) {
        ReleaseManifest manifest = release.manifest();
        return String.format(
                Locale.ROOT,
                "%s %s  %s  %,d offers, %,d available, run %s, model %s",
                current ? "*" : " ",
                release.id(),
                manifest.createdAt(),
                manifest.counts().getOrDefault("offers", 0L),
                manifest.counts().getOrDefault("available", 0L),
                manifest.sourceRun() == null ? "none" : manifest.sourceRun(),
                manifest.model() == null ? "none" : manifest.model() + " " + manifest.modelVersion());
    }

    /** {@code releases list}. */
    @Command(name = "list", description = "Lists the releases, newest first; the current one is marked *.")
    public static final class ListReleases extends JobMarketCommand {

        /** The command of an invocation. */
        public ListReleases(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            ReleaseStore store = settings().releases(session().clock());
            String current = store.current().map(Release::id).orElse("");
            List<Release> releases = store.list();
            if (releases.isEmpty()) {
                say("there is no release in " + settings().releasesDirectory() + "; publish makes one");
            }
            releases.forEach(release -> print(line(release, release.id().equals(current))));
            return DONE;
        }
    }

    /** {@code releases rollback}. */
    @Command(name = "rollback", description = "Makes the release before the current one the current one.")
    public static final class Rollback extends JobMarketCommand {

        @Mixin
        Waiting waiting = new Waiting();

        /** The command of an invocation. */
        public Rollback(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            ReleaseStore store = settings().releases(session().clock());
            alone(waiting, "releases rollback", turn -> {
                Release release = store.rollback();
                print(line(release, true));
                return "release " + release.id();
            });
            return DONE;
        }
    }
}
