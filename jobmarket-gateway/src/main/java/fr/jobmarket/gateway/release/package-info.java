/** The release being served: opened, watched, swapped without losing a request. */
@NullMarked
package fr.jobmarket.gateway.release;

import org.jspecify.annotations.NullMarked;
