package fr.jobmarket.warehouse;

/**
 * Something that must hold for the rows of a table, and does not. {@code meta.test_result} has the outcomes of all tests.
 *
 * @param model the table, such as {@code silver.offer}
 * @param test what must hold, such as {@code id is unique}
 * @param failingRows rows that break it; of a test for unique values, values that repeat
 */
public record FailedTest(String model, String test, long failingRows) {

    /** For a person to read. */
    @Override
    public String toString() {
        return model + ": " + test + " does not hold for " + failingRows;
    }
}
