package fr.jobmarket.gateway.job;

import fr.jobmarket.error.RetriableException;
import fr.jobmarket.gateway.account.Role;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.registry.ModelRegistry;
import fr.jobmarket.registry.RegisteredModel;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The registry of scoring models. */
@Controller("/api/v1/models")
@ExecuteOn(TaskExecutors.IO)
@Secured(Role.ADMIN_NAME)
@SecurityRequirement(name = "bearer")
@Tag(name = "administration")
class ModelController {

    private final Requests requests;
    private final ModelRegistry registry;

    ModelController(Requests requests, ModelRegistry registry) {
        this.requests = requests;
        this.registry = registry;
    }

    /**
     * The models there are.
     *
     * @param items newest first
     */
    @Serdeable
    @Schema(name = "ModelList")
    record Models(List<Model> items) {}

    /**
     * A model of the registry.
     *
     * @param version a number, higher for newer ones
     * @param name what it is called
     * @param registeredAt when it was registered
     * @param serving whether releases get it from now on
     * @param previous whether a rollback goes back to it
     * @param evaluations what was measured
     */
    @Serdeable
    @Schema(name = "Model")
    record Model(
            String version,
            String name,
            Instant registeredAt,
            boolean serving,
            boolean previous,
            List<Evaluation> evaluations) {}

    /**
     * A measurement of a model.
     *
     * @param evaluator how it was measured
     * @param metrics each figure by its name
     */
    @Serdeable
    @Schema(name = "ModelEvaluation")
    record Evaluation(String evaluator, Map<String, Double> metrics) {}

    /**
     * How to promote.
     *
     * @param force whether the model need not have been shown to be better than the one that serves; false when absent
     */
    @Serdeable
    @Schema(name = "Promotion")
    record Promotion(@Nullable Boolean force) {}

    /** The models of the registry. */
    @Get
    Models list(Authentication authentication) {
        requests.check(authentication);
        return reached(() -> {
            String champion = registry.champion().map(RegisteredModel::version).orElse("");
            String previous = registry.previous().map(RegisteredModel::version).orElse("");
            return new Models(registry.list().stream()
                    .map(model -> model(model, champion, previous))
                    .toList());
        });
    }

    private static Model model(RegisteredModel model, String champion, String previous) {
        return new Model(
                model.version(),
                model.description().name(),
                model.registeredAt(),
                model.version().equals(champion),
                model.version().equals(previous),
                model.description().evaluations().stream()
                        .map(evaluation -> new Evaluation(evaluation.evaluator(), evaluation.metrics()))
                        .toList());
    }

    /** Asks to make a model the one that serves, from the next release on. */
    @Post("/{version}/promote")
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<JobView> promote(String version, @Valid @Body Promotion promotion, Authentication authentication) {
        requests.check(authentication);
        if (reached(() -> registry.find(version)).isEmpty()) {
            throw ProblemException.notFound(MessageKey.NO_MODEL.with());
        }
        return requests.record(
                authentication,
                () -> new JobRequest.Promotion(version, Boolean.TRUE.equals(promotion.force())),
                JobController.PATH);
    }

    /** Asks to make the model serve that did before. */
    @Post("/rollback")
    @Status(HttpStatus.ACCEPTED)
    HttpResponse<JobView> rollback(Authentication authentication) {
        return requests.record(authentication, JobRequest.Rollback::new, JobController.PATH);
    }

    private static <T> T reached(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (RetriableException e) {
            throw ProblemException.unavailable(
                    "urn:jobmarket:no-registry", MessageKey.NO_REGISTRY.with(), Duration.ofSeconds(10));
        }
    }
}
