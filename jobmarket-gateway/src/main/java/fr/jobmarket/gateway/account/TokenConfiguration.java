package fr.jobmarket.gateway.account;

import com.nimbusds.jose.JWSAlgorithm;
import fr.jobmarket.gateway.GatewaySettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How tokens are signed. */
@Factory
final class TokenConfiguration {

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Made at the start, so that a secret that cannot be used is found then. */
    @Context
    @Named("generator")
    SignatureGeneratorConfiguration signature(
            @Property(name = GatewaySettings.HOME) String home,
            @Nullable @Property(name = "jobmarket.jwt-secret") String given) {
        JwtSecret secret = given == null || given.isBlank()
                ? JwtSecret.keptIn(Path.of(home).resolve("gateway").resolve("jwt-secret"))
                : new JwtSecret(given);
        SecretSignatureConfiguration configuration = new SecretSignatureConfiguration("generator");
        configuration.setSecret(secret.value());
        configuration.setJwsAlgorithm(JWSAlgorithm.HS256);
        return new SecretSignature(configuration);
    }
}
