package fr.jobmarket.simulator;

import java.nio.file.Path;

/**
 * Something in a given file that could not be served; everything readable around it is.
 *
 * @param file the file
 * @param line line number, from 1
 * @param reason what is wrong there
 */
public record LoadIssue(Path file, long line, String reason) {}
