package app.sotto.inference.nodes;

import java.util.List;

/** What a page of metrics lacks of the figures that the profile of its engine requires. */
public final class RequiredFigures {

    private RequiredFigures() {}

    public static List<String> missing(String page) {
        var text = new PrometheusText(page);
        var profile = EngineProfiles.load().of(text);
        if (!profile.gives()) {
            return List.of("No profile knows this engine's metrics.");
        }
        return profile.required().stream()
                .filter(figure -> text.sum(profile.names(figure)).isEmpty())
                .map(figure -> profile.alarm(figure).english())
                .toList();
    }
}
