/** What the Dash adapter makes of the release, for sites that draw: figures, grids and dropdown options. */
@NullMarked
package fr.jobmarket.gateway.dash;

import org.jspecify.annotations.NullMarked;
