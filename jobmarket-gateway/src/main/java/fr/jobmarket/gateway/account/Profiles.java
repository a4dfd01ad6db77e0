package fr.jobmarket.gateway.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.offer.OfferJson;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The profiles that accounts keep. Thread-safe. */
@Singleton
public class Profiles {

    /** Lenient, unlike the reader of requests: what an earlier version stored must stay readable. */
    private static final ObjectReader STORED = OfferJson.newMapper().readerFor(CandidateProfile.class);

    private static final int MAX_CHARACTERS = 100_000;

    private final ProfileRepository profiles;
    private final Accounts accounts;
    private final Clock clock;

    Profiles(ProfileRepository profiles, Accounts accounts, Clock clock) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The profile of an account; the empty one when it never wrote one. */
    public CandidateProfile of(UUID accountId) {
        return profiles.findById(accountId).map(this::read).orElse(CandidateProfile.EMPTY);
    }

    @Transactional
    void replace(UUID accountId, CandidateProfile profile) {
        List<CandidateProfile.Problem> problems = profile.problems();
        if (!problems.isEmpty()) {
            throw ProblemException.profile(problems);
        }
        String content = profile.toJson();
        if (content.length() > MAX_CHARACTERS) {
            throw ProblemException.field("text", MessageKey.PROFILE_TOO_LONG.with());
        }
        accounts.hold(accountId);
        profiles.deleteById(accountId);
        profiles.save(new StoredProfile(accountId, content, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private CandidateProfile read(StoredProfile stored) {
        try {
            return STORED.readValue(stored.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the profile of account " + stored.accountId() + " is not readable", e);
        }
    }
}
