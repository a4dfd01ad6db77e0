package fr.jobmarket.warehouse.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class GoldBuilderTest {

    @Test
    void aTableOfOtherColumnsThanItsModelIsMadeAnewAndTheOthersStay() {
        try (Database database =
                Database.open(new DuckDbDialect("jdbc:duckdb:", Clock.systemUTC()), Clock.systemUTC())) {
            GoldBuilder gold = new GoldBuilder(database);
            assertFalse(gold.prepare());
            database.update("insert into gold.skill (code) values ('1')");
            database.update("drop table gold.region");
            database.update("create table gold.region (code varchar, inhabitants bigint)");

            assertTrue(gold.prepare());

            assertEquals(0, database.number("select count(offers) from gold.region"));
            assertEquals(1, database.number("select count(*) from gold.skill"));
            assertFalse(gold.prepare());
        }
    }
}
