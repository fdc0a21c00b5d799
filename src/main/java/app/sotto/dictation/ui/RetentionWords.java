package app.sotto.dictation.ui;

import app.sotto.dictation.Retention.Rules;
import com.vaadin.flow.component.Component;

/** How long something is kept, in a sentence. */
final class RetentionWords {

    private final Component page;

    RetentionWords(Component page) {
        this.page = page;
    }

    String holds(Rules rules) {
        if (rules.nothing()) {
            return say("nothing");
        }
        if (rules.textDays() == null) {
            return rules.audioDays() == null ? say("forever") : say("audio", rules.audioDays());
        }
        return rules.audioDays() == null || rules.audioDays() >= rules.textDays()
                ? say("days", rules.textDays())
                : say("both", rules.textDays(), rules.audioDays());
    }

    private String say(String key, Object... parameters) {
        return page.getTranslation("dictation.retention.holds." + key, parameters);
    }
}
