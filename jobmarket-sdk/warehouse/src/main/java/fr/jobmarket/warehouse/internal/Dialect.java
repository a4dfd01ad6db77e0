package fr.jobmarket.warehouse.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What databases do differently. Every other statement of the warehouse is one text for all of them, written with
 * constructs that both DuckDB and Snowflake have.
 */
public interface Dialect {

    /** Opens the database behind the URL this dialect was made for. */
    Connection connect();

    /** Commits the transaction of a connection; what was done in it is there to stay when this comes back. */
    void commit(Connection connection) throws SQLException;

    /** Where batches land before they are loaded; exists. */
    Path landingDirectory();

    /** Removes what is of no use once the connection is closed. */
    void close();

    /** Adds the rows of a file with one JSON object a line to a table, in one go. */
    void load(Connection connection, TableSpec table, Path ndjson) throws SQLException;

    /** An expression for the bytes in UTF-8 of an expression that is text. */
    String utf8(String expression);

    /** The type of a column that holds texts of some kilobytes each, with how it stores them. */
    String documents();

    /** Uses this many threads from now on; without effect where the database runs elsewhere. */
    void onThreads(Connection connection, int threads) throws SQLException;

    /** Writes a table to one Parquet file. */
    void exportParquet(Connection connection, TableSpec table, Path parquet) throws SQLException;
}
