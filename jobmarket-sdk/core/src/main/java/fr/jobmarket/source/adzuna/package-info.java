/** Client of Adzuna's job API v1: search in 19 countries, market figures, quota ledger. */
@NullMarked
package fr.jobmarket.source.adzuna;

import org.jspecify.annotations.NullMarked;
