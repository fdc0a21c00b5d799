package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.library.Status;
import java.time.Duration;
import org.jobrunr.jobs.Job;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** With a minute between two looks of the job runner, a file must not wait for the next. */
@TestPropertySource(
        properties = {
            "jobrunr.background-job-server.enabled=true",
            "jobrunr.background-job-server.poll-interval-in-seconds=60"
        })
class JobAtOnceTests extends JobTest {

    @Test
    void aSubmittedFileIsTakenUpAtOnceAndItsJobKnowsNoWords() throws Exception {
        // One poll may come in time for one of them, not for both.
        DictationId other = submit("another.mp3");
        await(other, Status.COMPLETED, Duration.ofSeconds(30));
        DictationId id = submit("secret plan.mp3");
        await(id, Status.COMPLETED, Duration.ofSeconds(30));

        Job job = jobs.getJobById(job(id));
        assertThat(job.getJobDetails().getJobParameterValues()).containsExactly(tenant, id);
        assertThat(job.getJobName()).doesNotContain("secret");
    }
}
