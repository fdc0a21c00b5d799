/** Sound, or how many samples of silence stand in its place. */
export type Sent = Int16Array | number;

const HISTORY = 100;
const HANG_OVER = 10;
const PRE_ROLL = 5;
const SILENCE_PIECE = 16_000;

/** Whatever is louder is sent, however loud the room is: −50 dB of full scale. */
const SURELY_SOUND = 0.00316;

/** Whatever is quieter is silence, however quiet the room is: −65 dB. */
const SURELY_SILENCE = 0.00056;

/**
 * Leaves out plain silence: pieces of 100 ms that are hardly louder than the room was at its quietest in the
 * last ten seconds. A second after the last sound and half a second before the next are sent as they are, so
 * that the server finds the edges of speech, and bills it, as if it had heard everything. What is left out is
 * told by its length, so that times stay true.
 */
export class SilenceGate {
    readonly #levels: number[] = [];
    #waiting: Int16Array[] = [];
    #dropped = 0;
    #quietFor = 0;

    /** @param level of the piece, 0 to 1 */
    push(piece: Int16Array, level: number): Sent[] {
        this.#quietFor = this.#quiet(level) ? this.#quietFor + 1 : 0;
        if (this.#quietFor <= HANG_OVER) {
            return [...this.flush(), piece];
        }
        this.#waiting.push(piece);
        if (this.#waiting.length > PRE_ROLL) {
            this.#dropped += this.#waiting.shift()?.length ?? 0;
        }
        return this.#dropped >= SILENCE_PIECE ? this.#silence() : [];
    }

    /** What was held back, at the end. */
    flush(): Sent[] {
        const held = [...this.#silence(), ...this.#waiting];
        this.#waiting = [];
        return held;
    }

    #silence(): Sent[] {
        const silence = this.#dropped > 0 ? [this.#dropped] : [];
        this.#dropped = 0;
        return silence;
    }

    #quiet(level: number): boolean {
        this.#levels.push(level);
        if (this.#levels.length > HISTORY) {
            this.#levels.shift();
        }
        const room = 2 * Math.min(...this.#levels);
        return level <= Math.min(SURELY_SOUND, Math.max(SURELY_SILENCE, room));
    }
}
