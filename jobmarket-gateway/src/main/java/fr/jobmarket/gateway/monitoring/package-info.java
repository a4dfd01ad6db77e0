/** For administrators: how the product is used, and how far its market is from the one the model learned from. */
@NullMarked
package fr.jobmarket.gateway.monitoring;

import org.jspecify.annotations.NullMarked;
