package fr.jobmarket.source.adzuna.internal;

import fr.jobmarket.offer.Source;
import fr.jobmarket.source.SourceTerms;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.AdzunaQuery;
import fr.jobmarket.source.adzuna.Country;
import fr.jobmarket.source.harvest.AdzunaHarvest;
import fr.jobmarket.source.harvest.HarvestOptions;
import fr.jobmarket.source.harvest.HarvestPlan;
import fr.jobmarket.source.harvest.HarvestSink;
import fr.jobmarket.source.internal.adapter.PayloadReader;
import fr.jobmarket.source.internal.adapter.SourceAdapter;
import fr.jobmarket.source.internal.adapter.StatedOffer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adzuna, search API v1. */
public final class AdzunaAdapter implements SourceAdapter {

    private static final String OFFER_PAGE = "https://www.adzuna.fr/details/";

    /** Descriptions are cut at 500 characters. */
    private static final int CUT_FROM = 490;

    /** The tag of the category of what has none. */
    private static final String NO_CATEGORY = "unknown";

    private static final Set<String> OWN_MEMBERS =
            Set.of("redirect_url", "adref", "__CLASS__", "salary_is_predicted", "created");

    private static final SourceTerms TERMS = new SourceTerms(
            Source.ADZUNA,
            "Jobs by Adzuna",
            URI.create("https://www.adzuna.fr/"),
            URI.create("https://developer.adzuna.com/docs/terms_of_service"),
            Duration.ofHours(24),
            false);

    @Override
    public Source source() {
        return Source.ADZUNA;
    }

    @Override
    public SourceTerms terms() {
        return TERMS;
    }

    @Override
    public Set<String> ownMembers() {
        return OWN_MEMBERS;
    }

    @Override
    public String page(String sourceId) {
        return OFFER_PAGE + sourceId;
    }

    @Override
    public int cutFrom() {
        return CUT_FROM;
    }

    @Override
    public boolean aggregates() {
        return true;
    }

    @Override
    public List<String> variables() {
        return List.of("ADZUNA_APP_ID", "ADZUNA_APP_KEY");
    }

    @Override
    public HarvestPlan.Query query(String name, @Nullable String country, Map<String, String> parameters) {
        Country served = country == null ? Country.FR : Country.of(country);
        return new HarvestPlan.Query.OfAdzuna(name, AdzunaQuery.ofParameters(served, parameters));
    }

    @Override
    public HarvestPlan.Report harvest(
            HarvestPlan plan, Map<String, String> variables, HarvestOptions options, HarvestSink sink) {
        return AdzunaHarvest.of(AdzunaClient.fromEnv(variables), options).run(plan, sink);
    }

    @Override
    public StatedOffer read(PayloadReader in) throws IOException {
        StatedOffer offer = new StatedOffer();
        offer.wordsDecide = true;
        in.members(name -> member(offer, in, name));
        return offer;
    }

    private static void member(StatedOffer offer, PayloadReader in, String name) throws IOException {
        switch (name) {
            case "id" -> offer.id = in.identifier();
            case "title" -> offer.title = in.text();
            case "description" -> offer.description = in.longText();
            case "created" -> offer.createdAt = in.text();
            case "redirect_url" -> offer.link = in.text();
            case "latitude" -> offer.latitude = in.number();
            case "longitude" -> offer.longitude = in.number();
            case "location" -> in.members(member -> location(offer, in, member));
            case "category" -> offer.industryLabel = category(in);
            case "company" -> in.members(member -> company(offer, in, member));
            case "salary_min" -> offer.salaryMin = in.number();
            case "salary_max" -> offer.salaryMax = in.number();
            case "salary_is_predicted" -> offer.salaryPredicted = in.bool();
            case "contract_time" -> offer.workingTimeForm = in.text();
            case "contract_type" -> offer.contractForm = in.text();
            default -> {}
        }
    }

    private static void location(StatedOffer offer, PayloadReader in, String name) throws IOException {
        switch (name) {
            case "display_name" -> offer.placeLabel = in.text();
            case "area" -> offer.areas = in.texts();
            default -> {}
        }
    }

    private static @Nullable String category(PayloadReader in) throws IOException {
        String[] tagAndLabel = new String[2];
        in.members(name -> {
            switch (name) {
                case "tag" -> tagAndLabel[0] = in.text();
                case "label" -> tagAndLabel[1] = in.text();
                default -> {}
            }
        });
        return NO_CATEGORY.equals(tagAndLabel[0]) ? null : tagAndLabel[1];
    }

    private static void company(StatedOffer offer, PayloadReader in, String name) throws IOException {
        if (name.equals("display_name")) {
            offer.companyName = in.text();
        }
    }
}
