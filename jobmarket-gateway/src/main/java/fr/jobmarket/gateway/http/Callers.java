package fr.jobmarket.gateway.http;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells callers apart by address. What a proxy says of whom it forwards for ({@code X-Forwarded-For}) is believed of the
 * configured proxies only; anybody else could write anything into it. Made at the start, so that a bad range is found
 * then. Thread-safe.
 */
@Context
public class Callers {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final List<AddressRange> proxies;

    Callers(@Property(name = "jobmarket.trusted-proxies", defaultValue = "") List<String> proxies) {
        this.proxies = proxies.stream()
                .filter(range -> !range.isBlank())
                .map(AddressRange::parse)
                .toList();
    }

    /** The address of who asks: of the nearest that is no proxy of ours. */
    public String of(HttpRequest<?> request) {
        InetAddress nearest = request.getRemoteAddress().getAddress();
        List<String> forwarded = new ArrayList<>(request.getHeaders().getAll("X-Forwarded-For").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList());
        Collections.reverse(forwarded);
        for (String before : forwarded) {
            Optional<InetAddress> address = read(before);
            if (!isProxy(nearest) || address.isEmpty()) {
                break;
            }
            nearest = address.get();
        }
        return nearest.getHostAddress();
    }

    /** Whether a request comes straight from a proxy of ours, whose word on it is believed. */
    boolean isForwarded(HttpRequest<?> request) {
        return isProxy(request.getRemoteAddress().getAddress());
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.holds(address));
    }

    /** An address, never a name: that would be looked up. */
    static Optional<InetAddress> read(String text) {
        if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
