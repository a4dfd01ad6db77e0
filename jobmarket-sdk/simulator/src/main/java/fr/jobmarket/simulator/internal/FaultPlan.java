package fr.jobmarket.simulator.internal;

import fr.jobmarket.simulator.FaultProfile;
import java.util.SplittableRandom;

/** Decides, call after call, which accident happens. Thread-safe; the n-th call always meets the same one. */
public final class FaultPlan {
    private final FaultProfile profile;
    private long calls;
    private int refusalsLeft;

    /** An accident of one call. */
    public enum Accident {
        NONE,
        REVOKED_TOKEN,
        TOO_MANY_REQUESTS,
        TOO_MANY_REQUESTS_SILENT,
        SERVER_ERROR,
        UNAVAILABLE,
        HTML_ERROR,
        CUT,
        SILENT_CUT,
        SLOW
    }

    /** The accident of a call, and the random numbers that its details and the market's changes take. */
    public record Draw(Accident accident, double change, double vanish, double appear, long pick) {}

    public FaultPlan(FaultProfile profile) {
        this.profile = profile;
    }

    public synchronized Draw next() {
        SplittableRandom random = new SplittableRandom(profile.seed() * 0x9E3779B97F4A7C15L + calls++);
        double dice = random.nextDouble();
        double hint = random.nextDouble();
        return new Draw(
                accident(dice, hint), random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextLong());
    }

    private Accident accident(double dice, double hint) {
        if (refusalsLeft > 0) {
            refusalsLeft--;
            return refusal(hint);
        }
        double left = dice - profile.tooManyRequestsRate();
        if (left < 0) {
            refusalsLeft = Math.max(0, profile.tooManyRequestsBurst() - 1);
            return refusal(hint);
        }
        Accident[] accidents = {
            Accident.REVOKED_TOKEN,
            Accident.SERVER_ERROR,
            Accident.UNAVAILABLE,
            Accident.HTML_ERROR,
            Accident.CUT,
            Accident.SILENT_CUT,
            Accident.SLOW
        };
        double[] rates = {
            profile.tokenRevocationRate(),
            profile.serverErrorRate(),
            profile.unavailableRate(),
            profile.htmlErrorRate(),
            profile.cutRate(),
            profile.silentCutRate(),
            profile.slowRate()
        };
        for (int i = 0; i < rates.length; i++) {
            left -= rates[i];
            if (left < 0) {
                return accidents[i];
            }
        }
        return Accident.NONE;
    }

    private Accident refusal(double hint) {
        return hint < profile.retryAfterShare() ? Accident.TOO_MANY_REQUESTS : Accident.TOO_MANY_REQUESTS_SILENT;
    }
}
