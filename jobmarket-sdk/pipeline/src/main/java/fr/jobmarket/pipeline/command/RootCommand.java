package fr.jobmarket.pipeline.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(name = "jobmarket", description = "The French job market: harvest, clean, publish, recommend.")
public final class RootCommand extends JobMarketCommand {

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The root of an invocation. */
    public RootCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }
}
