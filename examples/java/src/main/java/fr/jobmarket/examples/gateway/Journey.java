package fr.jobmarket.examples.gateway;

import fr.jobmarket.client.ApiClient;
import fr.jobmarket.client.ApiException;
import fr.jobmarket.client.api.AccountsApi;
import fr.jobmarket.client.api.AccountsApi.APILoginRequest;
import fr.jobmarket.client.api.MeApi;
import fr.jobmarket.client.api.MeApi.APIGiveRequest;
import fr.jobmarket.client.api.MeApi.APINoteRequest;
import fr.jobmarket.client.api.MeApi.APIRecommendationsRequest;
import fr.jobmarket.client.api.OffersApi;
import fr.jobmarket.client.api.OffersApi.APISearchRequest;
import fr.jobmarket.client.model.ApplicationStage;
import fr.jobmarket.client.model.ContractType;
import fr.jobmarket.client.model.Credentials;
import fr.jobmarket.client.model.Feedback;
import fr.jobmarket.client.model.FeedbackAction;
import fr.jobmarket.client.model.Offer;
import fr.jobmarket.client.model.OfferPage;
import fr.jobmarket.client.model.Problem;
import fr.jobmarket.client.model.Reason;
import fr.jobmarket.client.model.Recommendation;
import fr.jobmarket.client.model.RecommendationList;
import fr.jobmarket.client.model.SavedOfferDetails;
import fr.jobmarket.client.model.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Searches, turns pages, is refused, signs in, keeps an offer and gets recommendations. Every name and type comes from the
 * gateway's OpenAPI document.
 */
public final class Journey {

    private final ApiClient client = new ApiClient();

    private Journey(String gateway) {
        client.updateBaseUri(gateway);
        client.setRequestInterceptor(request -> request.header("Accept-Language", "fr"));
    }

    public static void main(String[] arguments) throws ApiException, IOException {
        Journey journey = new Journey(setting("JOBMARKET_GATEWAY", "http://127.0.0.1:8080"));
        List<Offer> offers = journey.permanentOffers(10);
        offers.forEach(offer -> System.out.println(offer.getTitle() + " · " + place(offer)));
        journey.askForTooMany();
        journey.signIn(setting("JOBMARKET_EMAIL", null), setting("JOBMARKET_PASSWORD", null));
        journey.keep(offers.get(0));
        journey.recommend();
    }

    private static String setting(String name, String fallback) {
        return Objects.requireNonNull(System.getenv().getOrDefault(name, fallback), name + " is not set");
    }

    /** The first offers of a search, page after page. */
    private List<Offer> permanentOffers(int number) throws ApiException {
        OffersApi api = new OffersApi(client);
        APISearchRequest.Builder search = APISearchRequest.newBuilder()
                .contract(List.of(ContractType.PERMANENT))
                .sort("date")
                .limit(5);
        List<Offer> offers = new ArrayList<>();
        OfferPage page;
        do {
            page = api.search(search.build());
            offers.addAll(page.getItems());
            search.cursor(page.getNextCursor());
        } while (page.getNextCursor() != null && offers.size() < number);
        return offers;
    }

    private static String place(Offer offer) {
        return Objects.requireNonNullElse(offer.getPlace().getLabel(), "France");
    }

    /** Every refusal is a problem that says what was wrong, in the language asked for. */
    private void askForTooMany() throws ApiException, IOException {
        try {
            new OffersApi(client)
                    .search(APISearchRequest.newBuilder().limit(1_000).build());
        } catch (ApiException e) {
            Problem problem = client.getObjectMapper().readValue(e.getResponseBody(), Problem.class);
            System.out.println("refused with " + e.getCode() + ": " + problem.getDetail());
        }
    }

    private void signIn(String email, String password) throws ApiException {
        Session session = new AccountsApi(client)
                .login(APILoginRequest.newBuilder()
                        .credentials(new Credentials().email(email).password(password))
                        .build());
        client.setRequestInterceptor(request ->
                request.header("Accept-Language", "fr").header("Authorization", "Bearer " + session.getAccessToken()));
    }

    private void keep(Offer offer) throws ApiException {
        MeApi me = new MeApi(client);
        me.note(APINoteRequest.newBuilder()
                .offerId(offer.getId())
                .savedOfferDetails(new SavedOfferDetails().note("à relire").application(ApplicationStage.TO_APPLY))
                .build());
        me.give(APIGiveRequest.newBuilder()
                .feedback(new Feedback().offerId(offer.getId()).action(FeedbackAction.VIEW))
                .build());
        System.out.println("kept " + offer.getId());
    }

    private void recommend() throws ApiException {
        RecommendationList advice = new MeApi(client)
                .recommendations(APIRecommendationsRequest.newBuilder().top(3).build());
        for (Recommendation recommendation : advice.getItems()) {
            System.out.println(recommendation.getRank() + ". "
                    + recommendation.getOffer().getTitle() + ": "
                    + recommendation.getReasons().stream().map(Reason::getText).collect(Collectors.joining(", ")));
        }
    }
}
