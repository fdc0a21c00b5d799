package app.sotto.dictation.ui;

import app.sotto.dictation.library.Shelf.Kept;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long one dictation is kept, where that is to be shorter than the organisation keeps it. */
final class KeepDialog extends Dialog {

    private final ZoneId zone;
    private final DatePicker audio;
    private final DatePicker text;

    /** The days are those of {@code zone}; an end is the end of its day. */
    KeepDialog(Kept now, String organisation, ZoneId zone, Consumer<Kept> done) {
        super();
        this.zone = zone;
        setHeaderTitle(getTranslation("dictation.keep.title"));
        setWidth("min(30rem, 92vw)");
        audio = day("dictation.keep.audio", now.audio());
        text = day("dictation.keep.text", now.text());
        var rule = new Paragraph(organisation);
        rule.addClassName("sotto-muted");
        add(rule, audio, text);
        var save = new Button(getTranslation("dictation.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(_ -> {
            if (!audio.isInvalid() && !text.isInvalid()) {
                close();
                done.accept(new Kept(end(audio), end(text)));
            }
        });
        getFooter().add(new Button(getTranslation("dictation.back"), _ -> close()), save);
    }

    private DatePicker day(String label, @Nullable Instant until) {
        var field = new DatePicker(getTranslation(label));
        field.setWidthFull();
        field.setClearButtonVisible(true);
        field.setMin(LocalDate.now(zone));
        field.setHelperText(getTranslation("dictation.keep.empty"));
        field.setI18n(
                new DatePicker.DatePickerI18n()
                        .setBadInputErrorMessage(getTranslation("dictation.keep.bad"))
                        .setMinErrorMessage(getTranslation("dictation.keep.past")));
        if (until != null) {
            field.setValue(LocalDate.ofInstant(until, zone));
        }
        return field;
    }

    private @Nullable Instant end(DatePicker field) {
        LocalDate day = field.getValue();
        return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }
}
