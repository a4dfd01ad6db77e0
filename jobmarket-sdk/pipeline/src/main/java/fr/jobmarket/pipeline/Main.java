package fr.jobmarket.pipeline;

/** Where the daily pipeline's program starts. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the program with its exit code. */
    public static void main(String[] arguments) {
        Program.ofPipeline().main(arguments);
    }
}
