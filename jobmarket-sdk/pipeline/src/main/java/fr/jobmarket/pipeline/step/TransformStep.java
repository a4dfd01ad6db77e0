package fr.jobmarket.pipeline.step;

import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.TransformReport;
import fr.jobmarket.warehouse.Transformation;
import fr.jobmarket.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/** Bronze to silver and gold. */
public final class TransformStep {

    private final Warehouse warehouse;
    private final CleaningRules rules;
    private final ProgressListener progress;

    /** A step on this warehouse. */
    public TransformStep(Warehouse warehouse, CleaningRules rules, ProgressListener progress) {
        this.warehouse = warehouse;
        this.rules = rules;
        this.progress = progress;
    }

    /** Makes of silver and gold what is new or changed until now or, when a run is named, until that one. */
    public TransformReport run(@Nullable String asOf) {
        return run(asOf, false);
    }

    /**
     * Makes silver and gold.
     *
     * @param asOf id of the run to stop at; null for the latest
     * @param full whether to make everything anew
     */
    public TransformReport run(@Nullable String asOf, boolean full) {
        Transformation transformation = Transformation.of(rules.cleaner()::clean, rules.version())
                .asOf(asOf)
                .full(full)
                .redactAfter(rules.redactAfter());
        return warehouse.transform(transformation, progress);
    }
}
