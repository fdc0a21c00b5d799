package app.sotto.gateway.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.net.URI;
import java.util.Map;

/** A request that works as soon as a key is put into it, for the usual clients. */
class FirstRequest extends Section {

    private final Pre code = new Pre();

    FirstRequest(URI base) {
        addClassNames("sotto-card", "gateway-section");
        var curl = new Tab("curl");
        var python = new Tab("Python");
        var node = new Tab("Node.js");
        Map<Tab, String> samples = Map.of(curl, curl(base), python, python(base), node, node(base));
        var tabs = new Tabs(curl, python, node);
        tabs.getElement().setAttribute("aria-label", getTranslation("gateway.first.clients"));
        tabs.addSelectedChangeListener(
                change -> code.setText(samples.getOrDefault(change.getSelectedTab(), "")));
        code.setText(samples.get(curl));
        code.addClassName("gateway-code");
        code.getElement().setAttribute("tabindex", "0");
        var copy = new CopyButton(code::getText);
        add(
                new H2(getTranslation("gateway.first.heading")),
                new Paragraph(getTranslation("gateway.first.text", base.resolve("/v1"))),
                tabs,
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
