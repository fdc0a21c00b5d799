import { append, finish, restyle, sessionUpdate, type ServerEvent, type Wishes } from "./protocol.ts";
import type { ResumeBuffer } from "./resume-buffer.ts";

/** Where a dictation stands on the server. */
export interface Place {
    readonly dictation?: string;
    /** Where it begins in the recording, in samples. */
    readonly base: number;
}

/** Who uses the client. */
export interface Listener {
    /** A fresh client secret. */
    secret(): Promise<string>;
    heard(event: ServerEvent): void;
    connected(up: boolean): void;
    /** A dictation is taken up: what was not final is told again. */
    resuming(): void;
    placed(place: Place): void;
    /** The buffer may have forgotten something. */
    acknowledged(): void;
    /** The server will not do it; its code, and its sentence for programs, say why; and when it may, if it knows. */
    refused(code: string, message: string, renewsAt?: string): void;
    /** Everything is final; without an event where there was nothing to finish, or it was finished before. */
    finished(event?: ServerEvent): void;
}

const FIRST_DELAY = 500;
const LONGEST_DELAY = 10_000;
const SECRET_TIMEOUT = 10_000;
const SILENCE_WHILE_SENDING = 8_000;
const SILENCE_WHILE_FINISHING = 60_000;
const MOST_UNSENT_BYTES = 256 * 1024;

/** Errors after which another connection may do better. */
const PASSING = new Set(["audio_gap", "audio_not_kept", "server_error", "finish_failed", "session_idle"]);

/** The other tab may be our own connection before, which the server has not given up yet. */
const ALREADY_DICTATING = "already_dictating";

/** Sends a recording's audio to the server through as many connections as it takes. */
export class RealtimeClient {
    readonly #address: string;
    readonly #buffer: ResumeBuffer;
    readonly #listener: Listener;
    #wishes: Wishes;
    #place: Place;
    #socket?: WebSocket;
    #asking = false;
    #ready = false;
    #finishing = false;
    #finishSent = false;
    #closed = false;
    #attempts = 0;
    #connections = 0;
    /** Segments that are final here. */
    #known = 0;
    #lastHeard = 0;
    #retry?: ReturnType<typeof setTimeout>;
    readonly #watch = setInterval(() => this.#check(), 1000);
    readonly #online = () => this.#connect();
    readonly #offline = () => this.#lost();

