import { html, nothing, type TemplateResult } from "lit";
import { polishedText, rawText, wordless, type DictatedText } from "./dictated-text.ts";
import type { RecorderStrings } from "./recorder-strings.ts";
import { polishedWords, rawWords } from "./words.ts";

export type Which = "raw" | "polished";
export type Shown = Which | "both";

/** The text, and what a person does with it. */
export interface Texts {
    readonly strings: RecorderStrings;
    readonly text: DictatedText;
    /** Whether a style is chosen. */
    readonly polishing: boolean;
    readonly shown: Shown;
    readonly copied?: Which;
    readonly show: (shown: Shown) => void;
    readonly copy: (which: Which, text: string) => void;
}

/** As spoken or polished, or both side by side with what was changed. */
export function texts(all: Texts): TemplateResult {
    const two = all.polishing || all.text.segments.some((segment) => segment.polished);
    const shown = two ? all.shown : "raw";
    const rows = all.text.segments.length + 2;
    return html`
        ${two ? choice(all) : nothing}
        <div class="texts ${shown}" style="--_rows: ${rows}">
            ${shown === "polished" ? nothing : rawPanel(all, shown === "both")}
            ${shown === "raw" ? nothing : polishedPanel(all, shown === "both")}
        </div>
    `;
}

function choice({ strings, shown, show }: Texts): TemplateResult {
    const one = (which: Shown) => html`
        <button class="plain" aria-pressed=${shown === which} @click=${() => show(which)}>
            ${strings[which]}
        </button>
    `;
    return html`
        <div class="toggle" role="group" aria-label=${strings.view}>
            ${one("polished")} ${one("raw")} ${one("both")}
        </div>
    `;
}

function rawPanel(all: Texts, compared: boolean): TemplateResult {
    const { strings, text } = all;
    const nothingYet = wordless(text) && !text.partial;
    return html`
        <section class="panel" aria-label=${strings.raw}>
            ${head(all, "raw", strings.copyRaw, () => rawText(text))} ${earlier(all)}
            <p class="words">
                ${rawWords(text, strings, compared)}${nothingYet ? empty(strings.emptyRaw) : nothing}
            </p>
        </section>
    `;
}

function polishedPanel(all: Texts, compared: boolean): TemplateResult {
    const { strings, text } = all;
    return html`
        <section class="panel" aria-label=${strings.polished}>
            ${head(all, "polished", strings.copyPolished, () => polishedText(text))} ${earlier(all)}
            <p class="words">
                ${polishedWords(text, strings, compared)}${wordless(text) ? empty(strings.emptyPolished) : nothing}
            </p>
        </section>
    `;
}

function head(
    { strings, text, copied, copy }: Texts,
    which: Which,
    label: string,
    words: () => string,
): TemplateResult {
    return html`
        <header>
            <h3>${strings[which]}</h3>
            <button
                class="plain"
                aria-label=${label}
                ?disabled=${wordless(text)}
                @click=${() => copy(which, words())}
            >
                ${copied === which ? strings.copied : strings.copy}
            </button>
        </header>
    `;
}

function earlier({ strings, text }: Texts): TemplateResult | typeof nothing {
    return text.earlier.raw ? html`<p class="earlier">${strings.earlier}</p>` : nothing;
}

function empty(sentence: string): TemplateResult {
    return html`<span class="empty">${sentence}</span>`;
}
