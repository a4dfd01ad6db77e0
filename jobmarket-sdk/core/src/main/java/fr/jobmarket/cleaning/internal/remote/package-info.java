/** Whether an offer allows work away from the employer's premises. */
@NullMarked
package fr.jobmarket.cleaning.internal.remote;

import org.jspecify.annotations.NullMarked;
