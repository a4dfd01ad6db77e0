package fr.jobmarket.source.harvest;

import fr.jobmarket.source.RawOffer;

/** Where the changes of an incremental harvest go; called from one thread at a time. What it throws ends the harvest. */
public interface ChangeSink {

    /** An offer that the last harvest did not see. */
    void created(RawOffer offer);

    /** An offer that differs from what the last harvest saw. */
    void updated(RawOffer offer);

    /** An offer that its source no longer serves, by the id its source gave it. */
    void vanished(String sourceId);
}
