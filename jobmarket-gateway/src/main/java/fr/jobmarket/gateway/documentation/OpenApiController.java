package fr.jobmarket.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** The OpenAPI document, and the way to the page that shows it. */
@Controller
@ExecuteOn(TaskExecutors.IO)
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class OpenApiController {

    private static final String DOCUMENT = "classpath:META-INF/swagger/openapi.json";

    private final byte[] document;

    OpenApiController(ResourceResolver resources) {
        ObjectMapper json = new ObjectMapper();
        try (InputStream stream = resources
                .getResourceAsStream(DOCUMENT)
                .orElseThrow(() -> new IllegalStateException(DOCUMENT + " was not generated"))) {
            JsonNode generated = json.readTree(stream);
            CoreSchemas.complete(generated);
            ProblemResponses.add(generated);
            PlainDetails.correct(generated);
            Operations.complete(generated);
            this.document = json.writeValueAsBytes(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
