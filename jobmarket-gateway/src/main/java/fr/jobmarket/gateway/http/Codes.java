package fr.jobmarket.gateway.http;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Query parameters that hold codes of the French nomenclatures. */
public final class Codes {

    private static final Pattern ROME = Pattern.compile("[A-Z][0-9]{4}");
    private static final Pattern REGION = Pattern.compile("[0-9]{2}");
    private static final Pattern DEPARTMENT = Pattern.compile("[0-9]{2,3}|2[AB]");
    private static final Pattern COMMUNE = Pattern.compile("([0-9]{2}|2[AB])[0-9]{3}");
    private static final Pattern POSTAL = Pattern.compile("[0-9]{5}");
    private static final String A_REGION = "an INSEE code of a region such as 11";
    private static final String A_DEPARTMENT = "a department code such as 75, 2A or 974";
    private static final String A_COMMUNE = "an INSEE code of a commune such as 69123";
    private static final String A_POSTAL_CODE = "a postal code of five digits";

    private Codes() {}

    /** Occupations. */
    public static List<String> romeCodes(String name, @Nullable List<String> texts) {
        return Values.codes(name, texts, ROME, "a ROME code such as M1805");
    }

    /** Regions. */
    public static List<String> regions(String name, @Nullable List<String> texts) {
        return Values.codes(name, texts, REGION, A_REGION);
    }

    /** A region, or null when absent. */
    public static @Nullable String region(String name, @Nullable String text) {
        return text == null ? null : Values.code(name, text, REGION, A_REGION);
    }

    /** Departments. */
    public static List<String> departments(String name, @Nullable List<String> texts) {
        return Values.codes(name, texts, DEPARTMENT, A_DEPARTMENT);
    }

    /** A department, or null when absent. */
    public static @Nullable String department(String name, @Nullable String text) {
        return text == null ? null : Values.code(name, text, DEPARTMENT, A_DEPARTMENT);
    }

    /** Communes. */
    public static List<String> communes(String name, @Nullable List<String> texts) {
        return Values.codes(name, texts, COMMUNE, A_COMMUNE);
    }

    /** A commune, or null when absent. */
    public static @Nullable String commune(String name, @Nullable String text) {
        return text == null ? null : Values.code(name, text, COMMUNE, A_COMMUNE);
    }

    /** Postal codes. */
    public static List<String> postalCodes(String name, @Nullable List<String> texts) {
        return Values.codes(name, texts, POSTAL, A_POSTAL_CODE);
    }

    /** A postal code, or null when absent. */
    public static @Nullable String postalCode(String name, @Nullable String text) {
        return text == null ? null : Values.code(name, text, POSTAL, A_POSTAL_CODE);
    }
}
