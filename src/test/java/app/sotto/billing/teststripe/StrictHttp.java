package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.annotations.SerializedName;
import com.stripe.exception.ApiConnectionException;
import com.stripe.model.EventDataClassLookup;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollection;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import com.stripe.param.WebhookEndpointCreateParams;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * stripe-java's own HTTP client, which also holds every answer against the client's classes: a
 * field that they do not know, an object without an id, or a status that Stripe does not have is a
 * failure.
 */
final class StrictHttp extends HttpURLConnectionClient {
    private static final Map<String, Set<String>> WORDS =
            Map.of(
                    "subscription.status",
                    Set.of(
                            "active",
                            "canceled",
                            "incomplete",
                            "incomplete_expired",
                            "past_due",
                            "paused",
                            "trialing",
                            "unpaid"),
                    "invoice.status",
                    Set.of("draft", "open", "paid", "uncollectible", "void"),
                    "invoice.billing_reason",
                    Set.of(
                            "manual",
                            "subscription_create",
                            "subscription_cycle",
                            "subscription_update",
                            "upcoming"),
                    "checkout.session.status",
                    Set.of("open", "complete", "expired"),
                    "checkout.session.payment_status",
                    Set.of("paid", "unpaid", "no_payment_required"),
                    "payment_intent.status",
                    Set.of(
                            "requires_payment_method",
                            "requires_action",
                            "succeeded",
                            "canceled",
                            "processing"),
                    "charge.status",
                    Set.of("succeeded", "failed", "pending"),
                    "refund.status",
                    Set.of("succeeded", "pending", "failed", "canceled"),
                    "dispute.status",
                    Set.of("needs_response", "under_review", "won", "lost"),
                    "test_helpers.test_clock.status",
                    Set.of("ready", "advancing", "internal_failure"));
    private static final Set<String> EVENTS =
            java.util.Arrays.stream(WebhookEndpointCreateParams.EnabledEvent.values())
                    .map(WebhookEndpointCreateParams.EnabledEvent::getValue)
                    .collect(Collectors.toSet());
    private static final Set<String> WITHOUT_ID = Set.of("list", "billing.meter_event");

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        var response = super.request(request);
        if (response.code() < 300 && !request.url().getPath().startsWith("/v2/")) {
            check(Json.read(response.body()));
        }
        return response;
    }

    static void check(ObjectNode object) {
        var kind = Json.text(object, "object");
        if ("list".equals(kind)) {
            assertThat(object.propertyNames()).contains("data", "has_more", "url");
            object.path("data").forEach(one -> check((ObjectNode) one));
            return;
        }
        assertThat(kind).as("object of %s", object).isNotNull();
        var known = EventDataClassLookup.classLookup.get(kind);
        assertThat(known).as("class for %s", kind).isNotNull();
        if (!WITHOUT_ID.contains(kind) && !(kind.equals("invoice") && !object.has("id"))) {
            assertThat(Json.text(object, "id")).as("id of %s", kind).isNotNull();
        }
        if ("event".equals(kind)) {
            assertThat(EVENTS).contains(Json.text(object, "type"));
        }
        check(object, known, kind);
    }

    private static void check(ObjectNode object, Class<?> type, String path) {
        var fields = fields(type);
        object.properties()
                .forEach(entry -> {
                    var at = path + "." + entry.getKey();
                    assertThat(fields.keySet()).as(at).contains(entry.getKey());
                    var words = WORDS.get(at);
                    if (words != null && !entry.getValue().isNull()) {
                        assertThat(words).as(at).contains(entry.getValue().asString());
                    }
                    descend(entry.getValue(), fields.get(entry.getKey()).getGenericType(), at);
                });
    }

    private static void descend(JsonNode value, Type type, String at) {
        if (value instanceof ArrayNode items) {
            var inner =
                    type instanceof ParameterizedType list
                            ? list.getActualTypeArguments()[0]
                            : Object.class;
            items.forEach(item -> descend(item, inner, at));
        } else if (value instanceof ObjectNode object) {
            if (object.path("object").isString()) {
                check(object);
            } else if (type instanceof Class<?> known
                    && known.getName().startsWith("com.stripe.model")) {
                if (!known.isInterface()) {
                    check(object, known, at);
                }
            } else if (raw(type) == ExpandableField.class || raw(type) == StripeCollection.class) {
                throw new AssertionError(at + " is neither an id nor an object");
            }
        }
    }

    private static Type raw(Type type) {
        return type instanceof ParameterizedType generic ? generic.getRawType() : type;
    }

    private static Map<String, Field> fields(Class<?> type) {
        var fields = new HashMap<String, Field>();
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            for (var field : List.of(one.getDeclaredFields())) {
                var name = field.getAnnotation(SerializedName.class);
                if (name != null) {
                    fields.put(name.value(), field);
                }
            }
        }
        return fields;
    }
}
