package fr.jobmarket.cleaning;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Experience;
import fr.jobmarket.offer.Occupation;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Place;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.offer.WorkingTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link FieldCase} expects and compares a cleaned offer with it, strictly: a form of words it does not
 * know is an error, never a pass.
 */
final class FieldExpectations {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String PLAIN_DESCRIPTION = "Missions variées au sein de notre équipe.";
    private static final double PAID_HOURS_PER_DAY = 7;
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"|None");
    private static final Pattern SALARY = Pattern.compile("(HOURLY|MONTHLY|ANNUAL) (None|[\\d.]+)(?:–([\\d.]+))?"
            + "(?: x([\\d.]+))?(?: origin (\\w+))?(?: \\+(\\w+))?");
    private static final Pattern PARTS = Pattern.compile("has (\\[.*?\\])(?: not (\\[.*\\]))?");
    private static final Pattern CONTRACT =
            Pattern.compile("(\\[.*?\\]|\\w+)(?: months (\\S+) apprenticeship (any|True|False))?( \\(absent .*\\))?");
    private static final Pattern EXPERIENCE = Pattern.compile("(\\S+) months (\\[None, 0\\]|None|\\d+)");
    private static final Pattern WORKING_TIME = Pattern.compile("(\\[.*?\\]|\\w+) (any|[\\d.]+)");
    private static final Pattern OCCUPATION =
            Pattern.compile("([A-Z]\\d{4})(?: or parent ([A-Z]\\d{4}), or the code of this appellation in 4.61)?");
    private static final Pattern AREA = Pattern.compile("(dept|region) (.+?)( no commune| COMMUNE)?");

    private final NewestCodes newestCodes;

    FieldExpectations(NewestCodes newestCodes) {
        this.newestCodes = newestCodes;
    }

    boolean met(FieldCase given, Offer offer) {
        String kind = given.kind();
        String expected = given.expected();
        if (kind.startsWith("salary")) {
            return salary(expected, offer);
        } else if (kind.startsWith("place")) {
            return place(expected, offer.place());
        } else if (kind.startsWith("contract")) {
            return contract(expected, offer);
        } else if (kind.startsWith("remote")) {
            return words(expected).contains(String.valueOf(offer.remote()));
        } else if (kind.startsWith("text")) {
            return text(expected, offer);
        } else if (kind.startsWith("technologies")) {
            return parts(expected, offer.keywords()::contains);
        } else if (kind.startsWith("occupation")) {
            return occupation(given, offer.occupation());
        }
        return switch (kind) {
            case "experience" -> experience(expected, offer.experience());
            case "working time" -> workingTime(expected, offer.workingTime());
            case "dates" -> date(given, offer);
            case "ROME code spelled otherwise" -> statedCode(expected, offer);
            case "Adzuna fields" -> adzunaField(expected, offer);
            case "links" -> links(expected, offer);
            default -> throw unknown(kind);
        };
    }

    /** What cleaning read of the field the kind is about, for a person. */
    static Object read(String kind, Offer offer) {
        String about = kind.split("[ :]")[0];
        return switch (about) {
            case "salary" -> offer.salary() + " " + offer.issues();
            case "place" -> place(offer.place()) + " " + offer.issues();
            case "contract" -> offer.contract() + " " + offer.issues();
            case "remote" -> String.valueOf(offer.remote());
            case "technologies" -> offer.keywords();
            case "occupation", "ROME" -> offer.occupation() + " " + offer.issues();
            case "experience" -> offer.experience() + " " + offer.issues();
            case "working" -> String.valueOf(offer.workingTime());
            case "dates" -> offer.createdAt() + " " + offer.issues();
            case "links" -> offer.url() + " " + offer.company();
            default -> offer.title() + " | " + offer.description() + " | " + offer.company() + " " + offer.issues();
        };
    }

    private static boolean salary(String expected, Offer offer) {
        Salary salary = offer.salary();
        if (expected.equals("no salary")) {
            return salary == null;
        } else if (expected.equals("some salary")) {
            return salary != null;
        } else if (expected.equals("salary absent or origin PREDICTED")) {
            return salary == null || salary.origin() == Salary.Origin.PREDICTED;
        }
        Matcher stated = whole(SALARY, expected);
        if (salary == null) {
            return false;
        }
        Double min = number(stated.group(2));
        Double max = stated.group(3) == null ? min : number(stated.group(3));
        String issue = stated.group(6);
        if ("SALARY_DAILY".equals(issue) && salary.period().name().equals("DAILY")) {
            return near(times(PAID_HOURS_PER_DAY, min), salary.min())
                    && near(times(PAID_HOURS_PER_DAY, max), salary.max());
        }
        boolean single = stated.group(3) == null;
        return salary.period() == Salary.Period.valueOf(stated.group(1))
                && near(min, salary.min())
                && (near(max, salary.max()) || single && salary.max() == null)
                && (stated.group(4) == null || near(number(stated.group(4)), salary.monthsPerYear()))
                && (stated.group(5) == null || salary.origin().name().equals(stated.group(5)))
                && (issue == null || offer.issues().contains(issue));
    }

    private static boolean place(String expected, Place place) {
        if (expected.startsWith("no ")) {
            return place.communeCode() == null && place.departmentCode() == null;
        } else if (expected.equals("La Caure")) {
            return expected.equals(place.communeName());
        } else if (expected.equals("commune Mayenne (documented rule)")) {
            return "Mayenne".equals(place.communeName());
        } else if (expected.startsWith("commune ")) {
            return expected.substring("commune ".length()).equals(place.communeCode());
        }
        Matcher area = whole(AREA, expected);
        String code = area.group(1).equals("dept") ? place.departmentCode() : place.regionCode();
        String precision = area.group(3);
        return areaCodes(area.group(2)).contains(code == null ? "null" : code)
                && (!" no commune".equals(precision) || place.communeCode() == null)
                && (!" COMMUNE".equals(precision) || place.precision() == Place.Precision.COMMUNE);
    }

    /** "92", "77/93", "35/44/None" and "('75', '93') or none". */
    private static List<String> areaCodes(String stated) {
        if (stated.startsWith("(")) {
            return Stream.concat(words(stated).stream(), Stream.of("null")).toList();
        }
        return Stream.of(stated.split("/"))
                .map(c -> c.equals("None") ? "null" : c)
                .toList();
    }

    private static String place(Place place) {
        return place.communeCode() + " " + place.communeName() + " dept " + place.departmentCode() + " region "
                + place.regionCode() + " " + place.precision() + " " + place.origin();
    }

    private static boolean contract(String expected, Offer offer) {
        Matcher stated = whole(CONTRACT, expected);
        Contract contract = offer.contract();
        if (contract == null && stated.group(4) != null) {
            return offer.issues().contains("CONTRACT_UNKNOWN");
        }
        String months = stated.group(2);
        String apprenticeship = stated.group(3);
        return words(stated.group(1))
                        .contains(contract == null ? "null" : contract.type().name())
                && (months == null
                        || months.equals("any")
                        || near(number(months), contract == null ? null : contract.durationMonths()))
                && (apprenticeship == null
                        || apprenticeship.equals("any")
                        || apprenticeship.equals("True") == (contract != null && contract.apprenticeship()));
    }

    private static boolean experience(String expected, @Nullable Experience experience) {
        Matcher stated = whole(EXPERIENCE, expected);
        if (experience == null) {
            return false;
        }
        Integer months = experience.months();
        boolean right =
                switch (stated.group(2)) {
                    case "None" -> months == null;
                    case "[None, 0]" -> months == null || months == 0;
                    default -> stated.group(2).equals(String.valueOf(months));
                };
        return right && words(stated.group(1)).contains(experience.requirement().name());
    }

    private static boolean workingTime(String expected, @Nullable WorkingTime time) {
        Matcher stated = whole(WORKING_TIME, expected);
        String kind = time == null || time.kind() == null ? "null" : time.kind().name();
        return words(stated.group(1)).contains(kind)
                && (stated.group(2).equals("any")
                        || near(number(stated.group(2)), time == null ? null : time.hoursPerWeek()));
    }

    private static boolean text(String expected, Offer offer) {
        String text = offer.description().equals(PLAIN_DESCRIPTION) ? offer.title() : offer.description();
        List<String> lines = text.lines().map(String::strip).toList();
        if (expected.startsWith("= ")) {
            String literal = expected.substring(3, expected.length() - 1).replace("\\n", "\n");
            return text.equals(literal);
        } else if (expected.startsWith("has ")) {
            return parts(expected, text::contains);
        } else if (SALARY.matcher(expected).matches()) {
            return salary(expected, offer);
        }
        return switch (expected) {
            case "flagged by an issue" -> offer.issues().stream().anyMatch(i -> i.startsWith("TEXT_"));
            case "flagged TEXT_MOJIBAKE" -> offer.issues().contains("TEXT_MOJIBAKE");
            case "Coder and Tester on separate lines, no tags" ->
                ends(lines, "Coder") && ends(lines, "Tester") && !text.contains("<");
            case "Un / Deux on lines", "two lines" -> ends(lines, "Un") && ends(lines, "Deux");
            case "Lieu and Lyon separated" -> text.matches("(?s)Lieu\\W+Lyon");
            default -> throw unknown(expected);
        };
    }

    private static boolean ends(List<String> lines, String word) {
        return lines.stream().anyMatch(line -> line.endsWith(word));
    }

    /** "has [...] not [...]", or only one of the two. */
    private static boolean parts(String expected, Predicate<String> there) {
        Matcher both = whole(PARTS, expected.startsWith("not ") ? "has [] " + expected : expected);
        return words(both.group(1)).stream().allMatch(there)
                && (both.group(2) == null || words(both.group(2)).stream().noneMatch(there));
    }

    /** The code the case names, that of its parent, or the one the newest edition gives to the same job. */
    private boolean occupation(FieldCase given, @Nullable Occupation occupation) {
        if (occupation == null || occupation.romeCode() == null) {
            return false;
        }
        Matcher stated = whole(OCCUPATION, given.expected());
        return occupation.romeCode().equals(stated.group(1))
                || occupation.romeCode().equals(stated.group(2))
                || newestCodes.of(given.input()).contains(occupation.romeCode());
    }

    private static boolean statedCode(String expected, Offer offer) {
        boolean flagged = offer.issues().stream().anyMatch(i -> i.startsWith("OCCUPATION_"));
        Occupation occupation = offer.occupation();
        return switch (expected) {
            case "M1405, or flagged" -> flagged || occupation != null && "M1405".equals(occupation.romeCode());
            case "not kept as certain, or flagged" -> flagged || occupation == null || occupation.predicted();
            default -> throw unknown(expected);
        };
    }

    private static boolean date(FieldCase given, Offer offer) {
        Instant read = offer.createdAt();
        boolean flagged = offer.issues().stream().anyMatch(i -> i.startsWith("DATE_"));
        return switch (given.expected()) {
            case "that time, UTC or Paris" -> at(read, "2025-10-25T03:41:17.527Z", "2025-10-25T01:41:17.527Z");
            case "same", "2025-10-25T01:41:17Z" -> at(read, "2025-10-25T01:41:17Z");
            case "2025-10-22T13:41:01Z or 14:41Z" -> at(read, "2025-10-22T13:41:01Z", "2025-10-22T14:41:01Z");
            case "2025-10-22" -> on(read, "2025-10-22");
            case "2025-10-25 or flagged" -> flagged || on(read, "2025-10-25");
            case "next day or flagged" -> flagged || on(read, "2025-10-26");
            case "absent and flagged (no ISO date)" -> flagged && read == null;
            case "absent or flagged (epoch 0)" -> flagged || read == null;
            case "flagged" -> flagged;
            case "read" -> read != null && !flagged && given.input().contains(day(read, ZoneOffset.UTC));
            case "read or flagged" -> flagged || read != null;
            default -> throw unknown(given.expected());
        };
    }

    private static boolean at(@Nullable Instant read, String... accepted) {
        return read != null && Arrays.stream(accepted).map(Instant::parse).anyMatch(read::equals);
    }

    private static boolean on(@Nullable Instant read, String day) {
        return read != null && (day.equals(day(read, ZoneOffset.UTC)) || day.equals(day(read, PARIS)));
    }

    private static String day(Instant read, ZoneId zone) {
        return LocalDate.ofInstant(read, zone).toString();
    }

    private static boolean adzunaField(String expected, Offer offer) {
        return switch (expected) {
            case "kept" -> true;
            case "no company" -> offer.company() == null;
            case "ACME & Cie" ->
                offer.company() != null && expected.equals(offer.company().name());
            case "no url or a link" -> offer.url() == null || offer.url().startsWith("http");
            case "no working time" -> offer.workingTime() == null;
            case "TITLE_MISSING", "DESCRIPTION_MISSING" -> offer.issues().contains(expected);
            default -> throw unknown(expected);
        };
    }

    private static boolean links(String expected, Offer offer) {
        String logo = offer.company() == null ? null : offer.company().logoUrl();
        return switch (expected) {
            case "no script link" -> leadsSomewhere(offer.url()) && leadsSomewhere(logo);
            case "absolute or the offer page" -> offer.url() != null && leadsSomewhere(offer.url());
            default -> throw unknown(expected);
        };
    }

    private static boolean leadsSomewhere(@Nullable String link) {
        return link == null || link.toLowerCase(Locale.ROOT).matches("https?://\\S+");
    }

    /** The members of "['A', None]" with "null" for None; of one bare word, that word. */
    private static List<String> words(String list) {
        if (!list.startsWith("[") && !list.startsWith("(")) {
            return List.of(python(list));
        }
        List<String> words = new ArrayList<>();
        for (MatchResult word : QUOTED.matcher(list.replaceAll("\\b(True|False)\\b", "'$1'"))
                .results()
                .toList()) {
            String quoted = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(python(quoted == null ? word.group() : quoted));
        }
        return words;
    }

    private static String python(String literal) {
        return switch (literal) {
            case "None" -> "null";
            case "True" -> "true";
            case "False" -> "false";
            case "\\u2028" -> "\u2028";
            default -> literal;
        };
    }

    private static @Nullable Double number(String stated) {
        return stated.equals("None") ? null : Double.valueOf(stated);
    }

    private static @Nullable Double times(double factor, @Nullable Double number) {
        return number == null ? null : factor * number;
    }

    /** Within one part in a thousand, or a hundredth. */
    private static boolean near(@Nullable Double expected, @Nullable Double read) {
        if (expected == null || read == null) {
            return expected == null && read == null;
        }
        return Math.abs(expected - read) <= Math.max(0.01, expected / 1000);
    }

    private static Matcher whole(Pattern form, String expected) {
        Matcher matcher = form.matcher(expected);
        if (!matcher.matches()) {
            throw unknown(expected);
        }
        return matcher;
    }

    private static IllegalArgumentException unknown(String expected) {
        return new IllegalArgumentException("the harness does not understand \"" + expected + "\"");
    }
}
