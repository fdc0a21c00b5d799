import type { Obeyed, ServerEvent } from "./protocol.ts";

/** A stretch of speech as text. */
export interface Segment {
    readonly id: string;
    readonly raw: string;
    /** Whether the raw text is final. */
    readonly final: boolean;
    readonly polished?: { readonly text: string; readonly engine: string; readonly outcome: string };
    /** What of the raw text was obeyed, or taken back. */
    readonly commands?: readonly Obeyed[];
    /** The server's sentence where it could not be recognised. */
    readonly failure?: string;
}

/** What was said long ago: settled, and kept as plain text only. */
export interface Earlier {
    readonly raw: string;
    readonly polished: string;
}

/** Everything dictated so far, in the order of speaking. */
export interface DictatedText {
    readonly earlier: Earlier;
    /** The latest. */
    readonly segments: readonly Segment[];
    /** The hypothesis for what is not final yet. */
    readonly partial: string;
}

const NO_EARLIER: Earlier = { raw: "", polished: "" };

export const NOTHING: DictatedText = { earlier: NO_EARLIER, segments: [], partial: "" };

/** More segments than this are not shown: a dictation may go on for hours. */
export const MOST_SEGMENTS = 100;

/** Those that still wait to be polished are shown so much longer. */
const PATIENCE = 50;

const TRANSCRIPTION = "conversation.item.input_audio_transcription.";

/** The text after an event; the same text where the event says nothing about it. */
export function hear(text: DictatedText, event: ServerEvent): DictatedText {
    switch (event.type) {
        case "sotto.partial":
            return { ...text, partial: event.text ?? "" };
        case `${TRANSCRIPTION}delta`:
            return change(text, event, (segment) => ({ ...segment, raw: segment.raw + (event.delta ?? "") }));
        case `${TRANSCRIPTION}completed`:
            if (event.transcript === "") {
                return { ...text, partial: "" };
            }
            return change({ ...text, partial: "" }, event, (segment) => ({
                ...segment,
                raw: event.transcript ?? segment.raw,
                final: true,
            }));
        case `${TRANSCRIPTION}failed`:
            return change({ ...text, partial: "" }, event, (segment) => ({
                ...segment,
                final: true,
                failure: event.error?.message ?? "",
            }));
        case "sotto.obeyed":
            return change(text, event, (segment) => ({ ...segment, commands: event.commands }));
        case "sotto.polished":
            return change(text, event, (segment) => ({
                ...segment,
                polished: {
                    text: event.text ?? "",
                    engine: event.engine ?? "",
                    outcome: event.outcome ?? "",
                },
            }));
        default:
            return text;
    }
}

/** The text at the end: what was missed while the connection was lost comes with the end's own words. */
export function complete(text: DictatedText, event: ServerEvent): DictatedText {
    if (event.text === undefined || event.text === rawText(text)) {
        return { ...text, partial: "" };
    }
    const polished = event.polished === undefined ? {} : { polished: asPolished(event.polished) };
    return {
        earlier: NO_EARLIER,
        segments: [{ id: "whole", raw: event.text, final: true, ...polished }],
        partial: "",
    };
}

/** After a lost connection: what is not final is heard again from its beginning. */
export function hearAgain(text: DictatedText): DictatedText {
    return { ...text, segments: text.segments.filter((segment) => segment.final), partial: "" };
}

function asPolished(text: string): Segment["polished"] {
    return { text, engine: "", outcome: "polished" };
}

export function rawText(text: DictatedText): string {
    return join([text.earlier.raw, ...text.segments.map((segment) => segment.raw)]);
}

/** Polished where it is, as spoken where it is not. */
export function polishedText(text: DictatedText): string {
    return page([text.earlier.polished, ...text.segments.map(polishedOrRaw)]);
}

export function wordless(text: DictatedText): boolean {
    return text.earlier.raw === "" && text.segments.every((segment) => segment.raw === "");
}

