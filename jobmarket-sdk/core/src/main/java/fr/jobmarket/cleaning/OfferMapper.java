package fr.jobmarket.cleaning;

import fr.jobmarket.offer.Company;
import fr.jobmarket.offer.Industry;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Qualification;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.source.internal.adapter.LabelledItem;
import fr.jobmarket.source.internal.adapter.PayloadReader;
import fr.jobmarket.source.internal.adapter.SourceAdapter;
import fr.jobmarket.source.internal.adapter.StatedOffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what a source states to the canonical offer. */
final class OfferMapper {

    private final PlaceResolver places;
    private final TermsMapper terms;
    private final OccupationFinder occupations;

    OfferMapper(PlaceResolver places, TermsMapper terms, OccupationFinder occupations) {
        this.places = places;
        this.terms = terms;
        this.occupations = occupations;
    }

    Offer map(SourceAdapter source, Identification identification, PayloadReader in) throws IOException {
        StatedOffer given = source.read(in);
        RawOffer raw = identification.of(given.id);
        OfferDraft draft = new OfferDraft(raw);
        if (in.oddShape()) {
            draft.issue(IssueCode.FIELD_SHAPE);
        }
        draft.texts(given.title, given.description);
        if (draft.description().length() >= source.cutFrom()
                && draft.description().endsWith("…")) {
            draft.issue(IssueCode.DESCRIPTION_CUT);
        }
        draft.dates(given.createdAt, given.updatedAt);
        String link = draft.link(given.link);
        draft.offer
                .attribution(source.terms().attribution())
                .url(link != null ? link : source.page(raw.sourceId()))
                .company(company(given, draft))
                .qualification(qualification(given, draft))
                .industry(industry(given, draft))
                .openings(openings(given.openings));
        occupation(given, draft);
        draft.offer.softSkills(labels(given.softSkills, draft));
        terms.map(given, draft);
        draft.place(places, place(given, draft));
        return draft.finish();
    }

    private static PlaceResolver.Query place(StatedOffer given, OfferDraft draft) {
        return new PlaceResolver.Query(
                draft.line(given.placeLabel),
                given.areas,
                given.communeCode,
                given.postalCode,
                given.latitude,
                given.longitude,
                draft.title(),
                draft.description());
    }

    private static @Nullable Company company(StatedOffer given, OfferDraft draft) {
        String name = draft.line(given.companyName);
        String description = draft.paragraphs(given.companyDescription);
        String size = draft.line(given.companySize);
        String logo = draft.link(given.companyLogo);
        return name == null && description == null && logo == null && size == null
                ? null
                : new Company(name, description, logo, size);
    }

    private static @Nullable Qualification qualification(StatedOffer given, OfferDraft draft) {
        String label = draft.line(given.qualificationLabel);
        return label == null ? null : new Qualification(given.qualificationCode, label);
    }

    private static @Nullable Industry industry(StatedOffer given, OfferDraft draft) {
        String label = draft.line(given.industryLabel);
        return label == null && given.nafCode == null ? null : new Industry(given.nafCode, label);
    }

    private static @Nullable Integer openings(@Nullable Double openings) {
        return openings == null || openings < 1 || openings > 100_000 ? null : openings.intValue();
    }

    private void occupation(StatedOffer given, OfferDraft draft) {
        String appellation = draft.line(given.appellation);
        if (given.romeCode != null && !given.romeCode.isBlank()) {
            occupations.take(draft, given.romeCode, draft.line(given.romeLabel), appellation);
        } else {
            occupations.find(draft, null);
        }
        DataRoleRule.decide(draft.title(), appellation).ifPresent(decision -> draft.offer.dataRole(decision.role()));
    }

    private static List<String> labels(List<LabelledItem> items, OfferDraft draft) {
        List<@Nullable String> labels = new ArrayList<>(items.size());
        items.forEach(item -> labels.add(item.label()));
        return draft.lines(labels);
    }
}
