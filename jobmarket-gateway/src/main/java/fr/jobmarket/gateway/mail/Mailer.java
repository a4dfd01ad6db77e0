package fr.jobmarket.gateway.mail;

import fr.jobmarket.error.JobMarketException;

/** A way for messages. Implementations may block and are thread-safe. */
interface Mailer {

    /** Whether messages reach anybody. */
    boolean delivers();

    /** @throws JobMarketException when this message could not be sent, in words without anything personal */
    void send(Mail mail);
}
