import type { Splice } from "./edits.ts";
import type { Passage } from "./passage.ts";

/** Letters of a passage that were looked for. */
export interface Hit {
    readonly key: number;
    readonly from: number;
    readonly to: number;
}

export function find(passages: readonly Passage[], wanted: string, matchCase: boolean): Hit[] {
    if (wanted === "") {
        return [];
    }
    const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), matchCase ? "gu" : "giu");
    return passages.flatMap(({ key, text }) =>
        [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
            key,
            from: index,
            to: index + found.length,
        })),
    );
}

/** Puts other words in the place of what was found, in one change. */
export function replace(passages: readonly Passage[], hits: readonly Hit[], by: string): Splice[] {
    const found = new Map<number, Hit[]>();
    hits.forEach((hit) => found.set(hit.key, [...(found.get(hit.key) ?? []), hit]));
    return passages.flatMap((passage) => {
        const here = found.get(passage.key);
        return here ? [replaced(passage, here, by)] : [];
    });
}

function replaced(passage: Passage, hits: readonly Hit[], by: string): Splice {
    let text = "";
    let at = 0;
    for (const { from, to } of hits) {
        text += passage.text.slice(at, from) + by;
        at = to;
    }
    text = (text + passage.text.slice(at)).replace(/ {2,}/g, " ").trim();
    const came = text === "" ? [] : [{ ...passage, text, words: undefined, confidence: null }];
    return { gone: [passage], came };
}
