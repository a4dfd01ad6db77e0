package fr.jobmarket.cleaning;

import fr.jobmarket.cleaning.internal.MarkedText;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of an Adzuna offer that cleaning reads, as given. Filled once by {@link #read}. */
final class AdzunaPayload {

    @Nullable
    String id;

    @Nullable
    String title;

    @Nullable
    MarkedText description;

    @Nullable
    String createdAt;

    @Nullable
    String url;

    @Nullable
    Double latitude;

    @Nullable
    Double longitude;

    @Nullable
    String placeLabel;

    List<String> areas = List.of();

    @Nullable
    String categoryTag;

    @Nullable
    String categoryLabel;

    @Nullable
    String companyName;

    @Nullable
    Double salaryMin;

    @Nullable
    Double salaryMax;

    @Nullable
    Boolean salaryPredicted;

    @Nullable
    String contractTime;

    @Nullable
    String contractType;

    private AdzunaPayload() {}

    static AdzunaPayload read(Payload in) throws IOException {
        AdzunaPayload offer = new AdzunaPayload();
        in.members(name -> offer.member(in, name));
        return offer;
    }

    private void member(Payload in, String name) throws IOException {
        switch (name) {
            case "id" -> id = in.identifier();
            case "title" -> title = in.text();
            case "description" -> description = in.longText();
            case "created" -> createdAt = in.text();
            case "redirect_url" -> url = in.text();
            case "latitude" -> latitude = in.number();
            case "longitude" -> longitude = in.number();
            case "location" -> in.members(member -> location(in, member));
            case "category" -> in.members(member -> category(in, member));
            case "company" -> in.members(member -> company(in, member));
            case "salary_min" -> salaryMin = in.number();
            case "salary_max" -> salaryMax = in.number();
            case "salary_is_predicted" -> salaryPredicted = in.bool();
            case "contract_time" -> contractTime = in.text();
            case "contract_type" -> contractType = in.text();
            default -> {}
        }
    }

    private void location(Payload in, String name) throws IOException {
        switch (name) {
            case "display_name" -> placeLabel = in.text();
            case "area" -> areas = in.texts();
            default -> {}
        }
    }

    private void category(Payload in, String name) throws IOException {
        switch (name) {
            case "tag" -> categoryTag = in.text();
            case "label" -> categoryLabel = in.text();
            default -> {}
        }
    }

    private void company(Payload in, String name) throws IOException {
        if (name.equals("display_name")) {
            companyName = in.text();
        }
    }
}
