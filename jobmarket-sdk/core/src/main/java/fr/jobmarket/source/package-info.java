/** Where offers come from: raw payloads exactly as a source gave them. */
@NullMarked
package fr.jobmarket.source;

import org.jspecify.annotations.NullMarked;
