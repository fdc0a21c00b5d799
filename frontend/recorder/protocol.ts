import type { Piece } from "./resume-buffer.ts";

/** How the recorder wants to be heard. */
export interface Wishes {
    readonly language: string;
    /** A style's key, or null for raw text only. */
    readonly style: string | null;
    /** Whether spoken commands are obeyed. */
    readonly commands?: boolean;
}

/** What of a transcript was obeyed rather than written, or taken back. */
export interface Obeyed {
    readonly from: number;
    readonly to: number;
    readonly command: string;
}

/** What the server says; see docs/realtime.md. */
export interface ServerEvent {
    readonly type: string;
    readonly item_id?: string;
    readonly text?: string;
    readonly delta?: string;
    readonly transcript?: string;
    readonly engine?: string;
    readonly outcome?: string;
    readonly polished?: string;
    readonly commands?: readonly Obeyed[];
    readonly ms?: number;
    readonly samples?: number;
    readonly dictation_id?: string;
    readonly renews_at?: string;
    readonly sotto?: {
        readonly dictation_id?: string;
        readonly received?: number;
        readonly renews_at?: string;
    };
    readonly error?: { readonly code: string; readonly message: string };
}

export const SAMPLE_RATE = 16000;

/** Where the server of this page listens. */
export function socketAddress(): string {
    const address = new URL("v1/realtime?intent=transcription", document.baseURI);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    return address.href;
}

/**
 * Begins a session, or takes up the dictation whose connection broke.
 *
 * @param known segments that are final here; later ones are told again
 */
export function sessionUpdate(wishes: Wishes, resume: string | undefined, known = 0): string {
    return JSON.stringify({
        type: "session.update",
        session: {
            type: "transcription",
            audio: {
                input: {
                    format: { type: "audio/pcm", rate: SAMPLE_RATE },
                    transcription: { language: wishes.language },
                    turn_detection: { type: "server_vad" },
                },
            },
        },
        sotto: {
            style: wishes.style,
            ...(wishes.commands && { commands: true }),
            keep: true,
            ...(resume && { resume, known }),
        },
    });
}

/** @param base where the dictation begins in the recording, in samples */
export function append(piece: Piece, base: number): string {
    const offset = piece.offset - base;
    return JSON.stringify({
        type: "input_audio_buffer.append",
        ...(piece.silence
            ? { sotto: { offset, silence: piece.silence } }
            : { audio: toBase64(piece.samples), sotto: { offset } }),
    });
}

export function restyle(style: string | null): string {
    return JSON.stringify({ type: "sotto.style", style });
}

export function finish(): string {
    return JSON.stringify({ type: "sotto.finish" });
}

/** Little-endian bytes, whatever the machine. */
export function toBase64(samples: Int16Array): string {
    const bytes = new Uint8Array(samples.length * 2);
    const view = new DataView(bytes.buffer);
    samples.forEach((sample, i) => view.setInt16(i * 2, sample, true));
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
