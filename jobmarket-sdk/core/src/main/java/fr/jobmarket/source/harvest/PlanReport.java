package fr.jobmarket.source.harvest;

import java.util.ArrayList;
import java.util.List;

/**
 * What a plan was promised and got from one source.
 *
 * @param plan name of the plan
 * @param total the figures of all its tasks together; {@code distinct} counts an offer once however many tasks found it
 * @param tasks the figures of each task, in the order of the plan
 */
public record PlanReport(String plan, HarvestReport total, List<TaskReport> tasks) {

    /**
     * The figures of one task.
     *
     * @param name name of the task
     * @param report its figures
     */
    public record TaskReport(String name, HarvestReport report) {}

    /** Copies the list, so the value never changes. */
    public PlanReport {
        tasks = List.copyOf(tasks);
    }

    static PlanReport of(String plan, List<String> names, List<HarvestReport> reports, long distinct) {
        List<TaskReport> tasks = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            tasks.add(new TaskReport(names.get(i), reports.get(i)));
        }
        return new PlanReport(plan, HarvestReport.total("plan " + plan, reports, distinct), tasks);
    }
}
