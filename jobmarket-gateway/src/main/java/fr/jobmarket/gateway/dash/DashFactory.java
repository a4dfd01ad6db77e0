package fr.jobmarket.gateway.dash;

import fr.jobmarket.dash.Figures;
import fr.jobmarket.dash.Grids;
import fr.jobmarket.dash.Options;
import fr.jobmarket.dash.Wording;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The adapter in the language of the product. */
@Factory
final class DashFactory {

    @Singleton
    Wording wording() {
        return Wording.french();
    }

    @Singleton
    Figures figures(Wording wording) {
        return Figures.of(wording);
    }

    @Singleton
    Grids grids(Wording wording) {
        return Grids.of(wording);
    }

    @Singleton
    Options options(Wording wording) {
        return Options.of(wording);
    }
}
