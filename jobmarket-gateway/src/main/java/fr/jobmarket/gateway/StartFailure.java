package fr.jobmarket.gateway;

import fr.jobmarket.error.JobMarketException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Why the gateway could not start, in one line for whoever started it. */
final class StartFailure {

    private static final int H2_IN_USE = 90020;
    private static final List<Integer> H2_DAMAGED = List.of(90030, 90048, 50000);

    private StartFailure() {}

    /** What happened and what to do about it. */
    static String inWords(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(30)
                .toList();
        return causes.stream()
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> firstLine(causes.get(causes.size() - 1)));
    }

    private static List<String> known(Throwable cause) {
        if (cause instanceof JobMarketException) {
            return List.of(firstLine(cause));
        }
        if (cause instanceof BindException) {
            return List.of("the port is in use (" + firstLine(cause) + "); choose another JOBMARKET_GATEWAY_PORT");
        }
        return cause instanceof SQLException sql ? List.of(database(sql)) : List.of();
    }

    private static String database(SQLException failure) {
        if (failure.getErrorCode() == H2_IN_USE) {
            return "another process uses the database; stop it, or set JOBMARKET_HOME to another folder";
        }
        if (H2_DAMAGED.contains(failure.getErrorCode())) {
            return "the database is damaged (" + firstLine(failure) + "); put back a copy of it";
        }
        return "the database cannot be used (" + firstLine(failure) + "); see JOBMARKET_DATABASE_URL and its user";
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }
}
