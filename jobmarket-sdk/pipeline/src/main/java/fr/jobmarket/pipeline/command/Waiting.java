package fr.jobmarket.pipeline.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of commands that write the warehouse or releases, which one process does at a time. */
final class Waiting {

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Converter.class,
            description =
                    "How long to wait while another command is at work, such as 90s, 10m or 2h; default not at all.")
    Duration time = Duration.ZERO;

    /** Reads a number with its unit. */
    static final class Converter implements ITypeConverter<Duration> {

        private static final Pattern TIME = Pattern.compile("(\\d{1,5})([smh])");

        @Override
        public Duration convert(String text) {
            Matcher time = TIME.matcher(text.strip());
            if (!time.matches()) {
                throw new TypeConversionException("\"" + text + "\" is no time; write 90s, 10m or 2h");
            }
            return Duration.parse("PT" + time.group(1) + time.group(2));
        }
    }
}