    constructor(address: string, buffer: ResumeBuffer, wishes: Wishes, listener: Listener, place: Place) {
        this.#address = address;
        this.#buffer = buffer;
        this.#wishes = wishes;
        this.#listener = listener;
        this.#place = place;
        addEventListener("online", this.#online);
        addEventListener("offline", this.#offline);
        this.#connect();
    }

    /** Sends what the buffer has and the line takes. */
    pump(): void {
        const socket = this.#socket;
        if (!this.#ready || !socket) {
            return;
        }
        while (socket.bufferedAmount < MOST_UNSENT_BYTES) {
            const piece = this.#buffer.next();
            if (!piece) {
                break;
            }
            socket.send(append(piece, this.#place.base));
        }
        if (!this.#buffer.allSent) {
            setTimeout(() => this.pump(), 200);
        } else if (this.#finishing && !this.#finishSent) {
            this.#finishSent = true;
            socket.send(finish());
        }
    }

    /** Ends the dictation once everything is sent. */
    finish(): void {
        this.#finishing = true;
        if (this.#buffer.end === 0) {
            this.#end();
            this.#listener.finished();
        } else {
            this.pump();
        }
    }

    restyle(style: string | null): void {
        this.#wishes = { ...this.#wishes, style };
        if (this.#ready) {
            this.#socket?.send(restyle(style));
        }
    }

    async #connect(): Promise<void> {
        clearTimeout(this.#retry);
        if (this.#closed || this.#socket || this.#asking) {
            return;
        }
        this.#asking = true;
        const secret = await within(this.#listener.secret(), SECRET_TIMEOUT).catch(() => undefined);
        this.#asking = false;
        if (this.#closed) {
            return;
        }
        if (secret) {
            this.#open(secret);
        } else {
            this.#lost();
        }
    }

    #open(secret: string): void {
        this.#connections++;
        const socket = new WebSocket(this.#address, ["realtime", `openai-insecure-api-key.${secret}`]);
        this.#socket = socket;
        this.#lastHeard = Date.now();
        const ifCurrent = (work: () => void) => () => this.#socket === socket && work();
        socket.onopen = ifCurrent(() => this.#introduce(socket));
        socket.onmessage = (message) => ifCurrent(() => this.#hear(JSON.parse(message.data)))();
        socket.onclose = ifCurrent(() => this.#lost());
    }

    #introduce(socket: WebSocket): void {
        if (this.#place.dictation) {
            this.#listener.resuming();
        }
        socket.send(sessionUpdate(this.#wishes, this.#place.dictation, this.#known));
    }

    #hear(event: ServerEvent): void {
        this.#lastHeard = Date.now();
        switch (event.type) {
            case "session.updated":
                this.#standing(event);
                break;
            case "sotto.received":
                this.#buffer.acknowledge(this.#place.base + (event.samples ?? 0));
                this.#listener.acknowledged();
                break;
            case "sotto.finished":
                this.#end();
                this.#listener.finished(event);
                break;
            case "error":
                this.#failed(event.error?.code ?? "", event.error?.message ?? "", event.sotto?.renews_at);
                break;
            default:
                this.#known = Math.max(this.#known, settled(event));
                this.#listener.heard(event);
        }
    }

    #standing({ sotto }: ServerEvent): void {
        if (sotto?.dictation_id && sotto.dictation_id !== this.#place.dictation) {
            this.#put({ ...this.#place, dictation: sotto.dictation_id });
        }
        if (!this.#ready) {
            this.#ready = true;
            this.#attempts = 0;
            this.#finishSent = false;
            this.#buffer.rewind(this.#place.base + (sotto?.received ?? 0));
            this.#listener.acknowledged();
            this.#listener.connected(true);
            this.pump();
        }
    }

    #failed(code: string, message: string, renewsAt?: string): void {
        if (code === "dictation_not_found") {
            this.#beginAnew();
        } else if (code === "nothing_to_finish") {
            this.#end();
            this.#listener.finished();
        } else if (PASSING.has(code) || (code === ALREADY_DICTATING && this.#connections > 1)) {
            this.#lost();
        } else {
            this.#end();
            this.#listener.refused(code, message, renewsAt);
        }
    }

    /** The server finished the dictation by itself meanwhile: what it does not have becomes another one. */
    #beginAnew(): void {
        if (this.#finishing && this.#buffer.empty) {
            this.#end();
            this.#listener.finished();
            return;
        }
        this.#known = 0;
        this.#put({ base: this.#buffer.acknowledged });
        this.#socket?.send(sessionUpdate(this.#wishes, undefined));
    }

    #put(place: Place): void {
        this.#place = place;
        this.#listener.placed(place);
    }

    /** A dead network does not close a socket: silence where there should be an answer does. */
    #check(): void {
        const silence = Date.now() - this.#lastHeard;
        const awaiting = this.#finishSent || this.#buffer.end > this.#buffer.acknowledged;
        const limit = this.#finishSent ? SILENCE_WHILE_FINISHING : SILENCE_WHILE_SENDING;
        if (this.#socket && awaiting && silence > limit) {
            this.#lost();
        }
    }

    #lost(): void {
        if (this.#closed) {
            return;
        }
        this.#drop();
        this.#listener.connected(false);
        const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#attempts++);
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.#connect(), delay * (0.75 + Math.random() / 2));
    }

    #end(): void {
        this.#closed = true;
        clearInterval(this.#watch);
        clearTimeout(this.#retry);
        removeEventListener("online", this.#online);
        removeEventListener("offline", this.#offline);
        this.#drop();
    }

    #drop(): void {
        const socket = this.#socket;
        this.#socket = undefined;
        this.#ready = false;
        socket?.close();
    }
}

function within<T>(promise: Promise<T>, limit: number): Promise<T> {
    return Promise.race([
        promise,
        new Promise<T>((_, reject) => setTimeout(() => reject(new Error("timed out")), limit)),
    ]);
}

/** How many segments are final with this one: item ids end in its number. */
function settled(event: ServerEvent): number {
    const number = SETTLED.test(event.type) ? /_(\d+)$/.exec(event.item_id ?? "")?.[1] : undefined;
    return number === undefined ? 0 : Number(number) + 1;
}

const SETTLED = /input_audio_transcription\.(completed|failed)$/;
