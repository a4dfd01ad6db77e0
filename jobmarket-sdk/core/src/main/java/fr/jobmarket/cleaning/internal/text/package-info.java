/** From markup, entities and broken encodings to plain text; keys under which titles are compared; language detection. */
@NullMarked
package fr.jobmarket.cleaning.internal.text;

import org.jspecify.annotations.NullMarked;
