/** The official nomenclatures the cleaners resolve against: communes, departments, regions, countries. */
@NullMarked
package fr.jobmarket.referential;

import org.jspecify.annotations.NullMarked;
