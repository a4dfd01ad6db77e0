package fr.jobmarket.search;

import fr.jobmarket.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A cursor does not lead to the next page of the search it was given with. Repeat the search without it. */
public final class InvalidCursorException extends InvalidInputException {

    private static final long serialVersionUID = 1L;

    private final boolean ofAnotherSearch;

    private InvalidCursorException(String message, boolean ofAnotherSearch, @Nullable Throwable cause) {
        super(message, cause);
        this.ofAnotherSearch = ofAnotherSearch;
    }

    /** A cursor that another search returned. */
    public static InvalidCursorException ofAnotherSearch() {
        return new InvalidCursorException(
                "cursor: it was made for another search; repeat the search without a cursor", true, null);
    }

    /** What is no cursor at all, with what it fails on, if that is known. */
    public static InvalidCursorException broken(@Nullable Throwable cause) {
        return new InvalidCursorException(
                "cursor: not one that a search returned; repeat the search without a cursor", false, cause);
    }

    /** Whether another search returned it; otherwise none did. */
    public boolean isOfAnotherSearch() {
        return ofAnotherSearch;
    }
}
