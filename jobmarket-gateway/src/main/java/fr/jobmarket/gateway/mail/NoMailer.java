package fr.jobmarket.gateway.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing and says so: neither the address nor the text, which may sign somebody in, belongs into a log. */
final class NoMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(NoMailer.class);

    @Override
    public boolean delivers() {
        return false;
    }

    @Override
    public void send(Mail mail) {
        LOG.info(
                "a message ({}) was not sent: set JOBMARKET_MAIL_SERVER, or JOBMARKET_MAIL_FOLDER while developing",
                mail.kind());
    }
}
