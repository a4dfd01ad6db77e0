package fr.jobmarket.gateway.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.gateway.http.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The profiles that accounts keep. Thread-safe. */
@Singleton
class Profiles {

    private static final int MAX_CHARACTERS = 100_000;

    private final ProfileRepository profiles;
    private final ObjectMapper json;
    private final Clock clock;

    Profiles(ProfileRepository profiles, ObjectMapper json, Clock clock) {
        this.profiles = profiles;
        this.json = json;
        this.clock = clock;
    }

    /** The profile of an account; the empty one when it never wrote one. */
    CandidateProfile of(UUID accountId) {
        return profiles.findById(accountId).map(this::read).orElse(CandidateProfile.EMPTY);
    }

    @Transactional
    void replace(UUID accountId, CandidateProfile profile) {
        String content = write(profile);
        if (content.length() > MAX_CHARACTERS) {
            throw ProblemException.field("text", "the profile is too long; keep it under 100,000 characters of JSON");
        }
        profiles.deleteById(accountId);
        profiles.save(new StoredProfile(accountId, content, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private CandidateProfile read(StoredProfile stored) {
        try {
            return json.readValue(stored.content(), CandidateProfile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the profile of account " + stored.accountId() + " is not readable", e);
        }
    }

    private String write(CandidateProfile profile) {
        try {
            return json.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a profile is always writable", e);
        }
    }
}
