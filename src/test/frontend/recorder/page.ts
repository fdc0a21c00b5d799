import "@vaadin/aura/aura.css";
import "../../../main/resources/META-INF/resources/styles.css";
import type { SottoRecorder } from "../../../../frontend/recorder/sotto-recorder.ts";
import "../../../../frontend/recorder/sotto-recorder.ts";

// What Vaadin does on the real page: words, engine and client secrets from the server.
const recorder = document.querySelector("sotto-recorder") as SottoRecorder;
recorder.strings = await (await fetch("/strings.json")).json();
recorder.engine = { name: "CMU Sphinx", demo: true };
recorder.$server = { secret };
recorder.addEventListener("sotto-finished", (event) => {
    document.title = `finished ${(event as CustomEvent).detail.dictationId}`;
});

async function secret(): Promise<string> {
    const answer = await fetch("/secret");
    if (!answer.ok) {
        throw new Error("The server is away");
    }
    return answer.text();
}
