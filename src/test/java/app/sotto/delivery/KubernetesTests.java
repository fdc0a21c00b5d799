package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

/** The application's objects on Kubernetes, and the fleet's. */
class KubernetesTests {

    @Test
    void yamllintFindsNothing() {
        Tool.find("yamllint", "yamllint")
                .run(
                        "-s",
                        "-c",
                        Node.FILES + "/.yamllint.yml",
                        Infra.FILES + "/kubernetes",
                        Infra.FILES + "/proxy")
                .succeeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void isWhatKubernetesKnows(String overlay) {
        assertThat(Manifests.objects(overlay)).hasSizeGreaterThan(10);
    }

    @Test
    void theTypesWouldNoticeAMistake() {
        var broken = "{\"kind\": \"Service\", \"apiVersion\": \"v1\", \"spec\": {\"selectr\": {}}}";

        assertThatThrownBy(() -> Manifests.read(broken, Service.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("selectr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void locksEveryContainerDown(String overlay) {
        for (var deployment : Manifests.of(Deployment.class, overlay)) {
            var pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                    .isEqualTo("RuntimeDefault");
            for (var container : pod.getContainers()) {
                var context = container.getSecurityContext();
                assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
                assertThat(container.getImage()).matches(".+/sotto(:[0-9][^:]*|@sha256:.{64})");
                assertThat(container.getVolumeMounts())
                        .extracting("mountPath")
                        .contains("/tmp", "/var/lib/sotto");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void asksForLifeAndReadinessWithoutTheDatabaseOrTheGpus(String overlay) {
        for (var deployment : Manifests.of(Deployment.class, overlay)) {
            var container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
            for (var probe :
                    List.of(
                            container.getStartupProbe(),
                            container.getLivenessProbe(),
                            container.getReadinessProbe())) {
                assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
            }
            assertThat(container.getStartupProbe().getHttpGet().getPath())
                    .isEqualTo("/actuator/health/liveness");
            assertThat(container.getLivenessProbe().getHttpGet().getPath())
                    .isEqualTo("/actuator/health/liveness");
            assertThat(container.getReadinessProbe().getHttpGet().getPath())
                    .isEqualTo("/actuator/health/readiness");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void stopsLaterThanItsPartsDo(String overlay) {
        var settings = Manifests.of(ConfigMap.class, overlay).getFirst().getData();
        var phase = settings.get("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE");
        assertThat(phase).isEqualTo("60s");
        for (var deployment : Manifests.of(Deployment.class, overlay)) {
            var pod = deployment.getSpec().getTemplate().getSpec();
            var sleep = pod.getContainers().getFirst().getLifecycle().getPreStop().getSleep();
            assertThat(pod.getTerminationGracePeriodSeconds())
                    .isGreaterThan(sleep.getSeconds() + 2 * 60);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void takesSecretsByNameOnly(String overlay) {
        assertThat(Manifests.kustomize(overlay)).doesNotContain("kind: Secret");
        for (var settings : Manifests.of(ConfigMap.class, overlay)) {
            assertThat(settings.getData().keySet())
                    .noneMatch(key -> key.matches(".*(PASSWORD|SECRET|_KEY|TOKEN|SMTP_URL).*"));
        }
        for (var deployment : Manifests.of(Deployment.class, overlay)) {
            var container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
            assertThat(container.getEnvFrom())
                    .map(EnvFromSource::getSecretRef)
                    .filteredOn(Objects::nonNull)
                    .extracting("name")
                    .containsExactly("sotto-secrets");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void closesEverythingAndOpensWhatIsNeeded(String overlay) {
        var policies = Manifests.of(NetworkPolicy.class, overlay);
        var closed =
                policies.stream()
                        .filter(policy -> policy.getMetadata().getName().equals("default-deny"))
                        .findFirst()
                        .orElseThrow()
                        .getSpec();
        assertThat(closed.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(closed.getIngress()).isEmpty();
        assertThat(closed.getEgress()).isEmpty();
        for (var policy : policies) {
            for (var rule : policy.getSpec().getIngress()) {
                assertThat(rule.getFrom()).as(policy.getMetadata().getName()).isNotEmpty();
                assertThat(rule.getPorts()).isNotEmpty();
            }
            for (var rule : policy.getSpec().getEgress()) {
                assertThat(rule.getTo()).as(policy.getMetadata().getName()).isNotEmpty();
                assertThat(rule.getPorts()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void namesThingsThatAreThere(String overlay) {
        var services = Manifests.of(Service.class, overlay);
        var deployments = Manifests.of(Deployment.class, overlay);
        for (var ingress : Manifests.of(Ingress.class, overlay)) {
            for (var rule : ingress.getSpec().getRules()) {
                for (var path : rule.getHttp().getPaths()) {
                    assertThat(services)
                            .extracting("metadata.name")
                            .contains(path.getBackend().getService().getName());
                }
            }
        }
        for (var service : services) {
            assertThat(labels(deployments))
                    .anyMatch(labels ->
                            labels.entrySet()
                                    .containsAll(service.getSpec().getSelector().entrySet()));
        }
        for (var budget : Manifests.of(PodDisruptionBudget.class, overlay)) {
            var wanted = budget.getSpec().getSelector().getMatchLabels().entrySet();
            assertThat(labels(deployments))
                    .anyMatch(labels -> labels.entrySet().containsAll(wanted));
        }
        var settings = Manifests.of(ConfigMap.class, overlay).getFirst().getMetadata().getName();
        for (var deployment : deployments) {
            var container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
            assertThat(container.getEnvFrom().getFirst().getConfigMapRef().getName())
                    .isEqualTo(settings);
        }
    }

    @Test
    void smallHasBothRolesInOneAndProductionHasThemApart() {
        assertThat(roles("small")).containsExactly("web,worker");
        assertThat(roles("production")).containsExactlyInAnyOrder("web", "worker");
    }

    @Test
    void theFleetScalesByItsQueueAndHoldsStillWhenBlind() {
        var known = Node.lines(Node.FILES.resolve("metrics.txt"));
        var objects = Infra.yaml(Infra.text(Infra.FILES.resolve("kubernetes/fleet/scaling.yaml")));
        assertThat(objects).hasSize(2);
        for (var object : objects) {
            var spec = object.path("spec");
            var trigger = spec.path("triggers").get(0).path("metadata");
            assertThat(known).contains("vllm:num_requests_waiting");
            assertThat(trigger.path("query").asString())
                    .contains("vllm:num_requests_waiting{")
                    .doesNotContain("DCGM", "UTIL");
            assertThat(trigger.path("ignoreNullValues").asString()).isEqualTo("false");
            assertThat(spec.at("/fallback/replicas").asInt())
                    .isBetween(
                            spec.path("minReplicaCount").asInt(),
                            spec.path("maxReplicaCount").asInt());
            assertThat(fleetDeployments()).contains(spec.at("/scaleTargetRef/name").asString());
        }
    }

    private static List<String> fleetDeployments() {
        return Infra.yaml(Infra.text(Infra.FILES.resolve("kubernetes/fleet/values.yaml")))
                .getFirst()
                .at("/servingEngineSpec/modelSpec")
                .valueStream()
                .map(model -> "fleet-" + model.path("name").asString() + "-deployment-vllm")
                .toList();
    }

    private static List<String> roles(String overlay) {
        return Manifests.of(Deployment.class, overlay).stream()
                .map(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers())
                .map(containers -> containers.getFirst().getEnv().getFirst().getValue())
                .toList();
    }

    private static List<Map<String, String>> labels(List<Deployment> deployments) {
        return deployments.stream()
                .map(deployment -> deployment.getSpec().getTemplate().getMetadata().getLabels())
                .toList();
    }
}
