/** How the warehouse talks to its database. Not part of the public API. */
@NullMarked
package fr.jobmarket.warehouse.internal;

import org.jspecify.annotations.NullMarked;
