import { html, type TemplateResult } from "lit";
import { separator, type DictatedText, type Segment } from "./dictated-text.ts";
import type { RecorderStrings } from "./recorder-strings.ts";

/** As spoken: final words solid, growing ones and the hypothesis quieter. */
export function rawWords(text: DictatedText, strings: RecorderStrings): TemplateResult[] {
    let before = "";
    const spans = text.segments.map((segment) => {
        const gap = separator(before, segment.raw || " ");
        before = segment.raw || before;
        return segment.failure === undefined
            ? html`<span class=${segment.final ? "final" : "growing"}>${gap}${segment.raw}</span>`
            : html`<span class="failure">${gap}[${strings.failed}] </span>`;
    });
    return [...spans, html`<span class="partial">${separator(before, text.partial)}${text.partial}</span>`];
}

/** Polished where it is, marked where it stays as spoken. */
export function polishedWords(text: DictatedText, strings: RecorderStrings): TemplateResult[] {
    let before = "";
    return text.segments.map((segment) => {
        const words = segment.polished?.text ?? segment.raw;
        const gap = separator(before, words);
        before = words;
        const reason = keptRaw(segment, strings);
        if (reason) {
            return html`${gap}<span class="kept" title=${reason}>${words}</span
                ><span class="mark">(${reason})</span>`;
        }
        return html`${gap}<span class=${segment.polished ? "final" : "waiting"}>${words}</span>`;
    });
}

/** Why a segment stands as it was spoken, if it does. */
function keptRaw(segment: Segment, strings: RecorderStrings): string | undefined {
    switch (segment.polished?.outcome) {
        case "kept_raw_engine_failed":
            return strings.keptRawEngineFailed;
        case "kept_raw_meaning":
            return strings.keptRawMeaning;
        case "kept_raw_needs_model":
            return strings.keptRawNeedsModel;
        default:
            return undefined;
    }
}
