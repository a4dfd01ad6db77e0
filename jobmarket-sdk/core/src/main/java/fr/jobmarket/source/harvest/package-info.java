/** Complete harvests: every offer of a query, proved by a report that reconciles what was announced with what arrived. */
@NullMarked
package fr.jobmarket.source.harvest;

import org.jspecify.annotations.NullMarked;
