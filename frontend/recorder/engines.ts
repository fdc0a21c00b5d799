import { html, nothing, type TemplateResult } from "lit";
import type { DictatedText } from "./dictated-text.ts";
import { fill, type RecorderStrings } from "./recorder-strings.ts";
import type { Recording } from "./recording.ts";

/** The speech engine as the page knows it. */
export interface Engine {
    readonly name: string;
    readonly demo: boolean;
}

const NOTABLE_LAG_MS = 1500;

/** Who hears, who polishes, and how far behind they are. */
export function engines(
    strings: RecorderStrings,
    text: DictatedText,
    hearing?: Engine,
    recording?: Recording,
): TemplateResult {
    const lag = recording?.phase !== "done" ? (recording?.lagMs ?? 0) : 0;
    const polishing = text.segments.findLast((segment) => segment.polished?.engine)?.polished?.engine;
    return html`
        <p class="lines">
            ${line(hearing && fill(hearing.demo ? strings.demoEngine : strings.engine, hearing.name))}
            ${line(polishing && polishedBy(strings, polishing))}
            ${line(lag > NOTABLE_LAG_MS && fill(strings.lag, (lag / 1000).toFixed(0)))}
        </p>
    `;
}

function polishedBy(strings: RecorderStrings, engine: string): string {
    return engine === "rules" ? strings.polishedByRules : fill(strings.polishedBy, engine);
}

function line(sentence: string | false | undefined): TemplateResult | typeof nothing {
    return sentence ? html`<span>${sentence}</span>` : nothing;
}
