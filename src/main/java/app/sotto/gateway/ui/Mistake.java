package app.sotto.gateway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import org.jspecify.annotations.Nullable;

/** Says beside a field what is wrong with it. */
final class Mistake {

    private Mistake() {}

    /** Whether nothing is; {@code key} names the sentence, null for a field that is right. */
    static <F extends Component & HasValidation> boolean mark(F field, @Nullable String key) {
        field.setInvalid(key != null);
        field.setErrorMessage(key == null ? "" : field.getTranslation(key));
        return key == null;
    }
}
