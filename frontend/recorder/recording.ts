import { complete, hear, hearAgain, NOTHING, type DictatedText } from "./dictated-text.ts";
import { Microphone, MicrophoneError, type MicrophoneProblem } from "./microphone.ts";
import type { KeptRecording, PieceStore } from "./piece-store.ts";
import { SAMPLE_RATE, type ServerEvent, type Wishes } from "./protocol.ts";
import { RealtimeClient, type Listener, type Place } from "./realtime-client.ts";
import { holdLock } from "./recording-lock.ts";
import { ResumeBuffer } from "./resume-buffer.ts";
import { SilenceGate, type Sent } from "./silence-gate.ts";
import { WakeLock } from "./wake-lock.ts";

export type Phase = "connecting" | "recording" | "paused" | "finishing" | "done";

/** What stands in the way: a key of the page's strings, or the server's own sentence. */
export type Problem =
    | { readonly key: MicrophoneProblem | "microphoneLost" | Refusal; readonly renewsAt?: string }
    | { readonly sentence: string };

type Refusal = "spent" | "elsewhere" | "noEngine";

/** The server's codes that the page has words for. */
const REFUSALS = new Map<string, Refusal>([
    ["insufficient_quota", "spent"],
    ["already_dictating", "elsewhere"],
    ["model_not_found", "noEngine"],
]);

/** What a recording needs from its page. */
export interface Surroundings {
    readonly address: string;
    readonly store: PieceStore;
    secret(): Promise<string>;
    /** Something to show has changed. */
    changed(): void;
    level(value: number): void;
    finished(recording: Recording): void;
    /** Nothing more comes of it, for whatever reason. */
    over(): void;
}

const WORTH_KEEPING_SECONDS = 2;

/** Ends the segment being spoken where somebody pauses: a little more than the server waits for. */
const CLOSING_SILENCE = 0.8 * SAMPLE_RATE;

/** One recording from the first sample to the final text, through lost connections and dead pages. */
export class Recording {
    phase: Phase = "connecting";
    text: DictatedText = NOTHING;
    problem?: Problem;
    /** The microphone it went on with when the chosen one was unplugged. */
    insteadOf?: string;
    /** Whether the system has taken the sound away. */
    hushed = false;
    lagMs = 0;
    /** Minutes ran out; when they renew. */
    renewsAt?: string;

    #kept: KeptRecording;
    #buffer: ResumeBuffer;
    #connected?: boolean;
    #microphone?: Microphone;
    #gate = new SilenceGate();
    #device = "";
    #hangingUp?: Promise<void>;
    readonly #awake = new WakeLock();
    #client?: RealtimeClient;
    #unlock?: () => void;
    readonly #around: Surroundings;

    private constructor(kept: KeptRecording, buffer: ResumeBuffer, around: Surroundings) {
        this.#kept = kept;
        this.#buffer = buffer;
        this.#around = around;
    }

    /** Speaks into the microphone at once; the server may come later. */
    static begin(wishes: Wishes, device: string, around: Surroundings): Recording {
        const id = crypto.randomUUID?.() ?? String(Math.random());
        const recording = new Recording(
            { id, startedAt: Date.now(), wishes, base: 0 },
            new ResumeBuffer(),
            around,
        );
        void recording.#listen(device);
        return recording;
    }

    /** Sends what an interrupted page left behind, and finishes it. */
    static recover(kept: KeptRecording, around: Surroundings): Recording {
        const recording = new Recording(kept, new ResumeBuffer(), around);
        void recording.#goOn();
        return recording;
    }

    /** Recorded so far. */
    get seconds(): number {
        return this.#buffer.end / SAMPLE_RATE;
    }

    get dictation(): string | undefined {
        return this.#kept.dictation;
    }

    /** Whether a connection was there and is not now. */
    get offline(): boolean {
        return this.#connected === false;
    }

    /** Whether leaving the page now would interrupt it. */
    get unfinished(): boolean {
        return this.phase !== "done";
    }

    restyle(style: string | null): void {
        this.#keep({ wishes: { ...this.#kept.wishes, style } });
        this.#client?.restyle(style);
    }

    /** Whether it waits for a microphone to be plugged in. */
    get microphoneless(): boolean {
        return this.phase === "paused" && this.problem !== undefined;
    }

    /** Gives the microphone back until {@link resume}; what was said is made final. */
    async pause(): Promise<void> {
        if (this.phase === "recording") {
            this.#enter("paused");
            this.#hangingUp = this.#hangUp();
            await this.#hangingUp;
            this.#send([CLOSING_SILENCE]);
        }
    }

    async resume(): Promise<void> {
        if (this.phase !== "paused") {
            return;
        }
        this.#enter("connecting");
        await this.#hangingUp;
        try {
            await this.#listenTo(this.#device);
            this.problem = undefined;
            await this.#enterUnlessOver("recording");
        } catch (problem) {
            this.problem = { key: reason(problem) };
            await this.#enterUnlessOver("paused");
        }
    }

