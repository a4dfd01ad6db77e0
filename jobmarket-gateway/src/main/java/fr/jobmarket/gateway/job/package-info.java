/** For administrators: what is asked of the pipeline's worker, what came of it, and the models it trains. */
@NullMarked
package fr.jobmarket.gateway.job;

import org.jspecify.annotations.NullMarked;
