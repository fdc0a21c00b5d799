import type { Splice } from "./edits.ts";
import type { Passage } from "./passage.ts";

/** What goes to the server (Change.java). */
export interface Change {
    readonly number: number;
    readonly splices: readonly {
        readonly gone: readonly { readonly key: number; readonly revision: number }[];
        readonly came: readonly Partial<Passage>[];
    }[];
}

/** What the server says (Saved.java). */
export type Reply =
    | { readonly safe: true; readonly revision: number; readonly passages: readonly Passage[] }
    | { readonly safe: false };

export type SavingState = "saved" | "saving" | "failed";

export interface Listener {
    state(state: SavingState): void;
    /** `alone`: nobody else has changed the text since the change before. */
    saved(passages: readonly Passage[], alone: boolean): void;
    /** Somebody changed what these were to change. They are not saved, and neither is what came after. */
    outdated(splices: readonly Splice[]): void;
}

/** Sends changes in order, one at a time; nothing that was not acknowledged is dropped. */
export class Saving {
    readonly #waiting: (readonly Splice[])[] = [];
    readonly #revisions = new Map<number, number>();
    readonly #number: number;
    readonly #send: (change: Change) => Promise<Reply>;
    readonly #listener: Listener;
    #revision: number;
    #busy = false;

    constructor(
        number: number,
        revision: number,
        passages: readonly Passage[],
        send: (change: Change) => Promise<Reply>,
        listener: Listener,
    ) {
        this.#number = number;
        this.#revision = revision;
        this.#send = send;
        this.#listener = listener;
        passages.forEach((one) => this.#revisions.set(one.key, one.revision));
    }

    get unsaved(): boolean {
        return this.#waiting.length > 0;
    }

    push(splices: readonly Splice[]): void {
        this.#waiting.push(splices);
        void this.next();
    }

    /** Also tries again after a failure. */
    async next(): Promise<void> {
        if (this.#busy || this.#waiting.length === 0) {
            return;
        }
        this.#busy = true;
        this.#listener.state("saving");
        try {
            while (this.#waiting.length > 0) {
                this.#take(await this.#send(this.#change(this.#waiting[0])));
            }
            this.#listener.state("saved");
        } catch {
            this.#listener.state("failed");
        } finally {
            this.#busy = false;
        }
    }

    #take(reply: Reply): void {
        if (!reply.safe) {
            this.#listener.outdated(this.#waiting.splice(0).flat());
            return;
        }
        this.#waiting.shift();
        const alone = reply.revision === this.#revision + 1;
        this.#revision = reply.revision;
        reply.passages.forEach((one) => this.#revisions.set(one.key, one.revision));
        this.#listener.saved(reply.passages, alone);
    }

    #change(splices: readonly Splice[]): Change {
        return {
            number: this.#number,
            splices: splices.map(({ gone, came }) => ({
                gone: gone.map(({ key, revision }) => ({
                    key,
                    revision: this.#revisions.get(key) ?? revision,
                })),
                came: came.map(({ key, place, text, confidence, start, end, words }) => ({
                    key,
                    place,
                    text,
                    confidence: confidence ?? null,
                    ...(words === undefined ? {} : { start, end, words }),
                })),
            })),
        };
    }
}
