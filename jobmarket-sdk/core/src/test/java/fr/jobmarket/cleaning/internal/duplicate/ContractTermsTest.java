package fr.jobmarket.cleaning.internal.duplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.jobmarket.cleaning.internal.duplicate.ContractTerms.Term;
import fr.jobmarket.offer.WorkingTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractTermsTest {

    private static List<ContractTerms> all() {
        List<ContractTerms> all = new ArrayList<>();
        List<WorkingTime.@Nullable Kind> kinds = new ArrayList<>(Arrays.asList(WorkingTime.Kind.values()));
        kinds.add(null);
        for (Term term : Term.values()) {
            for (Boolean apprenticeship : Arrays.asList(null, true, false)) {
                for (WorkingTime.Kind kind : kinds) {
                    all.add(new ContractTerms(term, apprenticeship, 6.0, kind, 35.0));
                }
            }
        }
        return all;
    }

    private static boolean differ(@Nullable Object here, @Nullable Object there) {
        return here != null && there != null && !Objects.equals(here, there);
    }

    private static @Nullable Term stated(ContractTerms terms) {
        return terms.term() == Term.UNKNOWN ? null : terms.term();
    }

    @Test
    void onlyWhatBothStateContradicts() {
        for (ContractTerms here : all()) {
            for (ContractTerms there : all()) {
                assertEquals(
                        differ(stated(here), stated(there))
                                || differ(here.apprenticeship(), there.apprenticeship())
                                || differ(here.workingTime(), there.workingTime()),
                        here.contradict(there),
                        () -> here + " and " + there);
            }
        }
    }
}
