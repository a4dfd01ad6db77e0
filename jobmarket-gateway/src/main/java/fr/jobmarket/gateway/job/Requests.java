package fr.jobmarket.gateway.job;

import fr.jobmarket.gateway.account.Account;
import fr.jobmarket.gateway.account.Accounts;
import fr.jobmarket.gateway.http.MessageKey;
import fr.jobmarket.gateway.http.ProblemException;
import fr.jobmarket.gateway.http.QueryParameters;
import fr.jobmarket.jobs.Job;
import fr.jobmarket.jobs.JobQueue;
import fr.jobmarket.jobs.JobRequest;
import fr.jobmarket.jobs.JobState;
import io.micronaut.http.HttpResponse;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What administrators ask of the worker. Every method checks that who asks still is one. Thread-safe. */
@Singleton
final class Requests {

    private static final int USUAL_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final JobQueue jobs;
    private final Accounts accounts;

    Requests(JobQueue jobs, Accounts accounts) {
        this.jobs = jobs;
        this.accounts = accounts;
    }

    /** Checks that who asks is an administrator. */
    void check(Authentication authentication) {
        accounts.administrator(authentication);
    }

    /**
     * Records a request.
     *
     * @param request makes it; may refuse what was asked for
     * @param path where jobs of its kind are read
     */
    HttpResponse<JobView> record(Authentication authentication, Supplier<JobRequest> request, String path) {
        Account account = accounts.administrator(authentication);
        JobRequest asked = request.get();
        Job job = jobs.request(asked, account.id().toString())
                .orElseThrow(() -> ProblemException.conflict(
                        "urn:jobmarket:already-waiting", MessageKey.ALREADY_WAITING.with(asked.kind())));
        return HttpResponse.<JobView>accepted(URI.create(path + "/" + job.id())).body(JobView.of(job));
    }

    JobList latest(Authentication authentication, JobRequest.@Nullable Kind kind, @Nullable String limit) {
        accounts.administrator(authentication);
        return JobList.of(jobs.latest(kind, QueryParameters.integer("limit", limit, USUAL_LIMIT, 1, MAX_LIMIT)));
    }

    /** The job, when it is of this kind; null for any. */
    JobView find(Authentication authentication, long id, JobRequest.@Nullable Kind kind) {
        accounts.administrator(authentication);
        return JobView.of(require(jobs.find(id), kind));
    }

    /** Asks to stop a job. */
    HttpResponse<JobView> cancel(Authentication authentication, long id, JobRequest.@Nullable Kind kind) {
        accounts.administrator(authentication);
        require(jobs.find(id), kind);
        Job job = require(jobs.cancel(id), kind);
        if (job.state().isEnd() && job.state() != JobState.CANCELLED) {
            throw ProblemException.conflict("urn:jobmarket:job-ended", MessageKey.JOB_ENDED.with(job.state()));
        }
        return HttpResponse.<JobView>accepted().body(JobView.of(job));
    }

    private static Job require(Optional<Job> job, JobRequest.@Nullable Kind kind) {
        return job.filter(found -> kind == null || found.request().kind() == kind)
                .orElseThrow(() -> ProblemException.notFound(MessageKey.NO_JOB.with()));
    }
}
