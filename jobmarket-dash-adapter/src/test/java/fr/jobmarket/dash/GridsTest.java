package fr.jobmarket.dash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.offer.Contract;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.statistics.LabelledCount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridsTest {

    private final Grids grids = Grids.of(Wording.french());

    @Test
    void givesEveryColumnAFieldOfItsRows() {
        Offer offer = Offer.builder(Source.ADZUNA, "1")
                .title("Boulanger")
                .contract(new Contract(Contract.Type.SEASONAL, null, null, false))
                .build();

        Grid grid = grids.offers(List.of(offer));

        Map<String, ?> row = grid.rowData().get(0);
        assertTrue(grid.columnDefs().stream().allMatch(column -> row.containsKey(column.field())));
        assertEquals("Saisonnier", row.get("contract"));
        assertEquals("Lieu non précisé", row.get("place"));
        assertNull(row.get("salaryMin"));
        assertEquals("adzuna:1", row.get("id"));
    }

    @Test
    void givesTheShareOfEachCount() {
        Grid grid =
                grids.counts(List.of(new LabelledCount("11", "Île-de-France", 3), new LabelledCount("53", null, 1)));

        assertEquals(0.75, grid.rowData().get(0).get("share"));
        assertEquals("53", grid.rowData().get(1).get("name"));
    }
}
