package fr.jobmarket.referential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeFormTest {

    @Test
    void readsACodeWhateverItsCaseAndTheBlanksAroundIt() {
        assertEquals(Optional.of("M1805"), CodeForm.ROME.read(" m1805 "));
        assertEquals(Optional.of("2A"), CodeForm.DEPARTMENT.read("2a"));
        assertEquals(Optional.of("2B033"), CodeForm.COMMUNE.read("2b033"));
        assertEquals(Optional.empty(), CodeForm.ROME.read("Z1805"));
        assertEquals(Optional.empty(), CodeForm.POSTAL_CODE.read("7400"));
        assertEquals(Optional.empty(), CodeForm.DEPARTMENT.read("2C"));
    }

    @Test
    void objectsToASpellingThatNoCodeHas() {
        assertTrue(CodeForm.ROME.objection("m1805").isPresent());
        assertEquals(Optional.empty(), CodeForm.ROME.objection("M1805"));
    }

    @Test
    void saysOfALabelWhatACodeLooksLike() {
        assertEquals(
                Optional.of("\"Bretagne\" is not the INSEE code of a region such as 11"),
                CodeForm.REGION.objection("Bretagne").map(CodeForm.Objection::toString));
    }

    @Test
    void objectsToCodesThatDoNotExist() {
        assertTrue(CodeForm.REGION.objection("98").isPresent());
        assertTrue(CodeForm.DEPARTMENT.objection("96").isPresent());
        assertTrue(CodeForm.COMMUNE.objection("00000").isPresent());
        String postal = CodeForm.COMMUNE.objection("74000").orElseThrow().toString();
        assertTrue(postal.contains("postal code") && postal.contains("74010"), postal);
    }

    @Test
    void acceptsEveryCodeOfTheReferential() {
        Places france = Places.ofFrance();
        france.regions().forEach(region -> assertEquals(Optional.empty(), CodeForm.REGION.objection(region.code())));
        france.departments()
                .forEach(
                        department -> assertEquals(Optional.empty(), CodeForm.DEPARTMENT.objection(department.code())));
        france.communes()
                .forEach(commune -> assertEquals(Optional.empty(), CodeForm.COMMUNE.objection(commune.code())));
    }
}
