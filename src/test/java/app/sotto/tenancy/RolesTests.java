package app.sotto.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class RolesTests {

    @Test
    void onlyAWorkerTakesUpJobs() {
        assertThat(jobsWith("web")).isEqualTo("false");
        assertThat(jobsWith("worker")).isNull();
        assertThat(jobsWith("web, worker")).isNull();
        assertThat(jobsWith("")).isNull();
    }

    @Test
    void saysWhichRolesThereAre() {
        assertThatThrownBy(() -> jobsWith("queue")).hasMessageContaining("web, worker or both");
    }

    private static @Nullable String jobsWith(String roles) {
        var environment = new MockEnvironment().withProperty("sotto.roles", roles);
        new Roles().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("jobrunr.background-job-server.enabled");
    }
}
