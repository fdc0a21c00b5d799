package app.sotto.polish.script;

import java.util.HashMap;
import java.util.Map;

/**
 * Text with every Chinese character in one form, for comparing: simplified, letter by letter, so
 * that nothing changes its place. Several traditional characters become one; none is taken for
 * another simplified one.
 */
public final class Folded {

    private static final Map<Character, Character> FORMS = forms();

    private Folded() {}

    public static String of(String text) {
        if (!Tongues.han(text)) {
            return text;
        }
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = FORMS.getOrDefault(letters[i], letters[i]);
        }
        return new String(letters);
    }

    private static Map<Character, Character> forms() {
        var forms = new HashMap<Character, Character>();
        add(forms, "TSCharacters.txt", forms);
        Map<Character, Character> simplified = Map.copyOf(forms);
        add(forms, "HKVariantsRev.txt", simplified);
        add(forms, "TWVariantsRev.txt", simplified);
        return Map.copyOf(forms);
    }

    private static void add(
            Map<Character, Character> forms, String file, Map<Character, Character> then) {
        OpenCcFiles.entries(file)
                .forEach((from, to) -> {
                    if (from.length() == 1 && to.length() == 1) {
                        char form = to.charAt(0);
                        forms.put(from.charAt(0), then.getOrDefault(form, form));
                    }
                });
    }
}
