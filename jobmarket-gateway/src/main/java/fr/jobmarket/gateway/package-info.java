/** The REST API of the web front end: a thin layer over the SDK, serving the current release and the accounts. */
@NullMarked
package fr.jobmarket.gateway;

import org.jspecify.annotations.NullMarked;
