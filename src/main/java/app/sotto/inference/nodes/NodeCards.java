package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.NodeRefusedException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a node may say of itself. */
final class NodeCards {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,62}");
    private static final int MOST_ENDPOINTS = 16;
    private static final int MOST_LABELS = 32;
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_GPUS = 1024;
    private static final EngineProfiles PROFILES = EngineProfiles.load();

    private NodeCards() {}

    /** The card of a node that is known by its address alone. */
    static NodeCard of(URI url) {
        var name = url.getRawAuthority() + pathOf(url);
        return new NodeCard(
                NAME.matcher(name).matches() ? name : "node-" + Integer.toHexString(url.hashCode()),
                List.of(new Place(url, EngineProfiles.AUTO, null)),
                null,
                null,
                Map.of(),
                null);
    }

    /** Two servers behind one address differ by their path; {@code /v1} says nothing. */
    private static String pathOf(URI url) {
        var path = url.getPath() == null ? "" : url.getPath();
        return path.replaceFirst("/v1/?$", "").replace('/', '-');
    }

    /**
     * @throws NodeRefusedException saying what is wrong and what would be right
     */
    static void check(NodeCard card) {
        require(
                NAME.matcher(card.name()).matches(),
                "A node's name has 1 to 63 letters, digits, dots, dashes or underscores, such as"
                        + " h100-a.");
        require(
                !card.endpoints().isEmpty() && card.endpoints().size() <= MOST_ENDPOINTS,
                "A node has 1 to " + MOST_ENDPOINTS + " endpoints.");
        card.endpoints().forEach(NodeCards::check);
        require(
                card.gpu() == null
                        || (card.gpu().count() > 0
                                && card.gpu().count() <= MOST_GPUS
                                && !card.gpu().kind().isBlank()),
                "A GPU has a kind and a count above 0.");
        require(
                card.hourlyCostMicros() == null || card.hourlyCostMicros() >= 0,
                "A node's hourly cost cannot be negative.");
        checkLabels(card.labels());
        requireAddress(card.exporter(), "The exporter");
    }

    private static void check(Place place) {
        requireAddress(place.url(), "An endpoint");
        requireAddress(place.metrics(), "An endpoint's metrics");
        require(
                place.profile().equals(EngineProfiles.AUTO)
                        || PROFILES.named(place.profile()).isPresent(),
                "There is no engine profile '%s'. There are: auto, %s."
                        .formatted(place.profile(), String.join(", ", PROFILES.names())));
    }

    private static void checkLabels(Map<String, String> labels) {
        require(labels.size() <= MOST_LABELS, "A node has at most " + MOST_LABELS + " labels.");
        labels.forEach((key, value) ->
                require(
                        !key.isBlank()
                                && key.length() <= LONGEST_LABEL
                                && value.length() <= LONGEST_LABEL,
                        "A label and its value have at most " + LONGEST_LABEL + " characters."));
    }

    private static void requireAddress(@Nullable URI url, String whose) {
        require(
                url == null || ConnectedFleet.isAddress(url),
                whose + " is an address like http://10.0.0.5:8001/v1, not '" + url + "'.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new NodeRefusedException(sentence);
        }
    }
}
