package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** What kubectl makes of an overlay, read strictly as Kubernetes' own types. */
final class Manifests {

    private static final Map<String, Class<? extends KubernetesResource>> KINDS =
            Map.of(
                    "v1/Namespace", Namespace.class,
                    "v1/ConfigMap", ConfigMap.class,
                    "v1/Service", Service.class,
                    "v1/ServiceAccount", ServiceAccount.class,
                    "apps/v1/Deployment", Deployment.class,
                    "networking.k8s.io/v1/Ingress", Ingress.class,
                    "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
                    "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    /** The types keep fields that they do not know; here they are mistakes. */
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .annotationIntrospector(
                            new JacksonAnnotationIntrospector() {
                                @Override
                                public Boolean hasAnySetter(
                                        MapperConfig<?> config, Annotated annotated) {
                                    return false;
                                }
                            })
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Manifests() {}

    static <T extends KubernetesResource> List<T> of(Class<T> kind, String overlay) {
        return objects(overlay).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static List<KubernetesResource> objects(String overlay) {
        var read = new ArrayList<KubernetesResource>();
        for (var object : Infra.yaml(kustomize(overlay))) {
            read.add(STRICT.treeToValue(object, kind(object)));
        }
        return read;
    }

    private static Class<? extends KubernetesResource> kind(JsonNode object) {
        var name = object.path("apiVersion").asString() + "/" + object.path("kind").asString();
        assertThat(KINDS).containsKey(name);
        return Objects.requireNonNull(KINDS.get(name));
    }

    static String kustomize(String overlay) {
        return RENDERED.computeIfAbsent(
                overlay,
                _ ->
                        Tool.find("kubectl", "kubectl (1.27 or newer, from Kubernetes)")
                                .run("kustomize", Infra.FILES + "/kubernetes/overlays/" + overlay)
                                .succeeds()
                                .output());
    }

    static <T extends KubernetesResource> T read(String json, Class<T> kind) {
        return STRICT.readValue(json, kind);
    }
}
