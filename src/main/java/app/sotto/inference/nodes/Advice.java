package app.sotto.inference.nodes;

import app.sotto.inference.LanguageUnavailableException;
import app.sotto.inference.Model;
import java.time.Duration;
import java.util.List;

/** What people are told when something cannot run, and how to make it run. */
public final class Advice {

    private static final String CONNECT =
            "set SOTTO_NODES to the base URLs of OpenAI-compatible servers (http://host:8001/v1)";

    private Advice() {}

    public static String noNodes() {
        return "No capacity: no node is connected. To connect some, " + CONNECT + ".";
    }

    public static String noneInTime(Model model, int able, int all, Duration waited) {
        if (able == 0) {
            return "No capacity: none of the "
                    + all
                    + " connected nodes runs "
                    + model.id()
                    + " at the moment. Try again shortly.";
        }
        return "No capacity: every node that runs "
                + model.id()
                + " stayed busy or out of order for "
                + Math.round(waited.toMillis() / 100.0) / 10.0
                + " seconds ("
                + able
                + " of them). Try again shortly.";
    }

    public static String notFound(String name, List<Model> available) {
        return "The model '"
                + name
                + "' does not exist or cannot run here now. "
                + (available.isEmpty()
                        ? "Nothing runs yet"
                        : "What runs: " + String.join(", ", ids(available)))
                + ". To add a model, put its file into SOTTO_HOME/models (ggml-*.bin for speech,"
                + " *.gguf for text), or "
                + CONNECT
                + ".";
    }

    public static String noSpeech() {
        return "No capacity: no speech model runs at the moment. If nodes are still starting, try"
                + " again shortly; otherwise "
                + CONNECT
                + ".";
    }

    public static String languageUnavailable(String language, List<Model> speech) {
        return "No speech model that runs here understands '"
                + language
                + "' (what runs: "
                + String.join(", ", ids(speech))
                + "). Put "
                + LanguageUnavailableException.WHISPER
                + ", a Whisper model for whisper.cpp, into SOTTO_HOME/models:"
                + " it is picked up without a restart. Or "
                + CONNECT
                + ".";
    }

    private static List<String> ids(List<Model> models) {
        return models.stream().map(Model::id).toList();
    }
}
