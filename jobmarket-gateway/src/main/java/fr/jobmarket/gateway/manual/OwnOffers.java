package fr.jobmarket.gateway.manual;

import fr.jobmarket.cleaning.PlaceResolver;
import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.account.RepeatableRequests;
import fr.jobmarket.gateway.account.RepeatableRequests.Repeatable;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.Objections;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Confidence;
import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.offer.Source;
import fr.jobmarket.referential.CodeForm;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The offers people enter by hand. Which of them are there this says, whatever a release shows. Thread-safe. */
@Singleton
public class OwnOffers {

    private static final int MAX_PER_ACCOUNT = 100;
    private static final String PREFIX = Source.MANUAL.id() + ":";
    private static final Pattern OWN_ID = Pattern.compile(PREFIX + "[0-9a-f-]{36}");

    private final OwnOfferRepository offers;
    private final Accounts accounts;
    private final RepeatableRequests requests;
    private final Clock clock;

    OwnOffers(OwnOfferRepository offers, Accounts accounts, RepeatableRequests requests, Clock clock) {
        this.offers = offers;
        this.accounts = accounts;
        this.requests = requests;
        this.clock = clock;
    }

    /** The offer with this id, if it was entered by hand and is still there. */
    public Optional<Offer> find(String offerId) {
        return isOwn(offerId)
                ? offers.findById(offerId.substring(PREFIX.length())).map(own -> OfferJson.read(own.content()))
                : Optional.empty();
    }

    /** Whether the id is one of offers entered by hand, be there such an offer or not. */
    public boolean isOwn(String offerId) {
        return OWN_ID.matcher(offerId).matches();
    }

    @Transactional
    Offer add(UUID accountId, OwnOfferController.Draft draft, @Nullable Repeatable request) {
        accounts.hold(accountId);
        return requests.once(accountId, request, id -> find(PREFIX + id), () -> add(accountId, draft), Offer::sourceId);
    }

    private Offer add(UUID accountId, OwnOfferController.Draft draft) {
        if (offers.countByAccountId(accountId) >= MAX_PER_ACCOUNT) {
            throw ProblemException.conflict(
                    "urn:jobmarket:too-many-offers", MessageKey.TOO_MANY_OFFERS.with(MAX_PER_ACCOUNT));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Offer offer = canonical(draft, UUID.randomUUID().toString(), now);
        offers.save(new OwnOffer(offer.sourceId(), accountId, OfferJson.write(offer), now));
        return offer;
    }

    void delete(UUID accountId, String offerId) {
        if (!isOwn(offerId) || offers.delete(offerId.substring(PREFIX.length()), accountId) == 0) {
            throw ProblemException.notFound(MessageKey.NO_OWN_OFFER.with());
        }
    }

    /** Deletes what everybody entered, and says how much that was. */
    long deleteAll() {
        return offers.deleteAll();
    }

    /** How many there are, of everybody. */
    public long count() {
        return offers.count();
    }

    /** What an account entered, oldest first. */
    public List<Offer> of(UUID accountId) {
        return offers.findByAccountIdOrderByCreatedAt(accountId).stream()
                .map(own -> OfferJson.read(own.content()))
                .toList();
    }

    private static Offer canonical(OwnOfferController.Draft draft, String sourceId, Instant now) {
        return Offer.builder(Source.MANUAL, sourceId)
                .title(draft.title().strip())
                .description(draft.description().strip())
                .url(draft.url())
                .company(draft.companyName() == null ? null : new Company(draft.companyName(), null, null, null))
                .occupation(occupation(draft.romeCode()))
                .contract(draft.contract() == null ? null : new Contract(draft.contract(), null, null, false))
                .salary(salary(draft.annualSalaryMin(), draft.annualSalaryMax()))
                .experience(experience(draft.experienceMonths()))
                .place(place(draft.communeCode()))
                .skills(
                        draft.skills() == null
                                ? List.of()
                                : draft.skills().stream()
                                        .map(label -> new Skill(null, label, null))
                                        .toList())
                .remote(draft.remote())
                .createdAt(now)
                .updatedAt(now)
                .firstSeenAt(now)
                .lastSeenAt(now)
                .build();
    }

    private static @Nullable Occupation occupation(@Nullable String romeCode) {
        return romeCode == null ? null : new Occupation(romeCode.toUpperCase(Locale.ROOT), null, null, 1, false);
    }

    private static @Nullable Salary salary(@Nullable Double min, @Nullable Double max) {
        if (min == null && max == null) {
            return null;
        }
        if (min != null && max != null && min > max) {
            throw ProblemException.field("annualSalaryMin", MessageKey.ABOVE_MAXIMUM.with());
        }
        return new Salary(
                Salary.Period.ANNUAL,
                min,
                max,
                null,
                min,
                max,
                min,
                max,
                List.of(),
                Confidence.HIGH,
                Salary.Origin.FIELDS);
    }

    private static @Nullable Experience experience(@Nullable Integer months) {
        if (months == null) {
            return null;
        }
        return months == 0
                ? new Experience(Experience.Requirement.NONE, null)
                : new Experience(Experience.Requirement.REQUIRED, months);
    }

    private static Place place(@Nullable String communeCode) {
        if (communeCode == null) {
            return Place.UNKNOWN;
        }
        String code = communeCode.toUpperCase(Locale.ROOT);
        CodeForm.COMMUNE.objection(code).ifPresent(objection -> {
            throw ProblemException.field("communeCode", Objections.message(objection));
        });
        PlaceResolver.Query query = new PlaceResolver.Query(null, List.of(), code, null, null, null, null, null);
        return PlaceResolver.ofDefaults().resolve(query).place();
    }
}
