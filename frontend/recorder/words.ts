import { html, type TemplateResult } from "lit";
import { lineSeparator, separator, trimmed, type DictatedText, type Segment } from "./dictated-text.ts";
import type { Obeyed } from "./protocol.ts";
import type { RecorderStrings } from "./recorder-strings.ts";
import { diff, type Diff, type Part } from "./word-diff.ts";

type Words = TemplateResult | readonly TemplateResult[];

/** As spoken: final words solid, growing ones and the hypothesis quieter. */
export function rawWords(text: DictatedText, strings: RecorderStrings, compared: boolean): TemplateResult[] {
    let before = text.earlier.raw;
    const spans = text.segments.map((segment) => {
        const gap = separator(before, segment.raw || " ");
        before = segment.raw || before;
        return segment.failure === undefined
            ? line(
                  segment.final ? "final" : "growing",
                  gap,
                  segment.commands
                      ? obeyed(segment, segment.commands, strings)
                      : compared
                        ? removed(segment)
                        : html`${segment.raw}`,
              )
            : html`<span class="failure">${gap}[${strings.failed}] </span>`;
    });
    const last = line("partial", separator(before, text.partial), html`${text.partial}`);
    return text.partial ? [...spans, last] : spans;
}

/** Polished where it is, marked where it stays as spoken. */
export function polishedWords(
    text: DictatedText,
    strings: RecorderStrings,
    compared: boolean,
): TemplateResult[] {
    let before = text.earlier.polished;
    return text.segments.map((segment) => {
        const words = trimmed(segment.polished?.text ?? segment.raw);
        const gap = lineSeparator(before, words);
        before = words || before;
        const reason = keptRaw(segment, strings);
        if (reason) {
            return html`<span class="line"
                >${gap}<span class="kept" title=${reason}>${words}</span
                ><span class="mark">(${reason})</span></span
            >`;
        }
        return line(
            segment.polished ? "final" : "waiting",
            gap,
            compared ? added(segment) : html`${words}${scratched(segment, strings)}`,
        );
    });
}

const SIGNS: Readonly<Record<string, string>> = {
    line: "↵",
    paragraph: "¶",
    bullet: "•",
    open_quote: "“",
    close_quote: "”",
    scratch: "⌫",
    snippet: "⇥",
};

/** As spoken, with what was obeyed marked quietly and what was taken back struck out. */
function obeyed(segment: Segment, commands: readonly Obeyed[], strings: RecorderStrings): Words {
    let at = 0;
    const pieces = commands.flatMap(({ from, to, command }) => {
        const before = segment.raw.slice(at, from);
        const said = segment.raw.slice(from, to).trim();
        at = to;
        const sign = SIGNS[command];
        return [
            html`${before}`,
            sign
                ? html`<span class="command"
                      ><span aria-hidden="true">${sign}</span> ${said}<span class="said"
                          >(${strings.obeyed})</span
                      ></span
                  > `
                : html`<del>${said}<span class="said">(${strings.taken})</span></del> `,
        ];
    });
    return [...pieces, html`${segment.raw.slice(at)}`];
}

/** A new line is seen by itself; of what was taken back nothing is left to be seen. */
function scratched({ raw, commands = [] }: Segment, strings: RecorderStrings): TemplateResult[] {
    return commands
        .filter(({ command }) => command === "scratch")
        .map(
            ({ from, to }) =>
                html` <span class="command"
                    ><span aria-hidden="true">${SIGNS.scratch}</span
                    ><span class="said">${raw.slice(from, to)} (${strings.obeyed})</span></span
                >`,
        );
}

function line(kind: string, gap: string, words: Words): TemplateResult {
    return html`<span class="line ${kind}">${gap}${words}</span>`;
}

const compared = new WeakMap<Segment, Diff>();

function difference(segment: Segment): Diff {
    let known = compared.get(segment);
    if (!known) {
        known = diff(segment.raw, segment.polished?.text ?? segment.raw);
        compared.set(segment, known);
    }
    return known;
}

function removed(segment: Segment): TemplateResult[] {
    return difference(segment).before.map((part) => marked(part, html`<del>${part.text.trimStart()}</del>`));
}

function added(segment: Segment): Words {
    if (segment.commands) {
        return html`${trimmed(segment.polished?.text ?? segment.raw)}`;
    }
    return difference(segment).after.map((part) => marked(part, html`<ins>${part.text.trimStart()}</ins>`));
}

/** The space before a word is not marked with it. */
function marked(part: Part, mark: TemplateResult): TemplateResult {
    return part.same ? html`${part.text}` : html`${/^\s*/.exec(part.text)?.[0] ?? ""}${mark}`;
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
