import { html, nothing, type TemplateResult } from "lit";
import { polishedText, rawText, type DictatedText } from "./dictated-text.ts";
import type { RecorderStrings } from "./recorder-strings.ts";
import { polishedWords, rawWords } from "./words.ts";

export type Which = "raw" | "polished";

/** The text, and what a person does with it. */
export interface Texts {
    readonly strings: RecorderStrings;
    readonly text: DictatedText;
    /** Whether a style is chosen. */
    readonly polishing: boolean;
    /** The one that a narrow page shows. */
    readonly shown: Which;
    readonly copied?: Which;
    readonly show: (which: Which) => void;
    readonly copy: (which: Which, text: string) => void;
}

/** As spoken and polished, side by side where there is room. */
export function texts(all: Texts): TemplateResult {
    const both = all.polishing || all.text.segments.some((segment) => segment.polished);
    return html`
        ${both ? choice(all) : nothing}
        <div class="texts ${both ? "both" : ""}" data-shown=${all.shown}>
            ${rawPanel(all)} ${both ? polishedPanel(all) : nothing}
        </div>
    `;
}

function choice({ strings, shown, show }: Texts): TemplateResult {
    const one = (which: Which) => html`
        <button class="plain" aria-pressed=${shown === which} @click=${() => show(which)}>
            ${strings[which]}
        </button>
    `;
    return html`<div class="toggle">${one("polished")} ${one("raw")}</div>`;
}

function rawPanel(all: Texts): TemplateResult {
    const { strings, text } = all;
    const spoken = rawText(text);
    return html`
        <section class="panel raw-panel" aria-label=${strings.raw}>
            ${head(all, "raw", strings.copyRaw, spoken)}
            <p class="words">
                ${rawWords(text, strings)}${spoken || text.partial ? nothing : empty(strings.emptyRaw)}
            </p>
        </section>
    `;
}

function polishedPanel(all: Texts): TemplateResult {
    const { strings, text } = all;
    return html`
        <section class="panel polished-panel" aria-label=${strings.polished}>
            ${head(all, "polished", strings.copyPolished, polishedText(text))}
            <p class="words">
                ${polishedWords(text, strings)}${rawText(text) ? nothing : empty(strings.emptyPolished)}
            </p>
        </section>
    `;
}

function head({ strings, copied, copy }: Texts, which: Which, label: string, text: string): TemplateResult {
    return html`
        <header>
            <h3>${strings[which]}</h3>
            <button
                class="plain"
                aria-label=${label}
                ?disabled=${text === ""}
                @click=${() => copy(which, text)}
            >
                ${copied === which ? strings.copied : strings.copy}
            </button>
        </header>
    `;
}

function empty(sentence: string): TemplateResult {
    return html`<span class="empty">${sentence}</span>`;
}
