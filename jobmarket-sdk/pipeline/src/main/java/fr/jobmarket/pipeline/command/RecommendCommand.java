package fr.jobmarket.pipeline.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.pipeline.step.RecommendStep;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.serving.release.ReleaseStore;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recommend}. */
@Command(name = "recommend", description = "Offers of the current release for a profile, as JSON with reasons.")
public final class RecommendCommand extends JobMarketCommand {

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            required = true,
            description = "A candidate profile as JSON; {} is an empty one.")
    Path profile = Path.of("");

    @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "How many; default ${DEFAULT-VALUE}.")
    int top;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The command of an invocation. */
    public RecommendCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (top < 1 || top > Recommender.MAX_TOP) {
            throw new ParameterException(
                    spec.commandLine(), "--top is " + top + "; it must lie between 1 and " + Recommender.MAX_TOP);
        }
        CandidateProfile candidate = RecommendStep.readProfile(profile);
        ReleaseStore releases = settings().releases(session().clock());
        print(OfferJson.newMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(new RecommendStep(releases).run(candidate, top)));
        return DONE;
    }
}
