package fr.jobmarket.gateway.savedsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.offer.Offer;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes offers as feeds, each with where it came from, as its source demands. Thread-safe. */
@Singleton
final class FeedWriter {

    static final String ATOM = "application/atom+xml";
    static final String JSON = "application/feed+json";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String LANGUAGE = "fr";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String site;

    FeedWriter(@Property(name = "jobmarket.site-url") String site) {
        this.site = site;
    }

    /** Where the site shows an offer. */
    String page(Offer offer) {
        return site + "/offres/" + URLEncoder.encode(offer.id(), StandardCharsets.UTF_8);
    }

    /** Company, place and source in one line. */
    static String summary(Offer offer) {
        return Stream.of(
                        offer.company() == null ? null : offer.company().name(),
                        offer.place().label(),
                        offer.attribution())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    byte[] json(SavedSearch search, List<Offer> offers) {
        ObjectNode feed = MAPPER.createObjectNode()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", search.name())
                .put("home_page_url", site + "/")
                .put("language", LANGUAGE);
        ArrayNode items = feed.putArray("items");
        for (Offer offer : offers) {
            ObjectNode item = items.addObject()
                    .put("id", id(offer))
                    .put("url", page(offer))
                    .put("title", offer.title())
                    .put("content_text", summary(offer));
            putIfKnown(item, "date_published", offer.createdAt());
            putIfKnown(item, "date_modified", offer.updatedAt());
        }
        try {
            return MAPPER.writeValueAsBytes(feed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts could not be written", e);
        }
    }

    private static void putIfKnown(ObjectNode item, String name, @Nullable Instant moment) {
        if (moment != null) {
            item.put(name, moment.toString());
        }
    }

    /** Unlike the page's address, the same wherever the site is. */
    private static String id(Offer offer) {
        return "urn:jobmarket:offer:" + offer.id();
    }

    byte[] atom(SavedSearch search, List<Offer> offers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xml:lang", LANGUAGE);
            element(xml, "id", "urn:uuid:" + search.id());
            element(xml, "title", search.name());
            link(xml, site + "/");
            element(xml, "updated", latest(search, offers).toString());
            xml.writeStartElement("author");
            element(xml, "name", "jobmarket");
            xml.writeEndElement();
            for (Offer offer : offers) {
                entry(xml, offer, search.createdAt());
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a tree of texts could not be written", e);
        }
        return out.toByteArray();
    }

    private void entry(XMLStreamWriter xml, Offer offer, Instant otherwise) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", id(offer));
        element(xml, "title", offer.title());
        link(xml, page(offer));
        if (offer.createdAt() != null) {
            element(xml, "published", offer.createdAt().toString());
        }
        element(xml, "updated", changed(offer, otherwise).toString());
        element(xml, "summary", summary(offer));
        xml.writeEndElement();
    }

    private static Instant latest(SavedSearch search, List<Offer> offers) {
        return offers.stream()
                .map(offer -> changed(offer, search.createdAt()))
                .max(Comparator.naturalOrder())
                .orElse(search.createdAt());
    }

    private static Instant changed(Offer offer, Instant otherwise) {
        if (offer.updatedAt() != null) {
            return offer.updatedAt();
        }
        return offer.createdAt() == null ? otherwise : offer.createdAt();
    }

    private static void link(XMLStreamWriter xml, String target) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("href", target);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(xmlText(text));
        xml.writeEndElement();
    }

    /** XML has no way to write most characters of control. */
    private static String xmlText(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
    }
}
