import { applied, edit, join, split, Steps, type Splice } from "./edits.ts";
import { find, replace, type Hit } from "./finding.ts";
import { passageAt, unsure, type Passage } from "./passage.ts";
import { Saving, type Change, type Reply, type SavingState } from "./saving.ts";

/** A part of a text as the server gives it (TextEndpoint.java). */
export interface Chunk {
    readonly number: number;
    readonly revision: number;
    readonly total: number;
    readonly passages: readonly Passage[];
}

export type Loading = "loading" | "loaded" | "failed";
export type Load = (from: number) => Promise<Chunk>;
export type Send = (change: Change) => Promise<Reply>;

/** One version of a dictation: its text as far as it has come, what is looked for, and what is changed in it. */
export class TextModel extends EventTarget {
    passages: readonly Passage[] = [];
    loading: Loading = "loading";
    saving: SavingState = "saved";
    /** Changes of ours that somebody else came before. */
    refused: readonly Splice[] = [];
    hits: readonly Hit[] = [];
    /** Which of them is looked at; -1 for none. */
    hit = -1;
    number = 0;

    readonly #load: Load;
    readonly #send?: Send;
    readonly #steps = new Steps();
    #saver?: Saving;
    #wanted = "";
    #matchCase = false;
    #turn = 0;

    constructor(load: Load, send?: Send) {
        super();
        this.#load = load;
        this.#send = send;
    }