function polishedOrRaw(segment: Segment): string {
    return segment.polished?.text ?? segment.raw;
}

/**
 * Joins pieces of text: a space between words and between Chinese and Latin, none between Chinese or Japanese
 * characters.
 */
export function join(pieces: readonly string[]): string {
    return pieces.reduce((text, piece) => text + separator(text, piece) + piece.trim(), "");
}

/** Joins written text, in which line breaks, bullets and quotation marks stand where they were wanted. */
export function page(pieces: readonly string[]): string {
    return pieces
        .reduce((text, piece) => {
            const words = trimmed(piece);
            return text + lineSeparator(text, words) + words;
        }, "")
        .replaceAll(/\n{3,}/g, "\n\n")
        .trim();
}

/** What belongs between written text and what follows it. */
export function lineSeparator(before: string, after: string): string {
    if (after === "" || before === "" || before.endsWith("\n") || after.startsWith("\n")) {
        return "";
    }
    if (after.startsWith("•")) {
        return "\n";
    }
    if (before.endsWith("“") || after.startsWith("”")) {
        return "";
    }
    if (before.endsWith("•")) {
        return " ";
    }
    return before.endsWith("”") || after.startsWith("“")
        ? spaced(before.replace(/”$/, "a"), after.replace(/^“/, "a"))
        : separator(before, after);
}

/** Without spaces around it; line breaks stay. */
export function trimmed(text: string): string {
    return text.replaceAll(/^[^\S\n]+|[^\S\n]+$/g, "");
}

/** What belongs between a text and what follows it. */
export function separator(before: string, after: string): string {
    const next = after.trim();
    if (before === "" || next === "") {
        return "";
    }
    const end = before.slice(-2);
    const border =
        (HAN_END.test(end) && LATIN_START.test(next)) || (LATIN_END.test(end) && HAN_START.test(next));
    return border && !KANA.test(before.slice(-12) + next.slice(0, 12)) ? " " : spaced(end, next);
}

/** A space, but beside Chinese and Japanese characters and marks. */
function spaced(before: string, after: string): string {
    return UNSPACED_END.test(before) || UNSPACED_START.test(after) ? "" : " ";
}

/** A Chinese character stands beside a Latin word with a space between; not so in Japanese. */
const HAN_END = /\p{Script=Han}$/u;
const HAN_START = /^\p{Script=Han}/u;
const LATIN_START = /^(?!\p{Script=Han})[\p{L}\p{Nd}]/u;
const LATIN_END = /(?:(?!\p{Script=Han})[\p{L}\p{Nd}]|[.,!?;:%])$/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

const UNSPACED =
    "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}，。！？；：、（）《》「」『』“”‘’…]";
const UNSPACED_END = new RegExp(`${UNSPACED}$`, "u");
const UNSPACED_START = new RegExp(`^${UNSPACED}`, "u");

function change(text: DictatedText, event: ServerEvent, edit: (segment: Segment) => Segment): DictatedText {
    const id = event.item_id ?? "";
    const known = text.segments.some((segment) => segment.id === id);
    if (!known && event.type.startsWith("sotto.")) {
        return text; // so late that its segment is not shown any more
    }
    const segments = known ? text.segments : [...text.segments, { id, raw: "", final: false }];
    return fold({
        ...text,
        segments: segments.map((segment) => (segment.id === id ? edit(segment) : segment)),
    });
}

function fold(text: DictatedText): DictatedText {
    const [oldest, ...segments] = text.segments;
    const settled = oldest?.polished !== undefined || text.segments.length > MOST_SEGMENTS + PATIENCE;
    if (text.segments.length <= MOST_SEGMENTS || !settled) {
        return text;
    }
    const earlier = {
        raw: join([text.earlier.raw, oldest.raw]),
        polished: page([text.earlier.polished, polishedOrRaw(oldest)]),
    };
    return { ...text, earlier, segments };
}
