package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.gateway.release.ReleaseBound;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The OpenAPI document, and the way to the page that shows it. */
@Controller
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class OpenApiController {

    private static final String DOCUMENT = "classpath:META-INF/swagger/openapi.json";

    private final byte[] document;

    OpenApiController(ResourceResolver resources, Router router) {
        ObjectMapper json = new ObjectMapper();
        try (InputStream stream = resources
                .getResourceAsStream(DOCUMENT)
                .orElseThrow(() -> new IllegalStateException(DOCUMENT + " was not generated"))) {
            JsonNode generated = json.readTree(stream);
            CoreSchemas.complete(generated);
            RequestBodies.close(generated);
            ProblemResponses.add(generated);
            PlainDetails.correct(generated);
            Operations.complete(generated, releaseBound(router), threads(router));
            Examples.add(generated);
            this.document = json.writeValueAsBytes(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> releaseBound(Router router) {
        return router.uriRoutes()
                .filter(route -> route.isAnnotationPresent(ReleaseBound.class))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> threads(Router router) {
        return router.uriRoutes()
                .collect(Collectors.toMap(
                        route -> route.getHttpMethodName().toLowerCase(Locale.ROOT) + " "
                                + route.getUriMatchTemplate().toPathString(),
                        route -> route.getAnnotationMetadata()
                                .stringValue(ExecuteOn.class)
                                .orElse(""),
                        (one, same) -> one));
    }

    @Get("/openapi")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] document() {
        return document;
    }

    @Get("/docs")
    HttpResponse<?> page() {
        return HttpResponse.seeOther(URI.create("/docs/index.html"));
    }
}
