/** What is kept about the person signed in, from every subject. */
@NullMarked
package fr.jobmarket.gateway.me;

import org.jspecify.annotations.NullMarked;
