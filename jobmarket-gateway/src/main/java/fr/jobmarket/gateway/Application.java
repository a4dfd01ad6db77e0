package fr.jobmarket.gateway;

import fr.jobmarket.error.JobMarketException;
import fr.jobmarket.gateway.release.ReleaseFactory;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the gateway, configured by the environment variables that {@link GatewaySettings} reads. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "jobmarket gateway",
                        version = "1",
                        description = "Offers of the French job market, statistics over them, and recommendations."
                                + " Every error is an RFC 9457 problem (application/problem+json).",
                        contact = @Contact(name = "jobmarket"),
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        servers = @Server(url = "/", description = "the gateway this document comes from"),
        tags = {
            @Tag(name = "offers", description = "Offers: searching, reading, finding similar ones."),
            @Tag(name = "statistics", description = "What is counted over all offers of the release."),
            @Tag(name = "dictionaries", description = "Places, occupations and skills that occur in offers."),
            @Tag(name = "recommendations", description = "Offers for a profile that is kept nowhere."),
            @Tag(name = "accounts", description = "Registration, sign-in, forgotten passwords."),
            @Tag(name = "me", description = "What belongs to the person signed in."),
            @Tag(name = "searches", description = "Searches that people keep, and what is new in them."),
            @Tag(name = "dash", description = "Figures, grids and options for a Dash site."),
            @Tag(name = "administration", description = "Runs, training and models, for administrators.")
        })
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public final class Application {

    private Application() {}

    /** Runs until the process is told to stop; exits with 2 and one line when it cannot start. */
    public static void main(String[] args) {
        try {
            new Starter()
                    .args(args)
                    .mainClass(Application.class)
                    .banner(false)
                    .deduceEnvironment(false)
                    .properties(ReleaseFactory.alreadyFollowing(GatewaySettings.properties(System.getenv())))
                    .start();
        } catch (JobMarketException e) {
            giveUp(e);
        }
    }

    private static void giveUp(Throwable failure) {
        Logger log = LoggerFactory.getLogger(Application.class);
        log.error("cannot start: {}", StartFailure.inWords(failure));
        log.debug("the whole error", failure);
        System.exit(2);
    }

    /** The framework would end the process with 1 and a stack trace. */
    private static final class Starter extends Micronaut {
        @Override
        protected void handleStartupException(Environment environment, Throwable exception) {
            giveUp(exception);
        }
    }
}
