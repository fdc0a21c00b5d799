package app.sotto.gateway.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.net.URI;
import java.util.Map;

/** A request that works as soon as a key is put into it, for the usual clients. */
class FirstRequest extends Section {

    private final Pre code = new Pre();

    FirstRequest(URI base) {
        addClassNames("sotto-card", "gateway-section");
        Map<String, String> samples =
                Map.of("curl", curl(base), "Python", python(base), "Node.js", node(base));
        var clients = new RadioButtonGroup<String>(getTranslation("gateway.first.clients"));
        clients.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        clients.setItems("curl", "Python", "Node.js");
        clients.addValueChangeListener(
                chosen -> code.setText(samples.getOrDefault(chosen.getValue(), "")));
        clients.setValue("curl");
        code.addClassName("gateway-code");
        code.getElement().setAttribute("tabindex", "0");
        var copy = new CopyButton(code::getText);
        add(
                new H2(getTranslation("gateway.first.heading")),
                new Paragraph(getTranslation("gateway.first.text", base.resolve("/v1"))),
                clients,
                code,
                copy);
    }

    private static String curl(URI base) {
        return """
        curl %s/v1/audio/transcriptions \\
          -H "Authorization: Bearer $SOTTO_API_KEY" \\
          -F file=@speech.mp3 -F model=whisper-1
        """
                .formatted(base);
    }

    private static String python(URI base) {
        return """
        from openai import OpenAI

        client = OpenAI(base_url="%s/v1", api_key="sk-sotto-…")
        with open("speech.mp3", "rb") as speech:
            print(client.audio.transcriptions.create(
                file=speech, model="whisper-1").text)
        """
                .formatted(base);
    }

    private static String node(URI base) {
        return """
        import fs from "node:fs";
        import OpenAI from "openai";

        const client = new OpenAI({ baseURL: "%s/v1", apiKey: "sk-sotto-…" });
        const { text } = await client.audio.transcriptions.create({
          file: fs.createReadStream("speech.mp3"),
          model: "whisper-1",
        });
        console.log(text);
        """
                .formatted(base);
    }
}
