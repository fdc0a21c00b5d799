package app.sotto.dictation;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The rooms next door, by hand. */
@TestConfiguration(proxyBeanMethods = false)
class Neighbours {

    @Bean
    FakeRecordings recordings() {
        return new FakeRecordings();
    }

    @Bean
    FakeRemote remote(FakeRecordings recordings) {
        return new FakeRemote(recordings);
    }

    @Bean
    FakeAllowance allowance() {
        return new FakeAllowance();
    }

    @Bean
    FakeGrants grants() {
        return new FakeGrants();
    }

    @Bean
    FakeTranscriber transcriber() {
        return new FakeTranscriber();
    }

    @Bean
    FakeWaveforms waveforms() {
        return new FakeWaveforms();
    }

    @Bean
    FakePolisher polisher() {
        return new FakePolisher();
    }

    @Bean
    ScriptedLive live() {
        return new ScriptedLive();
    }

    @Bean
    FakeMembers members() {
        return new FakeMembers();
    }

    @Bean
    FakeAudit audit() {
        return new FakeAudit();
    }

    @Bean
    FakeSignedIn signedIn() {
        return new FakeSignedIn();
    }
}
