package fr.jobmarket.gateway.mail;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.RetriableException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to a mail server. Beyond this machine they travel encrypted: with {@code smtps} from the first byte, with
 * {@code smtp} from STARTTLS on, without which nothing is sent.
 */
final class SmtpMailer implements Mailer {

    /** Milliseconds for each step, so that a server that hangs holds up no more than the messages behind. */
    private static final String PATIENCE = "10000";

    private final Session session;
    private final InternetAddress from;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Clock clock;

    /**
     * A way over this server.
     *
     * @param server {@code smtp://host:587} or {@code smtps://host:465}
     * @param user who signs in there; null when nobody has to
     * @param from the address of the sender
     */
    SmtpMailer(String server, @Nullable String user, @Nullable String password, String from, Clock clock) {
        URI uri = uri(server);
        String protocol = uri.getScheme();
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "host", uri.getHost());
        properties.put(prefix + "port", Integer.toString(uri.getPort()));
        properties.put(prefix + "auth", Boolean.toString(user != null));
        properties.put(prefix + "connectiontimeout", PATIENCE);
        properties.put(prefix + "timeout", PATIENCE);
        properties.put(prefix + "writetimeout", PATIENCE);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", Boolean.toString(!isThisMachine(uri.getHost())));
        this.session = Session.getInstance(properties);
        this.from = sender(from);
        this.user = user;
        this.password = password;
        this.clock = clock;
    }

    private static URI uri(String server) {
        try {
            URI uri = URI.create(server.strip());
            if (("smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw badServer();
        }
        throw badServer();
    }

    /** Without the value: somebody may have written a password into it. */
    private static InvalidInputException badServer() {
        return new InvalidInputException("JOBMARKET_MAIL_SERVER must look like smtp://mail.example.org:587 or"
                + " smtps://mail.example.org:465; user and password have variables of their own");
    }

    private static InternetAddress sender(String from) {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new InvalidInputException(
                    "JOBMARKET_MAIL_FROM must be the address that messages come from, such as"
                            + " jobmarket@example.org",
                    e);
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public boolean delivers() {
        return true;
    }

    @Override
    public void send(Mail mail) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            // Nobody's holiday notice is wanted in return (RFC 3834).
            message.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(message, user, password);
        } catch (MessagingException e) {
            // What the server answered may hold the address.
            throw new RetriableException(
                    "the server of JOBMARKET_MAIL_SERVER did not take a message ("
                            + e.getClass().getSimpleName() + ")",
                    null);
        }
    }
}
