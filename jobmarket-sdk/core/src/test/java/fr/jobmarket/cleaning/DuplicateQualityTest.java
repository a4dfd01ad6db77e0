package fr.jobmarket.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.SharedData;
import fr.jobmarket.cleaning.internal.duplicate.WorkPlace;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawLine;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.RawOfferReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Duplicates in real offers, and copies of real offers disturbed in the ways sources disturb them. */
@Tag("slow")
class DuplicateQualityTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OfferCleaner CLEANER = OfferCleaner.ofDefaults();
    private static final int INJECTED = 2_750;

    private static List<RawOffer> raw;
    private static List<Offer> offers;

    @BeforeAll
    static void clean() {
        raw = Stream.of("francetravail-offers.jsonl.gz", "adzuna-fr-offers.jsonl.gz")
                .map(SharedData::file)
                .flatMap(DuplicateQualityTest::read)
                .toList();
        offers = raw.stream().map(DuplicateQualityTest::cleaned).toList();
    }

    @Test
    void neverMergesDifferentCommunes() {
        Map<String, Offer> byId = offers.stream().collect(Collectors.toMap(Offer::id, o -> o));
        List<DuplicateFinder.Pair> pairs = DuplicateFinder.find(offers);
        System.out.println(pairs.size() + " duplicates among " + offers.size() + " real offers");
        for (DuplicateFinder.Pair pair : pairs) {
            Place one = byId.get(pair.duplicateId()).place();
            Place other = byId.get(pair.keptId()).place();
            if (one.communeCode() != null && other.communeCode() != null) {
                assertEquals(WorkPlace.of(one).city(), WorkPlace.of(other).city(), pair::toString);
            }
        }
    }

    @Test
    void whatIsKeptOfRealOffersTellsTheSame() {
        DuplicateFinder finder = DuplicateFinder.create();
        long bytes = 0;
        for (Offer offer : offers) {
            byte[] sketch = DuplicateFinder.sketch(offer);
            bytes += sketch.length;
            finder.add(sketch, offer.available());
        }
        System.out.println(bytes / offers.size() + " bytes are kept of an offer");

        assertEquals(DuplicateFinder.find(offers), finder.find());
    }

    @Test
    void findsCopiesOfRealOffers() {
        Set<String> natural = DuplicateFinder.find(offers).stream()
                .flatMap(pair -> Stream.of(pair.duplicateId(), pair.keptId()))
                .collect(Collectors.toSet());
        Random random = new Random(42);
        List<Offer> all = new ArrayList<>(offers);
        Map<String, String> original = new HashMap<>();
        Map<String, Disturbance> kinds = new HashMap<>();
        while (original.size() < INJECTED) {
            int index = random.nextInt(raw.size());
            RawOffer chosen = raw.get(index);
            if (chosen.source() == Source.FRANCE_TRAVAIL && !natural.contains(chosen.offerId())) {
                Disturbance disturbance = Disturbance.values()[original.size() % Disturbance.values().length];
                Offer copy = cleaned(disturbance.copy(chosen, "copy" + original.size(), random));
                if (original.putIfAbsent(copy.id(), chosen.offerId()) == null) {
                    all.add(copy);
                    all.set(index, cleaned(disturbance.original(chosen, random)));
                    kinds.put(copy.id(), disturbance);
                }
            }
        }
        Set<Set<String>> expected = original.entrySet().stream()
                .map(e -> Set.of(e.getKey(), e.getValue()))
                .collect(Collectors.toSet());
        Set<Set<String>> found = DuplicateFinder.find(all).stream()
                .filter(p -> original.containsKey(p.duplicateId()) || original.containsKey(p.keptId()))
                .map(p -> Set.of(p.duplicateId(), p.keptId()))
                .collect(Collectors.toSet());
        Set<Set<String>> right = new HashSet<>(found);
        right.retainAll(expected);
        double precision = (double) right.size() / found.size();
        double recall = (double) right.size() / expected.size();
        double f1 = 2 * precision * recall / (precision + recall);
        for (Disturbance kind : Disturbance.values()) {
            List<String> copies =
                    kinds.keySet().stream().filter(id -> kinds.get(id) == kind).toList();
            long met = copies.stream()
                    .filter(id -> right.contains(Set.of(id, original.getOrDefault(id, ""))))
                    .count();
            System.out.printf("%s: %d of %d copies found%n", kind, met, copies.size());
        }
        System.out.printf(Locale.ROOT, "precision %.4f recall %.4f F1 %.4f%n", precision, recall, f1);
        assertTrue(f1 >= 0.97, "F1 " + f1);
    }

    /** What happens to an advertisement on its way to another place of publication. */
    private enum Disturbance {
        CUT {
            @Override
            void apply(ObjectNode offer, Random random) {
                String text = offer.path("description").asText();
                offer.put("description", text.length() > 500 ? text.substring(0, 499) + "…" : text);
            }
        },
        CUT_SILENTLY {
            @Override
            void apply(ObjectNode offer, Random random) {
                String text = offer.path("description").asText();
                offer.put("description", text.substring(0, Math.min(500, text.length())));
            }
        },
        APPELLATION {
            @Override
            void apply(ObjectNode offer, Random random) {
                offer.put("intitule", offer.path("appellationlibelle").asText("Poste à pourvoir"));
            }
        },
        OCCUPATION {
            @Override
            void apply(ObjectNode offer, Random random) {
                offer.put("intitule", offer.path("romeLibelle").asText("Poste à pourvoir"));
            }
        },
        EMBELLISHED {
            @Override
            void apply(ObjectNode offer, Random random) {
                String title = offer.path("intitule").asText().replaceAll("\\s*\\(?[HF]/[HF]\\)?", "");
                String place = offer.path("lieuTravail").path("libelle").asText("");
                offer.put("intitule", "URGENT : " + title + " F/H - " + place.replaceFirst("^\\S+ - ", ""));
            }
        },
        /** Both carry a number, each its own. */
        REFERENCED {
            @Override
            RawOffer original(RawOffer raw, Random random) {
                return copy(raw, raw.sourceId(), random);
            }

            @Override
            void apply(ObjectNode offer, Random random) {
                offer.put("intitule", offer.path("intitule").asText() + " - Réf " + (10_000 + random.nextInt(90_000)));
            }
        },
        INTRODUCED {
            @Override
            void apply(ObjectNode offer, Random random) {
                String introduction = "Notre agence, spécialiste du recrutement en intérim, CDD et CDI, accompagne les "
                        + "entreprises de la région depuis plus de vingt ans et vous conseille dans votre carrière. "
                        + "Nous recherchons pour l'un de nos clients, acteur reconnu de son secteur, le profil suivant. ";
                offer.put(
                        "description", introduction + offer.path("description").asText());
                offer.putObject("entreprise").put("nom", "Agence Grand Ouest Intérim");
            }
        },
        REPOSTED {
            @Override
            void apply(ObjectNode offer, Random random) {
                offer.put("dateCreation", "2026-01-0" + (1 + random.nextInt(9)) + "T08:30:00.000Z");
            }
        },
        RESPACED {
            @Override
            void apply(ObjectNode offer, Random random) {
                offer.put("description", offer.path("description").asText().replaceAll("\\s+", "  \n "));
                offer.put("intitule", offer.path("intitule").asText().toUpperCase(Locale.FRENCH));
            }
        },
        OTHER_SITE {
            @Override
            RawOffer copy(RawOffer raw, String id, Random random) {
                RawOffer copy = OTHER_SOURCE.copy(raw, id, random);
                ObjectNode offer = parse(copy);
                String site = List.of("HelloWork", "Indeed", "Meteojob", "France Travail")
                        .get(random.nextInt(4));
                offer.putObject("company").put("display_name", site);
                return new RawOffer(Source.ADZUNA, id, offer.toString(), raw.harvestedAt());
            }
        },
        OTHER_SOURCE {
            @Override
            RawOffer copy(RawOffer raw, String id, Random random) {
                ObjectNode from = parse(raw);
                String text = from.path("description").asText();
                String[] place =
                        from.path("lieuTravail").path("libelle").asText("").split(" - ", 2);
                ObjectNode adzuna = JSON.createObjectNode();
                adzuna.put("id", id);
                adzuna.put("title", from.path("intitule").asText().replace("(H/F)", "H/F"));
                adzuna.put("description", text.length() > 500 ? text.substring(0, 499) + "…" : text);
                adzuna.put("created", from.path("dateCreation").asText().replace(".000Z", "Z"));
                adzuna.put("redirect_url", "https://www.adzuna.fr/details/" + id);
                for (String axis : List.of("latitude", "longitude")) {
                    if (from.path("lieuTravail").has(axis)) {
                        adzuna.set(axis, from.path("lieuTravail").get(axis));
                    }
                }
                Place known = cleaned(raw).place();
                ObjectNode location = adzuna.putObject("location").put("display_name", place[place.length - 1]);
                ArrayNode area = location.putArray("area").add("France");
                Stream.of(known.regionName(), known.departmentName(), known.communeName())
                        .filter(Objects::nonNull)
                        .forEach(area::add);
                String company = from.path("entreprise").path("nom").asText("");
                if (!company.isEmpty()) {
                    adzuna.putObject("company").put("display_name", company);
                }
                return new RawOffer(Source.ADZUNA, id, adzuna.toString(), raw.harvestedAt());
            }
        };

        void apply(ObjectNode offer, Random random) {}

        /** The advertisement that was copied. */
        RawOffer original(RawOffer raw, Random random) {
            return raw;
        }

        RawOffer copy(RawOffer raw, String id, Random random) {
            ObjectNode offer = parse(raw);
            offer.put("id", id);
            apply(offer, random);
            return new RawOffer(raw.source(), id, offer.toString(), raw.harvestedAt());
        }
    }

    private static ObjectNode parse(RawOffer raw) {
        try {
            return (ObjectNode) JSON.readTree(raw.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Offer cleaned(RawOffer offer) {
        return ((CleaningResult.Cleaned) CLEANER.clean(offer)).offer();
    }

    private static Stream<RawOffer> read(Path file) {
        return RawOfferReader.at(Instant.parse("2026-01-01T00:00:00Z"))
                .lines(file)
                .filter(RawLine.Accepted.class::isInstance)
                .map(line -> ((RawLine.Accepted) line).offer());
    }
}
