/** What all endpoints share: problems, parameters, tables, headers, JSON. */
@NullMarked
package fr.jobmarket.gateway.http;

import org.jspecify.annotations.NullMarked;
