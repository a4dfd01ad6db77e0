package fr.jobmarket.gateway.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.RetriableException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailerTest {

    private static final Mail MAIL =
            new Mail("password-reset", "zoé@example.org", "Nouveau mot de passe d’accès", "Voilà :\n\n.\nc’est tout\n");

    private static SmtpMailer mailer(String server) {
        return new SmtpMailer(server, null, null, "jobmarket@example.org", Clock.systemUTC());
    }

    /** As much of RFC 5321 as one message needs. */
    private static String receiveOne(ServerSocket listening, String answerToRecipient) {
        StringBuilder message = new StringBuilder();
        try (Socket client = listening.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("EHLO")) {
                    say(out, "250-here\r\n250 SMTPUTF8");
                } else if (line.startsWith("RCPT")) {
                    say(out, answerToRecipient);
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    for (line = in.readLine(); !line.equals("."); line = in.readLine()) {
                        message.append(line.startsWith(".") ? line.substring(1) : line)
                                .append("\r\n");
                    }
                    say(out, "250 taken");
                } else {
                    say(out, line.equals("QUIT") ? "221 bye" : "250 fine");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return message.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void handsMessagesToAServerAsTheyAre() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> receiveOne(server, "250 welcome"));
            mailer("smtp://127.0.0.1:" + server.getLocalPort()).send(MAIL);
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(received.get(10, TimeUnit.SECONDS).getBytes(StandardCharsets.UTF_8)));
            assertEquals(MAIL.subject(), message.getSubject());
            assertEquals(
                    MAIL.text().strip(),
                    message.getContent().toString().replace("\r\n", "\n").strip());
            assertEquals("jobmarket@example.org", message.getFrom()[0].toString());
            assertEquals("auto-generated", message.getHeader("Auto-Submitted")[0]);
        }
    }

    @Test
    void whatAServerRefusesIsAnErrorThatNamesNobody() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> ignored =
                    CompletableFuture.supplyAsync(() -> receiveOne(server, "550 no zoé@example.org here"));
            SmtpMailer mailer = mailer("smtp://127.0.0.1:" + server.getLocalPort());
            RetriableException refused = assertThrows(RetriableException.class, () -> mailer.send(MAIL));
            assertFalse(refused.getMessage().contains("zo"), refused.getMessage());
            ignored.get(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "smtp://mail.example.org",
                "http://mail.example.org:80",
                "smtp://u:geheim@h:25",
                "::"
            })
    void aServerThatCannotBeOneIsRefusedAtTheStart(String server) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> mailer(server));
        assertTrue(refused.getMessage().startsWith("JOBMARKET_MAIL_SERVER"));
        assertFalse(refused.getMessage().contains("geheim"));
    }
}
