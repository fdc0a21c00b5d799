/** A sentence that stands as it was spoken, since polishing had changed its meaning. */
export interface Mark {
    readonly from: number;
    readonly to: number;
    readonly reason: string;
}

/** A stretch of a text as the server gives it (WrittenPassage.java); times in milliseconds. */
export interface Passage {
    readonly key: number;
    readonly revision: number;
    readonly place: number;
    readonly start: number;
    readonly end: number;
    readonly text: string;
    /** Times of its words (Timing.java); none as long as the server has not answered a change. */
    readonly words?: string;
    readonly confidence?: number | null;
    readonly kept?: readonly Mark[];
}

/** A word's letters in the text of its passage, and when it is said. */
export interface Word {
    readonly from: number;
    readonly to: number;
    readonly start: number;
    readonly end: number;
    readonly estimated: boolean;
}

/** What parts words for the server: Java's white space, which has no unbreakable spaces. */
const SPACE = /[\t-\r\x1c- \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/;
const TIME = /(\d+)@(-?\d+)([+~])(\d+)/g;
const known = new WeakMap<Passage, readonly Word[]>();

export function wordsOf(passage: Passage): readonly Word[] {
    let words = known.get(passage);
    if (!words) {
        words = read(passage);
        known.set(passage, words);
    }
    return words;
}

function read({ text, words: timing, start }: Passage): Word[] {
    const words: Word[] = [];
    let at = 0;
    for (const [, letters, after, mark, length] of (timing ?? "").matchAll(TIME)) {
        while (at < text.length && SPACE.test(text[at])) {
            at++;
        }
        const to = at + Number(letters);
        if (to > text.length) {
            return [];
        }
        const begins = start + Number(after);
        words.push({ from: at, to, start: begins, end: begins + Number(length), estimated: mark === "~" });
        at = to;
    }
    return words;
}

/** Which passage is spoken at a time, in order of time; -1 between two of them. */
export function passageAt(passages: readonly Passage[], now: number): number {
    const at = lastBegun(passages, now);
    return at >= 0 && now < passages[at].end ? at : -1;
}

/** Which word was begun last; -1 before the first. */
export function wordAt(words: readonly Word[], now: number): number {
    return lastBegun(words, now);
}

function lastBegun(all: readonly { readonly start: number }[], now: number): number {
    let low = 0;
    let high = all.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (all[middle].start <= now) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low - 1;
}

/** Below this an engine is not to be relied on: exp(mean log probability), of which Whisper doubts at 0.37. */
const SURE = 0.55;

export function unsure({ confidence }: Passage): boolean {
    return confidence !== undefined && confidence !== null && confidence < SURE;
}

/** 1:05, or 1:02:03 from an hour on. */
export function clock(millis: number): string {
    const whole = Math.max(0, Math.floor(millis / 1000));
    const two = (value: number) => String(value).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
