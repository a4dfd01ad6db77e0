/**
 * What the SDK finds out, in the shapes a Dash site draws: {@link fr.jobmarket.dash.Figures} makes Plotly figures,
 * {@link fr.jobmarket.dash.Grids} columns and rows for AG Grid, {@link fr.jobmarket.dash.Options} dropdown options. The
 * results are plain records; any JSON library writes them as Plotly, AG Grid and Dash read them. Colours, fonts and
 * sizes are left to the site.
 */
@NullMarked
package fr.jobmarket.dash;

import org.jspecify.annotations.NullMarked;
