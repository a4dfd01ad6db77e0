package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.SharedData;
import fr.jobmarket.offer.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The cases of other people beside the project, kind by kind. Prints a table: per kind how many come out right, then
 * each wrong one with what was expected and what was read; {@code BROKEN} marks those that once were right.
 */
class FieldCasesTest {

    /** Kinds whose cases need a set of offers that is not part of them. */
    private static final String NEEDS_OFFERS = "search (French analysis)";

    private final OfferCleaner cleaner = OfferCleaner.ofDefaults();

    @Test
    void understandsEveryCase() {
        List<FieldCase> cases = FieldCase.read(SharedData.file("../cases/field-cases.jsonl"));
        FieldExpectations expectations = new FieldExpectations(NewestCodes.ofSharedData());
        Map<String, Tally> kinds = new LinkedHashMap<>();
        Tally total = new Tally();
        for (FieldCase given : cases) {
            if (given.raw() == null) {
                assertEquals(NEEDS_OFFERS, given.kind());
                continue;
            }
            Offer offer = given.cleanedBy(cleaner);
            boolean right = expectations.met(given, offer);
            kinds.computeIfAbsent(given.kind(), k -> new Tally()).add(given, offer, right);
            total.add(given, offer, right);
        }
        print(kinds, total);
        assertEquals(1278, total.all);
    }

    private static void print(Map<String, Tally> kinds, Tally total) {
        kinds.forEach((kind, tally) -> {
            System.out.println(tally.line(kind));
            tally.wrong.forEach(System.out::println);
        });
        System.out.println();
        kinds.forEach((kind, tally) -> System.out.println(tally.line(kind)));
        System.out.println(total.line("all that need one offer only"));
    }

    private static final class Tally {
        private final List<String> wrong = new ArrayList<>();
        private int all;
        private int fixed;
        private int broken;

        private void add(FieldCase given, Offer offer, boolean right) {
            all++;
            if (right) {
                fixed += given.rightBefore() ? 0 : 1;
                return;
            }
            broken += given.rightBefore() ? 1 : 0;
            wrong.add("    " + (given.rightBefore() ? "BROKEN " : "") + given.input() + " | expected "
                    + given.expected() + " | read " + FieldExpectations.read(given.kind(), offer));
        }

        private String line(String kind) {
            int right = all - wrong.size();
            return String.format(
                    "%-55s %4d / %4d  %5.1f %%  fixed %d, broken %d",
                    kind, right, all, 100.0 * right / all, fixed, broken);
        }
    }
}
