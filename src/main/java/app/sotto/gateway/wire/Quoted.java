package app.sotto.gateway.wire;

/** What a caller sent, short and harmless enough to be repeated to them. */
public final class Quoted {

    private static final int LONGEST = 40;

    private Quoted() {}

    public static String of(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
