package fr.jobmarket.gateway.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** What one can do with an offer. */
@Serdeable
public enum FeedbackAction {
    /** Looked at it closely. */
    @JsonProperty("view")
    VIEW,
    /** Put it on the list of saved offers. */
    @JsonProperty("save")
    SAVE,
    /** Went on to apply. */
    @JsonProperty("apply")
    APPLY,
    /** Does not want to see it. */
    @JsonProperty("dismiss")
    DISMISS,
    /** Wants to see it again. */
    @JsonProperty("restore")
    RESTORE
}
