package fr.jobmarket.error;

import org.jspecify.annotations.Nullable;

/** What a person or a program gave is not usable: a file, an option, a query. The message says where and what to do. */
public class InvalidInputException extends NonRetriableException {

    /** Input that is wrong by itself. */
    public InvalidInputException(String message) {
        super(message, null);
    }

    /** Input that could not be read, with the reason. */
    public InvalidInputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
