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

    /**
     * Makes silver and gold.
     *
     * @param asOf id of the run to stop at; null for the latest
     */
    public TransformReport run(@Nullable String asOf) {
        Transformation transformation =
                Transformation.of(rules.cleaner()::clean, rules.version()).asOf(asOf);
        return warehouse.transform(transformation, progress);
    }
}
