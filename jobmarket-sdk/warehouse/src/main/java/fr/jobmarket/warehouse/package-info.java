/**
 * Bronze, silver and gold over JDBC: every payload ever harvested, one clean row per offer with its life, and what
 * people read. Start at {@link fr.jobmarket.warehouse.Warehouse}.
 */
@NullMarked
package fr.jobmarket.warehouse;

import org.jspecify.annotations.NullMarked;