    /** The server may have refused to go on while the microphone was awaited. */
    async #enterUnlessOver(phase: Phase): Promise<void> {
        if (this.phase === "connecting") {
            this.#enter(phase);
        } else {
            await this.#hangUp();
        }
    }

    /** Goes on with another microphone, without a word lost in between. */
    async switchTo(device: string): Promise<void> {
        this.#device = device;
        if (this.phase === "recording") {
            const before = this.#microphone;
            try {
                await this.#listenTo(device);
                this.insteadOf = undefined;
                this.problem = undefined;
                await before?.stop();
            } catch (problem) {
                this.problem = { key: reason(problem) };
            }
            this.#around.changed();
        }
    }

    /** Stops listening; the rest is sent and made final. */
    async stop(): Promise<void> {
        if (this.phase !== "recording" && this.phase !== "paused") {
            return;
        }
        this.#enter("finishing");
        await this.#hangUp();
        this.#client?.finish();
    }

    async #listen(device: string): Promise<void> {
        try {
            await this.#listenTo(device);
            this.#unlock = await holdLock(this.#kept.id);
            await this.#around.store.save(this.#kept);
            this.#enter("recording");
            this.#connect();
        } catch (problem) {
            this.#fail({ key: reason(problem) });
        }
    }

    async #listenTo(device: string): Promise<void> {
        let opened: Microphone | undefined;
        const ifCurrent = (work: () => void) => opened === this.#microphone && work();
        opened = await Microphone.open(device, {
            heard: (pcm, level) => ifCurrent(() => this.#take(pcm, level)),
            hushed: (hushed) => ifCurrent(() => this.#hush(hushed)),
            lost: () => ifCurrent(() => void this.#microphoneLost()),
        });
        this.#device = device;
        this.#microphone = opened;
        this.hushed = false;
        this.#awake.hold();
    }

    async #hangUp(): Promise<void> {
        await this.#microphone?.stop();
        this.#microphone = undefined;
        this.#awake.release();
        this.#send(this.#gate.flush());
        this.#around.level(0);
    }

    async #goOn(): Promise<void> {
        this.#unlock = await holdLock(this.#kept.id);
        this.#buffer = new ResumeBuffer(await this.#around.store.pieces(this.#kept.id));
        this.#enter("finishing");
        this.#connect();
        this.#client?.finish();
    }

    #connect(): void {
        const listener: Listener = {
            secret: () => this.#around.secret(),
            heard: (event) => this.#hear(event),
            connected: (up) => this.#line(up),
            resuming: () => this.#hearAgain(),
            placed: (place: Place) => this.#keep({ dictation: place.dictation, base: place.base }),
            acknowledged: () => void this.#around.store.forget(this.#kept.id, this.#buffer.start),
            refused: (code, sentence, renewsAt) => this.#refused(code, sentence, renewsAt),
            finished: (event) => this.#finished(event),
        };
        const { wishes, dictation, base } = this.#kept;
        this.#client = new RealtimeClient(this.#around.address, this.#buffer, wishes, listener, {
            dictation,
            base,
        });
    }

    #take(pcm: Int16Array, level: number): void {
        this.#send(this.#gate.push(pcm, level));
        this.#around.level(level);
    }

    #send(sounds: readonly Sent[]): void {
        for (const sound of sounds) {
            void this.#around.store.add(this.#kept.id, this.#buffer.push(sound));
        }
        this.#client?.pump();
    }

    #hush(hushed: boolean): void {
        this.hushed = hushed;
        this.#around.changed();
    }

    #hearAgain(): void {
        this.text = hearAgain(this.text);
        this.#around.changed();
    }

    #hear(event: ServerEvent): void {
        this.text = hear(this.text, event);
        if (event.type === "sotto.lag") {
            this.lagMs = event.ms ?? 0;
        } else if (event.type === "sotto.exhausted") {
            this.renewsAt = event.renews_at;
            void this.stop();
        }
        this.#around.changed();
    }

    #line(up: boolean): void {
        this.#connected = up;
        this.#around.changed();
    }

    /** Another microphone will do; without one it waits. */
    async #microphoneLost(): Promise<void> {
        const lost = this.#microphone;
        try {
            await this.#listenTo("");
            this.insteadOf = this.#microphone?.label;
        } catch {
            this.problem = { key: "microphoneLost" };
            await this.pause();
        }
        void lost?.stop();
        this.#around.changed();
    }

    /** What the server does not have stays in the browser, unless it is hardly a word: for another time. */
    async #refused(code: string, sentence: string, renewsAt?: string): Promise<void> {
        await this.#hangUp();
        const key = REFUSALS.get(code);
        this.#fail(
            key ? { key, renewsAt } : { sentence },
            !this.#buffer.empty && this.seconds > WORTH_KEEPING_SECONDS,
        );
    }

    #fail(problem: Problem, keep = false): void {
        this.problem = problem;
        this.#over(keep);
    }

    #finished(event?: ServerEvent): void {
        if (event && this.#kept.base === 0) {
            this.text = complete(this.text, event);
        }
        this.#over();
        this.#around.finished(this);
    }

    #over(keep = false): void {
        this.#awake.release();
        this.#enter("done");
        void this.#tidy(keep);
    }

    async #tidy(keep: boolean): Promise<void> {
        if (!keep) {
            await this.#around.store.delete(this.#kept.id);
        }
        this.#unlock?.();
        this.#around.over();
    }

    #keep(change: Partial<KeptRecording>): void {
        this.#kept = { ...this.#kept, ...change };
        void this.#around.store.save(this.#kept);
    }

    #enter(phase: Phase): void {
        this.phase = phase;
        this.#around.changed();
    }
}

function reason(problem: unknown): MicrophoneProblem {
    return problem instanceof MicrophoneError ? problem.problem : "noMicrophone";
}
