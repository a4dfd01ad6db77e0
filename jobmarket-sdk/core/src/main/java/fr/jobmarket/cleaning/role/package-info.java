/** Which offers belong to the three data professions, and by which rule. */
@NullMarked
package fr.jobmarket.cleaning.role;

import org.jspecify.annotations.NullMarked;
