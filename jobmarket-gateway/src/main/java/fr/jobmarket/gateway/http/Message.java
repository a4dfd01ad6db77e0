package fr.jobmarket.gateway.http;

import java.util.List;

/**
 * What a problem says, not yet in words: whoever refuses a request does not know the language of who asked. As a text it
 * is English, for logs.
 *
 * @param key what it says
 * @param arguments what it says that of: texts that are the same in every language, numbers, or messages
 */
public record Message(MessageKey key, List<Object> arguments) {

    /** Copies the arguments. */
    public Message {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return Wording.ENGLISH.text(this);
    }
}
