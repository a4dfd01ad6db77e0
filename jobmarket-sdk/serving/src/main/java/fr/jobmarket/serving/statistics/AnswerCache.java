package fr.jobmarket.serving.statistics;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers by question, as many as have a bounded number of rows together: those asked for longest ago go first. Callers
 * of one question that nobody has answered yet wait for the first of them. Thread-safe.
 */
final class AnswerCache {

    /** What keeping a question and an empty answer costs, counted in rows. */
    private static final int ROWS_PER_QUESTION = 10;

    private final long maxRows;
    private final Map<Object, CompletableFuture<List<?>>> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long rows;

    AnswerCache(long maxRows) {
        this.maxRows = maxRows;
    }

    /**
     * The answer to a question; a failure is thrown to everybody who waits and not kept.
     *
     * @param question what the answer, its type included, follows from
     */
    @SuppressWarnings("unchecked")
    <T> List<T> get(Object question, Supplier<List<T>> answerer) {
        CompletableFuture<List<?>> mine = new CompletableFuture<>();
        CompletableFuture<List<?>> first = claim(question, mine);
        if (first != null) {
            return (List<T>) await(first);
        }
        try {
            List<T> answer = List.copyOf(answerer.get());
            keep(mine, answer);
            return answer;
        } catch (RuntimeException | Error e) {
            forget(question);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private synchronized @Nullable CompletableFuture<List<?>> claim(Object question, CompletableFuture<List<?>> mine) {
        return answers.putIfAbsent(question, mine);
    }

    private synchronized void forget(Object question) {
        answers.remove(question);
    }

    private synchronized void keep(CompletableFuture<List<?>> mine, List<?> answer) {
        mine.complete(answer);
        rows += cost(answer);
        ArrayDeque<Object> oldest = new ArrayDeque<>();
        for (Map.Entry<Object, CompletableFuture<List<?>>> entry : answers.entrySet()) {
            if (rows <= maxRows) {
                break;
            }
            if (entry.getValue().isDone()) {
                rows -= cost(entry.getValue().join());
                oldest.add(entry.getKey());
            }
        }
        oldest.forEach(answers::remove);
    }

    private static long cost(List<?> answer) {
        return ROWS_PER_QUESTION + (long) answer.size();
    }

    private static List<?> await(CompletableFuture<List<?>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
