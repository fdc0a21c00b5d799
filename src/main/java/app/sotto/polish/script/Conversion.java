package app.sotto.polish.script;

import app.sotto.polish.Script;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** OpenCC's conversion into each script, read when it is first needed. */
public final class Conversion {

    private static final Map<Script, Conversion> ALL = new ConcurrentHashMap<>();

    private final OpenCc conversion;

    private Conversion(Script script) {
        conversion = OpenCcFiles.conversion(script.conversion());
    }

    public static Conversion into(Script script) {
        return ALL.computeIfAbsent(script, Conversion::new);
    }

    public String of(String text) {
        return conversion.of(text);
    }

    /** As much of it as stays the same whatever text follows. */
    public String settled(String text) {
        return conversion.settled(text);
    }
}
