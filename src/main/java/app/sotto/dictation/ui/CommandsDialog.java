package app.sotto.dictation.ui;

import app.sotto.dictation.Mark;
import app.sotto.dictation.commands.CommandWords;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Map;

/** What one may say to have something done, by language. */
final class CommandsDialog extends Dialog {

    CommandsDialog() {
        setHeaderTitle(getTranslation("dictation.commands"));
        setWidth("min(40rem, 92vw)");
        add(new Paragraph(getTranslation("dictation.commands.how")));
        for (String language : List.of("en", "zh")) {
            add(new H3(getTranslation("dictation.language." + language)), words(language));
        }
        var own = new RouterLink(getTranslation("dictation.commands.own"), SnippetsView.class);
        var _ = own.getElement().addEventListener("click", _ -> close());
        add(new Paragraph(own));
        getFooter().add(new Button(getTranslation("dictionary.done"), _ -> close()));
    }

    private Component words(String language) {
        var list = new DescriptionList();
        list.addClassName("sotto-commands");
        for (Map.Entry<Mark.Kind, List<String>> each : CommandWords.in(language).entrySet()) {
            String words = String.join(getTranslation("dictionary.comma"), each.getValue());
            list.add(
                    new DescriptionList.Term(words),
                    new DescriptionList.Description(
                            getTranslation("dictation.command." + each.getKey() + ".does")));
        }
        return list;
    }
}
