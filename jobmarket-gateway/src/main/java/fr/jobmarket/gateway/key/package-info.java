/** The keys that sign access tokens: where they are kept, which one signs, which are still accepted, and how they change. */
@NullMarked
package fr.jobmarket.gateway.key;

import org.jspecify.annotations.NullMarked;
