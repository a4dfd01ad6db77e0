/** Accounts: registration, sign-in with rotating refresh tokens, the profile a candidate keeps. */
@NullMarked
package fr.jobmarket.gateway.account;

import org.jspecify.annotations.NullMarked;
