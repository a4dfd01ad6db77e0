package fr.jobmarket.pipeline.step;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.training.drift.DriftReport;
import fr.jobmarket.training.drift.MarketSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the current release with an earlier one, and keeps what was found in a folder: as {@code <release>.json} and
 * {@code <release>.html} as long as that release is kept, and as {@code metrics.prom} (in Prometheus' text format) in place of
 * what was found before.
 */
public final class DriftStep {

    /** What such a task of a run is called. */
    public static final String TASK = "drift";

    private static final Pattern REPORT = Pattern.compile("(.+)\\.(?:json|html)");

    private static final int OFFERS = 5_000;

    /** Each brings up to a thousand offers to be looked at. */
    private static final int CANDIDATES = 40;

    /** Drift must come from the releases, not from the draw. */
    private static final long SEED = 1;

    private final ReleaseStore releases;
    private final Path folder;

    /**
     * A step over these releases.
     *
     * @param folder where the report is kept
     */
    public DriftStep(ReleaseStore releases, Path folder) {
        this.releases = releases;
        this.folder = folder;
    }

    /**
     * Compares and keeps the report. The same candidates, made of offers of the baseline, ask in both releases; each answers
     * with its own model.
     *
     * @param baseline id of a release; null for the {@linkplain ReleaseStore#chooseBaseline chosen} one, or the one published
     *     before the current one
     * @throws InvalidInputException when there is no such release, or nothing to compare the current one with
     */
    public DriftReport run(@Nullable String baseline) {
        Release current = current();
        Release before = baseline == null
                ? before(current)
                        .orElseThrow(() -> new InvalidInputException("there is no release before " + current.id()
                                + " to compare it with; say with --baseline which one to take"))
                : releases.find(baseline)
                        .orElseThrow(() -> new InvalidInputException(
                                "there is no release " + baseline + "; releases list says which there are"));
        return compareAndKeep(before, current);
    }

    /** The same with the usual baseline; empty when there is no other release than the current one. */
    public Optional<DriftReport> runIfPossible() {
        Release current = current();
        return before(current).map(before -> compareAndKeep(before, current));
    }

    private Release current() {
        return releases.current()
                .orElseThrow(() -> new InvalidInputException("there is no release to look at; run publish first"));
    }

    private Optional<Release> before(Release current) {
        Optional<Release> chosen =
                releases.baseline().filter(release -> !release.id().equals(current.id()));
        return chosen.isPresent()
                ? chosen
                : releases.list().stream()
                        .filter(release -> release.id().compareTo(current.id()) < 0)
                        .findFirst();
    }

    private DriftReport compareAndKeep(Release before, Release current) {
        DriftReport report = compare(before, current);
        keep(current.id() + ".json", report.toJson());
        keep(current.id() + ".html", report.toHtml());
        keep("metrics.prom", report.toMetrics());
        removeThoseOfRemovedReleases();
        return report;
    }

    private void removeThoseOfRemovedReleases() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher report = REPORT.matcher(file.getFileName().toString());
                if (report.matches() && releases.find(report.group(1)).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new NonRetriableException("cannot tidy " + folder + " (" + e + ")", e);
        }
    }

    private static DriftReport compare(Release before, Release current) {
        try (OfferIndex old = OfferIndex.open(before.indexDirectory());
                OfferIndex now = OfferIndex.open(current.indexDirectory())) {
            List<CandidateProfile> candidates = MarketSample.candidates(old, CANDIDATES, SEED);
            return DriftReport.compare(
                    "release " + before.id(),
                    MarketSample.of(old, model(before), candidates, OFFERS, SEED),
                    "release " + current.id(),
                    MarketSample.of(now, model(current), candidates, OFFERS, SEED));
        }
    }

    private static ScoringModel model(Release release) {
        return release.model().map(ScoringModel::loadOrHandWeighted).orElseGet(ScoringModel::handWeighted);
    }

    private void keep(String name, String content) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new NonRetriableException("cannot write " + folder.resolve(name) + " (" + e + ")", e);
        }
    }
}
