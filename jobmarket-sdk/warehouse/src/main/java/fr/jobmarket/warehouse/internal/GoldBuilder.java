package fr.jobmarket.warehouse.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What SQL alone makes and is kept: the marts of gold that people read, with their Parquet files, and of silver what no
 * cleaning is needed for.
 */
public final class GoldBuilder {

    private final Database database;
    private final List<Model> models = Models.ofWarehouse().all().stream()
            .filter(model -> model.query().isPresent() && !model.isTemporary())
            .toList();

    /** A builder on this database. */
    public GoldBuilder(Database database) {
        this.database = database;
    }

    /**
     * Makes tables that are missing, and anew those that have other columns than their model. Not to be done in a
     * transaction: some databases commit whatever was done before they change a table.
     *
     * @return whether what was in a table is gone
     */
    public boolean prepare() {
        Map<String, Set<String>> existing = database.columns();
        boolean lost = false;
        for (Model model : models) {
            Set<String> columns = existing.get(model.name());
            boolean other = columns != null && !columns.equals(model.columns().keySet());
            if (other) {
                database.update("drop table " + model.name());
                lost = true;
            }
            if (other || columns == null) {
                database.update(model.table().ddl(database.dialect()));
            }
        }
        return lost;
    }

    /** Makes the rows of every such table anew, to the state as of a run. */
    public void build(String asOf) {
        for (Model model : models) {
            database.update("delete from " + model.name());
            database.make(model, asOf);
        }
    }

    /** Writes every gold table to {@code table.parquet} in a folder. */
    public void export(Path folder) {
        for (Model model : Models.ofWarehouse().ofLayer("gold")) {
            database.exportParquet(model.table(), folder.resolve(model.name().replace("gold.", "") + ".parquet"));
        }
    }
}
