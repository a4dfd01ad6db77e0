package fr.jobmarket.gateway.http;

import fr.jobmarket.error.InvalidInputException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike.
 *
 * @param base one of them
 * @param bits how many leading bits they share
 */
record AddressRange(InetAddress base, int bits) {

    private static final Pattern RANGE = Pattern.compile("([^/]+)(?:/([0-9]{1,3}))?");

    /** The range written as {@code 172.16.0.0/12}, or one address. */
    static AddressRange parse(String text) {
        Matcher range = RANGE.matcher(text.strip());
        Optional<InetAddress> base = range.matches() ? Callers.read(range.group(1)) : Optional.empty();
        if (base.isPresent()) {
            int most = 8 * base.get().getAddress().length;
            int bits = range.group(2) == null ? most : Integer.parseInt(range.group(2));
            if (bits <= most) {
                return new AddressRange(base.get(), bits);
            }
        }
        throw new InvalidInputException("JOBMARKET_TRUSTED_PROXIES holds \"" + text.strip()
                + "\"; give addresses or ranges such as 172.16.0.0/12, separated by commas");
    }

    /** Whether the address is one of them. */
    boolean holds(InetAddress address) {
        byte[] here = base.getAddress();
        byte[] there = address.getAddress();
        boolean same = here.length == there.length;
        for (int bit = 0; same && bit < bits; bit++) {
            same = ((here[bit / 8] ^ there[bit / 8]) & 0x80 >>> bit % 8) == 0;
        }
        return same;
    }
}
