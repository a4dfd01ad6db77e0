package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.SharedData;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Offer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks descriptions, cut as Adzuna cuts them, against the contract that the same real offer states by a code. */
@Tag("slow")
class RealContractTest {

    private static final int CUT = 500;

    @Test
    void descriptionsNameTheContractThatCodesState() {
        int read = 0;
        int agree = 0;
        List<Offer> offers = SharedData.offers("francetravail-offers.jsonl.gz");
        for (Offer offer : offers) {
            String text = offer.description();
            Optional<Contract> found =
                    ContractParser.parseAdzuna(null, null, text.substring(0, Math.min(CUT, text.length())));
            if (found.isPresent()) {
                read++;
                Contract stated = Objects.requireNonNull(offer.contract());
                agree += found.get().type() == stated.type() ? 1 : 0;
            }
        }
        double share = (double) agree / read;
        System.err.printf(
                "contracts in descriptions: %d of %d offers, %.1f %% agree with the code%n",
                read, offers.size(), 100 * share);
        assertTrue(read >= 500, read + " descriptions name a contract");
        assertTrue(share >= 0.96, "only " + share + " agree");
    }
}
