package fr.jobmarket.source.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides whether a line is a raw offer, and whose. Not thread-safe: it remembers the source of the line before. */
public final class RawOfferRecogniser {

    private static final JsonFactory JSON = new JsonFactory();

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
            return rejected("neither a France Travail nor an Adzuna offer; state the source if it is one");
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
        private int franceTravail;
        private int adzuna;

        private void read(JsonParser in) throws IOException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "id" -> id = scalar(in, value);
                    case "sourceId" -> sourceId = scalar(in, value);
                    case "source" -> source = scalar(in, value);
                    case "intitule", "dateCreation", "lieuTravail", "romeCode", "origineOffre", "typeContrat" ->
                        franceTravail++;
                    case "redirect_url", "adref", "__CLASS__", "salary_is_predicted", "created" -> adzuna++;
                    default -> {}
                }
                in.skipChildren();
            }
        }

        private static @Nullable String scalar(JsonParser in, JsonToken value) throws IOException {
            return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT ? in.getText() : null;
        }

        private @Nullable Source source() {
            if (franceTravail > 0 && franceTravail >= adzuna) {
                return Source.FRANCE_TRAVAIL;
            }
            if (adzuna > 0) {
                return Source.ADZUNA;
            }
            return Source.MANUAL.id().equals(source) ? Source.MANUAL : null;
        }
    }
}
