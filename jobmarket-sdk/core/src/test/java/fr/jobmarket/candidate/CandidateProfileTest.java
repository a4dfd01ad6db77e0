package fr.jobmarket.candidate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.candidate.CandidateProfile.DesiredPlace;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateProfileTest {

    @Test
    void acceptsAnEmptyProfile() {
        assertEquals(List.of(), CandidateProfile.EMPTY.problems());
        assertEquals(CandidateProfile.EMPTY, CandidateProfile.builder().build());
        assertEquals(CandidateProfile.EMPTY, CandidateProfile.ofJson("{}"));
    }

    @Test
    void namesEveryProblemAtOnce() {
        CandidateProfile.Builder profile = CandidateProfile.builder()
                .occupations("M18", "dentiste")
                .jobTitle("x".repeat(301))
                .place(new DesiredPlace("Lyon", 91.0, null, -1.0))
                .minAnnualSalary(Double.NaN)
                .experienceYears(-2.0)
                .text("x".repeat(50_001));
        String message =
                assertThrows(InvalidInputException.class, profile::build).getMessage();
        for (String problem : List.of(
                "occupations: \"M18\"",
                "occupations: \"dentiste\"",
                "jobTitle: ",
                "place.communeCode: ",
                "place.latitude: ",
                "place: latitude and longitude belong together",
                "place.maxDistanceKm: ",
                "minAnnualSalary: ",
                "experienceYears: ",
                "text: ")) {
            assertTrue(message.contains(problem), problem + " in " + message);
        }
    }

    @Test
    void survivesTheWayThroughJson() {
        CandidateProfile profile = CandidateProfile.builder()
                .occupations("M1805")
                .jobTitle("Développeuse")
                .skills("Java")
                .near("69123", 30)
                .remote(true)
                .contracts(Contract.Type.PERMANENT)
                .minAnnualSalary(38_000.0)
                .experienceYears(2.5)
                .languages("anglais")
                .licences("B")
                .text("Dix ans de métier")
                .build();
        assertEquals(profile, CandidateProfile.ofJson(profile.toJson()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"skils\": []} | unknown field skils; known here: contracts",
                "{\"place\": {\"lat\": 1}} | unknown field place.lat; known here: communeCode",
                "{\"contracts\": [\"CDI\"]} | contracts[0]: \"CDI\" is none of [PERMANENT",
                "{\"minAnnualSalary\": \"beaucoup\"} | minAnnualSalary: ",
                "{\"experienceYears\": -1} | experienceYears: years between 0 and 70, not -1.0",
                "{\"skills\": [null]} | skills",
                "{\"skills\": \"Java\"} | skills",
                "{ | line 1, column ",
                "null | null is not a JSON object",
                "{} {} | invalid candidate profile",
                "[] | invalid candidate profile"
            })
    void saysWhatIsWrongWithAProfileInJson(String json, String problem) {
        String message = assertThrows(InvalidInputException.class, () -> CandidateProfile.ofJson(json))
                .getMessage();
        assertTrue(message.contains(problem), message);
    }
}
