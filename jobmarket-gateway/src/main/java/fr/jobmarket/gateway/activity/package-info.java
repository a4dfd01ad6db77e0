/** What people do with offers: feedback, and the offers they save. */
@NullMarked
package fr.jobmarket.gateway.activity;

import org.jspecify.annotations.NullMarked;
