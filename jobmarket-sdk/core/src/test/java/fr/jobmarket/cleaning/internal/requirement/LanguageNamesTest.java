package fr.jobmarket.cleaning.internal.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Anglais,Anglais",
        "ANGLAIS,Anglais",
        "english,Anglais",
        "francais,Français",
        "Chinois (Mandarin),Chinois (Mandarin)",
        "mandarin,Chinois (Mandarin)",
        "  wolof ,Wolof",
        "LSF,Langue des signes"
    })
    void givesOneNamePerLanguage(String given, String name) {
        assertEquals(name, LanguageNames.canonical(given).orElseThrow());
    }

    @Test
    void givesNoNameForABlank() {
        assertTrue(LanguageNames.canonical(" ").isEmpty());
        assertTrue(LanguageNames.canonical(null).isEmpty());
    }
}
