package fr.jobmarket.gateway.job;

import fr.jobmarket.jobs.Job;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The latest jobs.
 *
 * @param items newest first, without their logs
 */
@Serdeable
@Schema(name = "JobList")
record JobList(List<JobView> items) {

    static JobList of(List<Job> jobs) {
        return new JobList(jobs.stream().map(JobView::of).toList());
    }
}
