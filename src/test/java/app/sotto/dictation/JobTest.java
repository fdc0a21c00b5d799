package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.Status;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.StorageProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;

/** Files and the job runner itself. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
@DirtiesContext
abstract class JobTest {

    final TenantId tenant = TenantId.random();
    private final Caller anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictations dictations;
    @Autowired Library library;
    @Autowired StorageProvider jobs;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeAllowance allowance;

    List<StateName> states(UUID job) throws JobNotFoundException {
        return jobs.getJobById(job).getJobStates().stream().map(state -> state.getName()).toList();
    }

    static UUID job(DictationId id) {
        return UUID.nameUUIDFromBytes(
                (id.value() + "/0").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    DictationId submit(String name) throws IOException {
        byte[] audio = new byte[4000];
        Arrays.fill(audio, (byte) 1);
        return currentTenant.<DictationId, IOException>callAs(
                tenant,
                () ->
                        dictations.submit(
                                anna,
                                new ByteArrayInputStream(audio),
                                name,
                                new FileRequest("en", null, null, 0, null)));
    }

    void await(DictationId id, Status wanted, Duration patience) throws Exception {
        Instant end = Instant.now().plus(patience);
        while (status(id) != wanted) {
            assertThat(Instant.now()).as("still %s", status(id)).isBefore(end);
            Thread.sleep(50);
        }
    }

    private Status status(DictationId id) {
        return currentTenant
                .<java.util.Optional<app.sotto.dictation.library.DictationDetail>, RuntimeException>
                        callAs(tenant, () -> library.find(anna, id))
                .orElseThrow()
                .summary()
                .status();
    }
}
