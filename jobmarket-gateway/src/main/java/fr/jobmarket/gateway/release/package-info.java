/** The release that answers requests, as a bean, a sign of health and a problem when there is none. */
@NullMarked
package fr.jobmarket.gateway.release;

import org.jspecify.annotations.NullMarked;
