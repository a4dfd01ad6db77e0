/** Messages to people, and the ways they can take. */
@NullMarked
package fr.jobmarket.gateway.mail;

import org.jspecify.annotations.NullMarked;
