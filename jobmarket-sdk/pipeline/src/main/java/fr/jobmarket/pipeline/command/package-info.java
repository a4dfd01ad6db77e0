/** The commands: options in, exit codes and text out. */
@NullMarked
package fr.jobmarket.pipeline.command;

import org.jspecify.annotations.NullMarked;
