package fr.jobmarket.demo;

import fr.jobmarket.pipeline.Program;
import java.util.List;
import picocli.CommandLine;

/** Where the program starts that knows the simulator: the pipeline's commands, and those to show and to measure. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the program with its exit code. */
    public static void main(String[] arguments) {
        program().main(arguments);
    }

    static Program program() {
        return Program.ofPipeline()
                .with(List.of(
                        session -> Program.group(
                                new SimulateCommand(session),
                                new SimulateCommand.Serve(session),
                                new SimulateCommand.Offers(session),
                                new SimulateCommand.Market(session)),
                        session -> Program.group(
                                new BenchCommand(session),
                                new BenchCommand.Cleaning(session),
                                new BenchCommand.FilesOfOffers(session),
                                new BenchCommand.Duplicates(session),
                                new BenchCommand.Recommendations(session),
                                new BenchCommand.FairnessOfLists(session),
                                new BenchCommand.WarehouseSteps(session)),
                        session -> new CommandLine(new DemoCommand(session))));
    }
}
