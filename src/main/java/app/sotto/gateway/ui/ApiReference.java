package app.sotto.gateway.ui;

import app.sotto.inference.Model;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The reference in the browser, drawn from {@code /openapi.json}. A visitor's key never leaves the
 * page but for the requests that they send.
 */
@Tag("sotto-api-reference")
@JsModule("./reference/sotto-api-reference.ts")
class ApiReference extends Component {

    private static final List<String> WORDS =
            List.of(
                    "contents",
                    "start",
                    "startText",
                    "key",
                    "keyText",
                    "yourKey",
                    "keyKept",
                    "errors",
                    "errorsText",
                    "models",
                    "noModels",
                    "demo",
                    "failed",
                    "parameters",
                    "body",
                    "answers",
                    "required",
                    "default",
                    "atMost",
                    "inside",
                    "tryIt",
                    "send",
                    "stop",
                    "request",
                    "answer");

    ApiReference(URI base, Collection<Model> models) {
        getElement().setProperty("base", base.toString());
        getElement()
                .setPropertyList(
                        "snippets",
                        QuickStart.all().stream()
                                .map(one -> Map.of("name", one.name(), "code", one.code(base)))
                                .toList());
        getElement()
                .setPropertyList("models", models.stream().map(ApiReference::property).toList());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var words =
                WORDS.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        word -> getTranslation("gateway.api." + word)));
        words.put("copy", getTranslation("gateway.copy"));
        words.put("copied", getTranslation("gateway.copied"));
        getElement().setPropertyMap("strings", words);
    }

    private static Map<String, Object> property(Model model) {
        return Map.of(
                "id", model.id(),
                "kind", model.kind().name().toLowerCase(Locale.ROOT),
                "languages", model.languages().stream().sorted().collect(Collectors.joining(", ")),
                "demo", model.demo());
    }
}
