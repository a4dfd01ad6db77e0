/**
 * What the gateway and the pipeline share, though they are two processes: the application database
 * ({@link fr.jobmarket.jobs.ApplicationDatabase}) with its schema, and in it the jobs that one asks for and the other does
 * ({@link fr.jobmarket.jobs.JobQueue}), one at a time.
 */
@NullMarked
package fr.jobmarket.jobs;

import org.jspecify.annotations.NullMarked;
