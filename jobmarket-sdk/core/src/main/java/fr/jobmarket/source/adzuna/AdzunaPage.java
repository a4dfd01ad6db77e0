package fr.jobmarket.source.adzuna;

import fr.jobmarket.source.RawOffer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One page of search results.
 *
 * @param number number of the page, from 1
 * @param count how many offers Adzuna says match over all pages
 * @param countAnnounced false when Adzuna announced no count, or one less than its pages hold; {@code count} is then only
 *     what there is at least
 * @param meanSalary mean yearly salary of the matches, when given
 * @param results how many results the page holds, usable or not
 * @param offers the offers, payloads exactly as received; ids are text whatever their JSON type
 * @param issues what in the answer could not be used, such as an offer without id; empty in a sound answer
 */
public record AdzunaPage(
        int number,
        long count,
        boolean countAnnounced,
        OptionalDouble meanSalary,
        int results,
        List<RawOffer> offers,
        List<String> issues) {

    /** Copies the lists, so the value never changes. */
    public AdzunaPage {
        Objects.requireNonNull(meanSalary, "meanSalary");
        offers = List.copyOf(offers);
        issues = List.copyOf(issues);
    }
}
