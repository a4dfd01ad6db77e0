package fr.jobmarket.gateway.mail;

/**
 * A message to one person.
 *
 * @param kind what it is about, for logs and measures: a word without anything personal
 * @param to the address
 * @param subject a single line
 * @param text plain text, lines ended by {@code \n}
 */
public record Mail(String kind, String to, String subject, String text) {

    @Override
    public String toString() {
        return "Mail[" + kind + "]";
    }
}
