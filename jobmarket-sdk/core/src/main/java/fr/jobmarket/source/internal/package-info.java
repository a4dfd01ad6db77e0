/** What clients and readers of raw offers share and nobody else should use: transport, tokens, JSON slices, shared files. */
@NullMarked
package fr.jobmarket.source.internal;

import org.jspecify.annotations.NullMarked;
