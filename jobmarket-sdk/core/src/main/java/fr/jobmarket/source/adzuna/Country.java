package fr.jobmarket.source.adzuna;

import fr.jobmarket.error.InvalidInputException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** The 19 countries Adzuna serves. */
public enum Country {
    /** United Kingdom. */
    GB("gb"),
    /** United States. */
    US("us"),
    /** Austria. */
    AT("at"),
    /** Australia. */
    AU("au"),
    /** Belgium. */
    BE("be"),
    /** Brazil. */
    BR("br"),
    /** Canada. */
    CA("ca"),
    /** Switzerland. */
    CH("ch"),
    /** Germany. */
    DE("de"),
    /** Spain. */
    ES("es"),
    /** France. */
    FR("fr"),
    /** India. */
    IN("in"),
    /** Italy. */
    IT("it"),
    /** Mexico. */
    MX("mx"),
    /** Netherlands. */
    NL("nl"),
    /** New Zealand. */
    NZ("nz"),
    /** Poland. */
    PL("pl"),
    /** Singapore. */
    SG("sg"),
    /** South Africa. */
    ZA("za");

    private final String code;

    Country(String code) {
        this.code = code;
    }

    /** The two letters in the URL. */
    public String code() {
        return code;
    }

    /** The country of these two letters. Throws {@link InvalidInputException} naming all otherwise. */
    public static Country of(String code) {
        Objects.requireNonNull(code, "code");
        for (Country country : values()) {
            if (country.code.equals(code)) {
                return country;
            }
        }
        throw new InvalidInputException("Adzuna does not serve the country \"" + code + "\"; it serves "
                + Arrays.stream(values()).map(Country::code).collect(Collectors.joining(", ")));
    }
}
