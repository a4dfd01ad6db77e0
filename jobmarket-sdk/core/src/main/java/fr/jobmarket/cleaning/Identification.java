package fr.jobmarket.cleaning;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.source.RawOffer;
import org.jspecify.annotations.Nullable;

/** Says which raw offer a payload is, as soon as its members were read. */
@FunctionalInterface
interface Identification {

    /**
     * The raw offer.
     *
     * @param id the id the payload states, if any
     * @throws InvalidInputException when nothing says which one it is
     */
    RawOffer of(@Nullable String id);
}
