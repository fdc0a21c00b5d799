/** A stretch of one of two texts: in both of them, or in this one only. */
export interface Part {
    readonly text: string;
    readonly same: boolean;
}

/** Both texts, each in its own spelling, in stretches. */
export interface Diff {
    readonly before: readonly Part[];
    readonly after: readonly Part[];
}

/** Words, single Chinese or Japanese characters, and marks, each with the space before it. */
const TOKEN =
    /\s*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*|[^\s])/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const MOST_TOKENS = 600;

/**
 * What changed between two texts, word by word: the longest common subsequence (Hunt, McIlroy 1976). A change of
 * case alone is none. Texts too long for that are told apart as a whole.
 */
export function diff(before: string, after: string): Diff {
    const one = tokens(before);
    const other = tokens(after);
    if (one.length > MOST_TOKENS || other.length > MOST_TOKENS) {
        const same = before.trim() === after.trim();
        return { before: [{ text: before, same }], after: [{ text: after, same }] };
    }
    const [kept, taken] = common(one.map(key), other.map(key));
    return { before: parts(one, kept), after: parts(other, taken) };
}

function tokens(text: string): string[] {
    return [...text.matchAll(TOKEN)].flatMap(([token]) => characters(token));
}

/** A word may hold Chinese characters after its first letter: 3月. */
function characters(token: string): string[] {
    return UNSPACED.test(token) && token.trim().length > 1
        ? (token.match(
              /\s*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\s]+)/gu,
          ) ?? [])
        : [token];
}

function key(token: string): string {
    return token.trim().toLowerCase();
}

/** For each token of both whether it belongs to the common subsequence. */
function common(one: readonly string[], other: readonly string[]): [boolean[], boolean[]] {
    const width = other.length + 1;
    const length = new Uint16Array((one.length + 1) * width);
    for (let i = one.length - 1; i >= 0; i--) {
        for (let j = other.length - 1; j >= 0; j--) {
            length[i * width + j] =
                one[i] === other[j]
                    ? length[(i + 1) * width + j + 1] + 1
                    : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
        }
    }
    const kept = one.map(() => false);
    const taken = other.map(() => false);
    for (let i = 0, j = 0; i < one.length && j < other.length;) {
        if (one[i] === other[j]) {
            kept[i++] = true;
            taken[j++] = true;
        } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
            i++;
        } else {
            j++;
        }
    }
    return [kept, taken];
}

function parts(all: readonly string[], same: readonly boolean[]): Part[] {
    const joined: { text: string; same: boolean }[] = [];
    all.forEach((token, i) => {
        const last = joined.at(-1);
        if (last && last.same === same[i]) {
            last.text += token;
        } else {
            joined.push({ text: token, same: same[i] });
        }
    });
    return joined;
}
