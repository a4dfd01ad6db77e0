/** The description of the API, for programs and for people. */
@NullMarked
package fr.jobmarket.gateway.documentation;

import org.jspecify.annotations.NullMarked;
