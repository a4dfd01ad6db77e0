/** Does the jobs of the application database: what commands do when somebody types them, done when somebody asks for it. */
@NullMarked
package fr.jobmarket.pipeline.worker;

import org.jspecify.annotations.NullMarked;
