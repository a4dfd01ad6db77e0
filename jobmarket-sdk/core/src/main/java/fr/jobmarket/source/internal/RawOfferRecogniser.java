package fr.jobmarket.source.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.internal.adapter.SourceAdapters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides whether a line is a raw offer, and whose. Not thread-safe: it remembers the source of the line before. */
public final class RawOfferRecogniser {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String NOT_RECOGNISED = SourceAdapters.all().stream()
            .map(adapter -> adapter.source().label())
            .collect(Collectors.joining(" or ", "not recognised as an offer of ", "; state the source if it is one"));

    private static final Map<String, Source> OWN_MEMBERS = SourceAdapters.all().stream()
            .flatMap(adapter -> adapter.ownMembers().stream().map(name -> Map.entry(name, adapter.source())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final @Nullable Source stated;
    private final Instant harvestedAt;
    private @Nullable Source last;

    /**
     * What a line is: an offer, or the reason why not.
     *
     * @param offer the offer
     * @param reason empty when there is an offer
     */
    public record Outcome(@Nullable RawOffer offer, String reason) {}

    /** A recogniser; without a stated source it looks at the members of each object. */
    public RawOfferRecogniser(@Nullable Source stated, Instant harvestedAt) {
        this.stated = stated;
        this.harvestedAt = harvestedAt;
    }

    /** Looks at one line. */
    public Outcome recognise(String line) {
        if (line.isBlank()) {
            return rejected("the line is blank");
        }
        try (JsonParser in = JSON.createParser(line)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return rejected("not a JSON object; one object a line is expected");
            }
            Members members = new Members();
            members.read(in);
            if (in.nextToken() != null) {
                return rejected("more than one JSON value on the line");
            }
            return decide(members, line);
        } catch (JsonProcessingException e) {
            return rejected("not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome decide(Members members, String line) {
        Source recognised = members.source();
        Source source = stated != null ? stated : recognised != null ? recognised : last;
        if (source == null) {
            return rejected(NOT_RECOGNISED);
        }
        last = recognised != null ? recognised : last;
        String id = source == Source.MANUAL ? members.sourceId : members.id;
        if (id == null || id.isBlank()) {
            return rejected("the offer has no id");
        }
        return new Outcome(new RawOffer(source, id.strip(), line, harvestedAt), "");
    }

    private static Outcome rejected(String reason) {
        return new Outcome(null, reason);
    }

    private static final class Members {
        private @Nullable String id;
        private @Nullable String sourceId;
        private @Nullable String source;
        private final int[] own = new int[Source.values().length];

        private void read(JsonParser in) throws IOException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "id" -> id = scalar(in, value);
                    case "sourceId" -> sourceId = scalar(in, value);
                    case "source" -> source = scalar(in, value);
                    default -> count(name);
                }
                in.skipChildren();
            }
        }

        private void count(String name) {
            Source owner = OWN_MEMBERS.get(name);
            if (owner != null) {
                own[owner.ordinal()]++;
            }
        }

        private static @Nullable String scalar(JsonParser in, JsonToken value) throws IOException {
            return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT ? in.getText() : null;
        }

        private @Nullable Source source() {
            Source surest = null;
            for (Source candidate : Source.values()) {
                int members = own[candidate.ordinal()];
                if (members > 0 && (surest == null || members > own[surest.ordinal()])) {
                    surest = candidate;
                }
            }
            if (surest != null) {
                return surest;
            }
            return Source.MANUAL.id().equals(source) ? Source.MANUAL : null;
        }
    }
}
