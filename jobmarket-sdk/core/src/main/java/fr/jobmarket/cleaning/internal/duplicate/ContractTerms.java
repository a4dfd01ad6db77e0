package fr.jobmarket.cleaning.internal.duplicate;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.WorkingTime;
import org.jspecify.annotations.Nullable;

/** The conditions an offer states, as far as they tell two posts apart. What an offer does not state contradicts nothing. */
record ContractTerms(
        Term term,
        @Nullable Boolean apprenticeship,
        @Nullable Double durationMonths,
        WorkingTime.@Nullable Kind workingTime,
        @Nullable Double hoursPerWeek) {

    private static final int ONE_OF_TWO = 0b010101;

    /** Whether a contract ends. Sources disagree on the rest: the same post is "interim" here and "fixed-term" there. */
    enum Term {
        OPEN,
        LIMITED,
        UNKNOWN
    }

    static ContractTerms of(Offer offer) {
        Contract contract = offer.contract();
        return new ContractTerms(
                contract == null ? Term.UNKNOWN : term(contract),
                contract == null ? null : (Boolean) contract.apprenticeship(),
                contract == null ? null : contract.durationMonths(),
                offer.workingTime() == null ? null : offer.workingTime().kind(),
                offer.workingTime() == null ? null : offer.workingTime().hoursPerWeek());
    }

    private static Term term(Contract contract) {
        return switch (contract.type()) {
            case PERMANENT -> Term.OPEN;
            case FIXED_TERM, TEMPORARY, SEASONAL -> Term.LIMITED;
            case FREELANCE, FRANCHISE, OTHER -> Term.UNKNOWN;
        };
    }

    /** Whether these cannot be the conditions of one post. */
    boolean contradict(ContractTerms other) {
        return contradict(bits(), other.bits());
    }

    /** Whether conditions of these {@link #bits} cannot be those of one post. */
    static boolean contradict(int bits, int others) {
        int apart = bits ^ others;
        return (apart & apart >>> 1 & ONE_OF_TWO) != 0;
    }

    /** Two bits for each condition that tells posts apart, one of them set where it is stated. */
    int bits() {
        return (term == Term.OPEN ? 1 : 0)
                | (term == Term.LIMITED ? 2 : 0)
                | either(apprenticeship, Boolean.TRUE) << 2
                | either(workingTime, WorkingTime.Kind.FULL_TIME) << 4;
    }

    private static int either(@Nullable Object stated, Object one) {
        if (stated == null) {
            return 0;
        }
        return stated.equals(one) ? 1 : 2;
    }

    /** Whether duration and hours are the same, where both state them; a re-post may change them. */
    boolean sameFigures(ContractTerms other) {
        return !differ(durationMonths, other.durationMonths) && !differ(hoursPerWeek, other.hoursPerWeek);
    }

    private static boolean differ(@Nullable Object here, @Nullable Object there) {
        return here != null && there != null && !here.equals(there);
    }
}
