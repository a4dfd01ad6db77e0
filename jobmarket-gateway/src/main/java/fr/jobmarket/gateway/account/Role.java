package fr.jobmarket.gateway.account;

import java.util.Locale;

/** What an account may do. */
public enum Role {
    /** Everything that concerns themselves. */
    CANDIDATE,
    /** What concerns everybody, too: the pipeline, training, models. */
    ADMIN;

    /** The name of {@link #ADMIN} in access tokens and answers. */
    public static final String ADMIN_NAME = "admin";

    /** The name in access tokens and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
