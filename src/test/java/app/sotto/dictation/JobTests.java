package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.library.Status;
import java.time.Duration;
import org.jobrunr.jobs.states.StateName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What a dead process leaves is taken up again. */
@TestPropertySource(properties = "jobrunr.background-job-server.enabled=true")
class JobTests extends JobTest {

    @Test
    void aDeadAttemptIsTriedAgainByTheJobRunner() throws Exception {
        transcriber.during =
                () -> {
                    transcriber.during = () -> {};
                    throw new ProcessDied();
                };
        DictationId id = submit("talk.mp3");
        await(id, Status.COMPLETED, Duration.ofSeconds(60));

        assertThat(allowance.used()).isGreaterThanOrEqualTo(2);
        assertThat(allowance.onHold()).isZero();
        assertThat(states(job(id))).contains(StateName.FAILED);
    }
}