    get unsaved(): boolean {
        return (this.#saver?.unsaved ?? false) || this.refused.length > 0;
    }

    get undoable(): boolean {
        return this.#steps.undoable;
    }

    get redoable(): boolean {
        return this.#steps.redoable;
    }

    get estimated(): boolean {
        return this.passages.some(({ words }) => words?.includes("~"));
    }

    get doubtful(): readonly Passage[] {
        return this.passages.filter(unsure);
    }

    /** Loads the text, a part at a time; the first time each part is there as it comes. */
    async load(): Promise<void> {
        const turn = ++this.#turn;
        const first = this.passages.length === 0;
        this.loading = "loading";
        const all: Passage[] = [];
        try {
            for (let total = 1; all.length < total;) {
                const chunk = await this.#load(all.length);
                if (turn !== this.#turn) {
                    return;
                }
                all.push(...chunk.passages);
                total = chunk.passages.length === 0 ? 0 : chunk.total;
                if (first || all.length >= total) {
                    this.#loaded(chunk, [...all]);
                }
            }
            this.loading = "loaded";
        } catch {
            this.loading = "failed";
        }
        this.#changed();
    }

    #loaded({ number, revision }: Chunk, passages: Passage[]): void {
        this.number = number;
        this.#show(passages);
        if (this.#send && number > 0) {
            this.#saver = new Saving(number, revision, passages, this.#send, {
                state: (state) => this.#saved(state),
                saved: (came, alone) => this.#timed(came, alone),
                outdated: (splices) => this.#outdated(splices),
            });
        }
    }

    #saved(state: SavingState): void {
        this.saving = state;
        this.#changed();
    }

    /** What came back has its times now; where others write too, what they wrote is fetched. */
    #timed(came: readonly Passage[], alone: boolean): void {
        const times = new Map(came.map((one) => [one.key, one]));
        this.#show(
            this.passages.map((one) => {
                const timed = times.get(one.key);
                return timed && timed.text === one.text ? { ...timed, kept: one.kept } : one;
            }),
        );
        if (!alone && !this.#saver?.unsaved) {
            this.#steps.forget();
            void this.load();
        }
    }

    /** Nothing of it is dropped: it waits for a decision while the newer text is shown. */
    #outdated(splices: readonly Splice[]): void {
        this.#steps.forget();
        void this.load().then(() => {
            this.refused = [...this.refused, ...splices.filter((splice) => !this.#isThere(splice))];
            this.#changed();
        });
        this.#changed();
    }

    /** An answer that was lost on the way leaves a change that is there already. */
    #isThere({ gone, came }: Splice): boolean {
        const keys = new Map(this.passages.map((one) => [one.key, one]));
        const kept = new Set(came.map(({ key }) => key));
        return (
            came.every(({ key, text }) => keys.get(key)?.text === text) &&
            gone.every(({ key }) => kept.has(key) || !keys.has(key))
        );
    }

    /** Puts in what was refused, as far as what it changes is still there. */
    insist(): void {
        const keys = new Map(this.passages.map((one) => [one.key, one]));
        const possible = this.refused.filter(({ gone }) => gone.every(({ key }) => keys.has(key)));
        this.refused = this.refused.filter((splice) => !possible.includes(splice));
        this.#do(
            possible.map(({ gone, came }) => ({
                gone: gone.map(({ key }) => keys.get(key)!),
                came: came.map((one) => ({ ...one, words: undefined })),
            })),
        );
    }

    letGo(): void {
        this.refused = [];
        this.#changed();
    }

    saveAgain(): void {
        void this.#saver?.next();
    }

    edit(key: number, text: string): void {
        const passage = this.#passage(key);
        if (passage) {
            this.#do(edit(passage, text));
        }
    }

    /** Parts a passage at a letter; gives the key of the second part. */
    split(key: number, at: number): number | undefined {
        const index = this.passages.findIndex((one) => one.key === key);
        const fresh = Math.floor(Math.random() * 2 ** 48) + 2 ** 32;
        const splices = index < 0 ? [] : split(this.passages[index], at, this.passages[index + 1], fresh);
        this.#do(splices);
        return splices.length > 0 ? fresh : undefined;
    }

    /** Joins a passage with the one after it; gives the key of the one and where they meet. */
    join(key: number): { key: number; at: number } | undefined {
        const index = this.passages.findIndex((one) => one.key === key);
        const [first, second] = [this.passages[index], this.passages[index + 1]];
        if (index < 0 || !second) {
            return undefined;
        }
        this.#do(join(first, second));
        return { key, at: first.text.length };
    }

    undo(): void {
        this.#again(this.#steps.undo());
    }

    redo(): void {
        this.#again(this.#steps.redo());
    }

    #again(splices: readonly Splice[] | undefined): void {
        if (splices) {
            this.#put(splices);
        }
    }

    #do(splices: readonly Splice[]): void {
        if (splices.length > 0) {
            this.#steps.did(splices);
            this.#put(splices);
        }
    }

    #put(splices: readonly Splice[]): void {
        this.#show(applied(this.passages, splices));
        this.#saver?.push(splices);
    }

    find(wanted: string, matchCase: boolean): void {
        this.#wanted = wanted;
        this.#matchCase = matchCase;
        this.hits = find(this.passages, wanted, matchCase);
        this.hit = this.hits.length > 0 ? 0 : -1;
        this.#changed();
    }

    /** Looks at the next of what was found, or the one before. */
    step(by: 1 | -1): Hit | undefined {
        if (this.hits.length > 0) {
            this.hit = (this.hit + by + this.hits.length) % this.hits.length;
            this.#changed();
        }
        return this.hits[this.hit];
    }

    replaceOne(by: string): void {
        const one = this.hits[this.hit];
        if (one) {
            this.#do(replace(this.passages, [one], by));
        }
    }

    /** How many there were. */
    replaceAll(by: string): number {
        const { length } = this.hits;
        this.#do(replace(this.passages, this.hits, by));
        return length;
    }

    at(now: number): number {
        return passageAt(this.passages, now);
    }

    #passage(key: number): Passage | undefined {
        return this.passages.find((one) => one.key === key);
    }

    #show(passages: readonly Passage[]): void {
        this.passages = passages;
        if (this.#wanted) {
            this.hits = find(passages, this.#wanted, this.#matchCase);
            this.hit = Math.min(this.hit, this.hits.length - 1);
        }
        this.#changed();
    }

    #changed(): void {
        this.dispatchEvent(new Event("change"));
    }
}
