import type { Hit } from "./finding.ts";
import { wordsOf, type Mark, type Passage } from "./passage.ts";

/** Letters that look alike: of one word or of the space between two. */
export interface Run {
    readonly text: string;
    /** Which word of the passage; -1 for none. */
    readonly word: number;
    readonly kept?: Mark;
    readonly hit?: Hit;
    /** The last of the sentence that was kept, after which the reason stands. */
    readonly keptEnds: boolean;
}

/** Cuts a passage wherever its look changes. */
export function runs(passage: Passage, hits: readonly Hit[]): Run[] {
    const { text, kept = [] } = passage;
    const words = wordsOf(passage);
    const cuts = new Set([0, text.length]);
    [...words, ...kept, ...hits].forEach(({ from, to }) => cuts.add(from).add(to));
    const ordered = [...cuts].filter((cut) => cut <= text.length).sort((a, b) => a - b);
    const all: Run[] = [];
    let word = 0;
    for (let i = 0; i + 1 < ordered.length; i++) {
        const [from, to] = [ordered[i], ordered[i + 1]];
        while (word < words.length && words[word].to <= from) {
            word++;
        }
        const mark = kept.find((each) => each.from <= from && to <= each.to);
        all.push({
            text: text.slice(from, to),
            word: word < words.length && words[word].from <= from ? word : -1,
            kept: mark,
            keptEnds: mark?.to === to,
            hit: hits.find((each) => each.from <= from && to <= each.to),
        });
    }
    return all;
}
