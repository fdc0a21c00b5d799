import { wordsOf, type Passage } from "./passage.ts";

/** Some passages in the place of others. */
export interface Splice {
    readonly gone: readonly Passage[];
    readonly came: readonly Passage[];
}

/** Puts changes into a text; what came stands where its place says. */
export function applied(passages: readonly Passage[], splices: readonly Splice[]): Passage[] {
    const gone = new Set(splices.flatMap((splice) => splice.gone.map(({ key }) => key)));
    const came = splices.flatMap((splice) => splice.came);
    return [...passages.filter(({ key }) => !gone.has(key)), ...came].sort((a, b) => a.place - b.place);
}

/** What takes changes back. */
export function inverse(splices: readonly Splice[]): Splice[] {
    return splices.map(({ gone, came }) => ({ gone: came, came: gone })).reverse();
}

/** Another text for a passage; without any, the passage goes. Its certainty was that of the engine. */
export function edit(passage: Passage, text: string): Splice[] {
    const tidy = text.replace(/[ \t]*\r?\n[ \t]*/g, "\n").trim();
    if (tidy === passage.text) {
        return [];
    }
    const came = tidy === "" ? [] : [{ ...passage, text: tidy, words: undefined, confidence: null }];
    return [{ gone: [passage], came }];
}

/** Two passages from one, parted at a letter of its text. */
export function split(passage: Passage, at: number, next: Passage | undefined, key: number): Splice[] {
    const before = passage.text.slice(0, at).trimEnd();
    const after = passage.text.slice(at).trimStart();
    const place = next ? (passage.place + next.place) / 2 : passage.place + 1;
    if (before === "" || after === "" || place === passage.place || place === next?.place) {
        return [];
    }
    const start = wordsOf(passage).find(({ to }) => to > at)?.start ?? passage.end;
    const rest = { ...passage, key, place, start, text: after, words: undefined };
    return [{ gone: [passage], came: [{ ...passage, end: start, text: before, words: undefined }, rest] }];
}

/** One passage from two. */
export function join(first: Passage, second: Passage): Splice[] {
    const doubts = [first.confidence, second.confidence].filter((one) => one !== undefined && one !== null);
    const one = {
        ...first,
        end: Math.max(first.end, second.end),
        text: first.text + gap(first.text, second.text) + second.text,
        words: undefined,
        confidence: doubts.length > 0 ? Math.min(...doubts) : null,
    };
    return [{ gone: [first, second], came: [one] }];
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。！？；：、（）《》「」『』“”‘’…]/u;

/** A space between words, none beside Chinese or Japanese. */
export function gap(before: string, after: string): string {
    return UNSPACED.test(before.slice(-1)) || UNSPACED.test(after.slice(0, 1)) ? "" : " ";
}

/** What was done, and can be undone. */
export class Steps {
    #done: (readonly Splice[])[] = [];
    #undone: (readonly Splice[])[] = [];

    get undoable(): boolean {
        return this.#done.length > 0;
    }

    get redoable(): boolean {
        return this.#undone.length > 0;
    }

    did(splices: readonly Splice[]): void {
        this.#done.push(splices);
        this.#undone = [];
    }

    /** The changes that undo the last step. */
    undo(): readonly Splice[] | undefined {
        const last = this.#done.pop();
        if (last) {
            this.#undone.push(last);
        }
        return last && inverse(last);
    }

    redo(): readonly Splice[] | undefined {
        const last = this.#undone.pop();
        if (last) {
            this.#done.push(last);
        }
        return last;
    }

    forget(): void {
        this.#done = [];
        this.#undone = [];
    }
}
