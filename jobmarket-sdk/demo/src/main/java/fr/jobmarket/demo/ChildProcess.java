package fr.jobmarket.demo;

import fr.jobmarket.error.NonRetriableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A part of the product that runs as a process of its own. Its output goes to a log file. It stops when closed, and,
 * where the system can arrange it, when this process dies without a chance to close it.
 */
final class ChildProcess implements AutoCloseable {

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final int LOG_LINES_SHOWN = 20;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command. The thread that calls this must live as long as the child should: the system ties the child's
     * life to it.
     */
    static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        List<String> tied = new ArrayList<>();
        if (Files.isExecutable(SETPRIV)) {
            tied.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "TERM", "--"));
        }
        tied.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(tied)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new ChildProcess(name, process, log);
        } catch (IOException e) {
            throw new NonRetriableException("the " + name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Waits until the URL answers 200. Fails with the end of the log when the process ends or the time is over. */
    void awaitReady(URI url, Duration limit) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new NonRetriableException(
                        "the " + name + " ended with code " + process.exitValue() + ":\n" + endOfLog(), null);
            }
            if (answers(client, request)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new NonRetriableException(
                "the " + name + " did not answer " + url + " within " + limit.toSeconds() + " s:\n" + endOfLog(), null);
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** Whether the process still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** What the person who started the demo needs to see of a failed part. */
    String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()))
                    + "\n(whole log: " + log + ")";
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }

    String name() {
        return name;
    }

    /** Asks the process and its children to end, and makes them after a few seconds. */
    @Override
    public void close() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
