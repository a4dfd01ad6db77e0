package fr.jobmarket.pipeline.step;

import fr.jobmarket.error.InvalidInputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of a run to do. {@link #ALL} does what is not done yet; the others repeat what they name. A harvest is named
 * like its task, {@code harvest adzuna}, and {@code harvest} means all of them.
 */
public final class TaskSelection {

    /** Every task that is not done yet. */
    public static final TaskSelection ALL = new TaskSelection(null, Set.of());

    private final @Nullable String from;
    private final Set<String> only;

    private TaskSelection(@Nullable String from, Set<String> only) {
        this.from = from;
        this.only = only;
    }

    /** This task and those that depend on it. */
    public static TaskSelection from(String task) {
        return new TaskSelection(task, Set.of());
    }

    /** These tasks and no others; at least one. */
    public static TaskSelection only(List<String> tasks) {
        if (tasks.isEmpty()) {
            throw new InvalidInputException("no task is selected; name at least one");
        }
        return new TaskSelection(null, new LinkedHashSet<>(tasks));
    }

    /** Whether tasks are named, which are then repeated. */
    boolean isExplicit() {
        return from != null || !only.isEmpty();
    }

    /**
     * The selected ones.
     *
     * @param harvests names of the harvests, which depend on nothing
     * @param others names of the other tasks, each of which depends on what is before it
     * @throws InvalidInputException when a task is named that the run does not have
     */
    Set<String> of(List<String> harvests, List<String> others) {
        Set<String> selected = new LinkedHashSet<>();
        if (from != null) {
            List<String> first = named(from, harvests, others);
            selected.addAll(first);
            selected.addAll(others.subList(Math.max(0, others.indexOf(first.get(0))), others.size()));
        } else if (only.isEmpty()) {
            selected.addAll(harvests);
            selected.addAll(others);
        } else {
            only.forEach(task -> selected.addAll(named(task, harvests, others)));
        }
        return selected;
    }

    private static List<String> named(String task, List<String> harvests, List<String> others) {
        if (task.equals(HarvestStep.EVERY_HARVEST)) {
            return harvests;
        }
        if (!harvests.contains(task) && !others.contains(task)) {
            throw new InvalidInputException(
                    "there is no task \"" + task + "\"; choose from " + HarvestStep.EVERY_HARVEST + ", "
                            + String.join(", ", harvests) + ", " + String.join(", ", others));
        }
        return List.of(task);
    }
}
