package fr.jobmarket.gateway.activity;

import io.micronaut.serde.annotation.Serdeable;

/** How far somebody's application is. */
@Serdeable
public enum ApplicationStage {
    /** They mean to apply. */
    TO_APPLY,
    /** They have applied. */
    APPLIED,
    /** They are invited, or were there. */
    INTERVIEW,
    /** They may have the job. */
    OFFERED,
    /** They were told no. */
    REJECTED,
    /** They do not want it any more. */
    WITHDRAWN
}
