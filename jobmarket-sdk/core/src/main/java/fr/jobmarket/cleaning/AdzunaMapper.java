package fr.jobmarket.cleaning;

import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Industry;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.SourceTerms;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** From an Adzuna payload to the canonical offer. */
final class AdzunaMapper {

    /** The wording Adzuna's terms ask for wherever its offers are shown. */
    private static final String ATTRIBUTION =
            SourceTerms.of(Source.ADZUNA).orElseThrow().attribution();

    private static final String OFFER_PAGE = "https://www.adzuna.fr/details/";
    /** Adzuna cuts descriptions at 500 characters and ends them with an ellipsis. */
    private static final int CUT_LENGTH = 490;

    private final PlaceResolver places;
    private final TermsMapper terms;
    private final OccupationFinder occupations;

    AdzunaMapper(PlaceResolver places, TermsMapper terms, OccupationFinder occupations) {
        this.places = places;
        this.terms = terms;
        this.occupations = occupations;
    }

    Offer map(Identification identification, Payload in) throws IOException {
        AdzunaPayload given = AdzunaPayload.read(in);
        RawOffer raw = identification.of(given.id);
        Draft draft = new Draft(raw);
        if (in.oddShape()) {
            draft.issue(IssueCode.FIELD_SHAPE);
        }
        draft.texts(given.title, given.description);
        if (draft.description().endsWith("…") && draft.description().length() >= CUT_LENGTH) {
            draft.issue(IssueCode.DESCRIPTION_CUT);
        }
        draft.dates(given.createdAt, null);
        String company = draft.line(given.companyName);
        String link = draft.link(given.url);
        draft.offer
                .attribution(ATTRIBUTION)
                .url(link != null ? link : OFFER_PAGE + raw.sourceId())
                .company(company == null ? null : new Company(company, null, null, null))
                .industry(industry(given, draft));
        occupations.find(draft, null);
        DataRoleRule.decide(draft.title(), null).ifPresent(decision -> draft.offer.dataRole(decision.role()));
        terms.map(given, draft);
        draft.place(places, place(given, draft));
        return draft.finish();
    }

    private static @Nullable Industry industry(AdzunaPayload given, Draft draft) {
        String label = draft.line(given.categoryLabel);
        return label == null || "unknown".equals(given.categoryTag) ? null : new Industry(null, label);
    }

    private static PlaceResolver.Query place(AdzunaPayload given, Draft draft) {
        return new PlaceResolver.Query(
                draft.line(given.placeLabel),
                given.areas,
                null,
                null,
                given.latitude,
                given.longitude,
                draft.title(),
                draft.description());
    }
}
