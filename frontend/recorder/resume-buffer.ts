/** A stretch of 16 kHz PCM16 audio, at its place in the recording. */
export interface Piece {
    /** In samples from the recording's start. */
    readonly offset: number;
    readonly samples: Int16Array;
    /** So many samples of silence stand here instead. */
    readonly silence?: number;
}

const NO_SAMPLES = new Int16Array(0);

/** Keeps what was spoken until the server has said that it is safe there. */
export class ResumeBuffer {
    #pieces: Piece[] = [];
    #end: number;
    #acknowledged: number;
    #sent: number;
    /** The first piece that is not wholly sent. */
    #next = 0;

    /** @param pieces of an interrupted recording; what comes after a gap among them is left out */
    constructor(pieces: readonly Piece[] = []) {
        const start = pieces[0]?.offset ?? 0;
        this.#end = start;
        this.#acknowledged = start;
        this.#sent = start;
        for (const piece of pieces) {
            if (piece.offset === this.#end) {
                this.#pieces.push(piece);
                this.#end = pieceEnd(piece);
            }
        }
    }

    /** Samples recorded so far. */
    get end(): number {
        return this.#end;
    }

    /** Samples that are safe on the server. */
    get acknowledged(): number {
        return this.#acknowledged;
    }

    /** Where the audio begins that is still kept here. */
    get start(): number {
        return this.#pieces[0]?.offset ?? this.#end;
    }

    get empty(): boolean {
        return this.#pieces.length === 0;
    }

    get allSent(): boolean {
        return this.#sent === this.#end;
    }

    /** @param sound or the length of silence in its place */
    push(sound: Int16Array | number): Piece {
        const offset = this.#end;
        const piece =
            typeof sound === "number"
                ? { offset, samples: NO_SAMPLES, silence: sound }
                : { offset, samples: sound };
        this.#pieces.push(piece);
        this.#end = pieceEnd(piece);
        return piece;
    }

    /** Forgets whole pieces before that place. */
    acknowledge(samples: number): void {
        this.#acknowledged = Math.max(this.#acknowledged, Math.min(samples, this.#end));
        const kept = this.#pieces.findIndex((piece) => pieceEnd(piece) > this.#acknowledged);
        const safe = kept < 0 ? this.#pieces.length : kept;
        this.#pieces.splice(0, safe);
        this.#next = Math.max(0, this.#next - safe);
    }

    /** A new connection goes on from that place. */
    rewind(samples: number): void {
        this.acknowledge(samples);
        this.#sent = Math.max(samples, this.start);
        this.#next = 0;
    }

    /** The next piece to send, marked as sent; a piece that is safe in part is cut. */
    next(): Piece | undefined {
        let piece = this.#pieces[this.#next];
        while (piece && pieceEnd(piece) <= this.#sent) {
            piece = this.#pieces[++this.#next];
        }
        if (!piece) {
            return undefined;
        }
        const skip = Math.max(0, this.#sent - piece.offset);
        this.#sent = pieceEnd(piece);
        return skip === 0 ? piece : rest(piece, skip);
    }
}

function rest(piece: Piece, skip: number): Piece {
    return {
        offset: piece.offset + skip,
        samples: piece.samples.subarray(skip),
        ...(piece.silence && { silence: piece.silence - skip }),
    };
}

function pieceEnd(piece: Piece): number {
    return piece.offset + piece.samples.length + (piece.silence ?? 0);
}
