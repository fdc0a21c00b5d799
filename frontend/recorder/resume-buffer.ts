/** A stretch of 16 kHz PCM16 audio, at its place in the recording. */
export interface Piece {
    /** In samples from the recording's start. */
    readonly offset: number;
    readonly samples: Int16Array;
}

/** Keeps what was spoken until the server has said that it is safe there. */
export class ResumeBuffer {
    #pieces: Piece[] = [];
    #end: number;
    #acknowledged: number;
    #sent: number;

    /** @param pieces of an interrupted recording; what comes after a gap among them is left out */
    constructor(pieces: readonly Piece[] = []) {
        const start = pieces[0]?.offset ?? 0;
        this.#end = start;
        this.#acknowledged = start;
        this.#sent = start;
        for (const piece of pieces) {
            if (piece.offset === this.#end) {
                this.#pieces.push(piece);
                this.#end += piece.samples.length;
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

    push(samples: Int16Array): Piece {
        const piece = { offset: this.#end, samples };
        this.#pieces.push(piece);
        this.#end += samples.length;
        return piece;
    }

    /** Forgets whole pieces before that place. */
    acknowledge(samples: number): void {
        this.#acknowledged = Math.max(this.#acknowledged, Math.min(samples, this.#end));
        while (this.#pieces[0] && pieceEnd(this.#pieces[0]) <= this.#acknowledged) {
            this.#pieces.shift();
        }
    }

    /** A new connection goes on from that place. */
    rewind(samples: number): void {
        this.acknowledge(samples);
        this.#sent = Math.max(samples, this.start);
    }

    /** The next piece to send, marked as sent; a piece that is safe in part is cut. */
    next(): Piece | undefined {
        const piece = this.#pieces.find((candidate) => pieceEnd(candidate) > this.#sent);
        if (!piece) {
            return undefined;
        }
        const skip = Math.max(0, this.#sent - piece.offset);
        this.#sent = pieceEnd(piece);
        return skip === 0 ? piece : { offset: piece.offset + skip, samples: piece.samples.subarray(skip) };
    }
}

function pieceEnd(piece: Piece): number {
    return piece.offset + piece.samples.length;
}
