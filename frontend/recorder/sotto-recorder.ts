import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { chosenMicrophone, desk, type Desk } from "./desk.ts";
import { NOTHING, type DictatedText } from "./dictated-text.ts";
import { engines, type Engine } from "./engines.ts";
import { Floating, small } from "./floating.ts";
import { LevelMeter, visible } from "./level-meter.ts";
import { microphones } from "./microphone.ts";
import { notices } from "./notices.ts";
import { PieceStore, type KeptRecording } from "./piece-store.ts";
import { socketAddress } from "./protocol.ts";
import type { RecorderStrings } from "./recorder-strings.ts";
import { recorderStyles } from "./recorder-styles.ts";
import { isAlive } from "./recording-lock.ts";
import { Recording, type Surroundings } from "./recording.ts";
import { texts, type Shown, type Which } from "./texts.ts";

const SHOWN = "sotto.shown";

/** Under this width there is room for one text beside none. */
const NARROW = 544;

/** Records a person, and shows their words as they become text. */
@customElement("sotto-recorder")
export class SottoRecorder extends LitElement {
    static override readonly styles = recorderStyles;

    /** ISO 639-1, or auto. */
    @property() language = "auto";
    /** A style's key; empty for raw text only. */
    @property() polish = "";
    /** Whether spoken commands are obeyed. */
    @property({ type: Boolean }) commands = false;
    @property({ attribute: false }) strings?: RecorderStrings;
    @property({ attribute: false }) engine?: Engine;

    /** The page's server side. */
    $server?: { secret(): Promise<string> };

    @state() private recording?: Recording;
    @state() private offers: KeptRecording[] = [];
    @state() private devices: MediaDeviceInfo[] = [];
    @state() private shown: Shown | null = localStorage.getItem(SHOWN) as Shown | null;
    @state() private copied?: Which;
    @state() private seconds = 0;

    @query("canvas") private canvas!: HTMLCanvasElement | null;

    readonly #store = new PieceStore();
    readonly #meter = new LevelMeter();
    readonly #keys = (event: KeyboardEvent) => this.#pressed(event);
    readonly #leaving = (event: BeforeUnloadEvent) => this.recording?.unfinished && event.preventDefault();
    readonly #plugged = () => void this.#plug();
    readonly #floating = new Floating(
        () => this.requestUpdate(),
        (event) => this.#pressed(event),
    );
    #announced = "";

    override connectedCallback(): void {
        super.connectedCallback();
        addEventListener("keydown", this.#keys);
        addEventListener("beforeunload", this.#leaving);
        navigator.mediaDevices?.addEventListener("devicechange", this.#plugged);
        void this.#listDevices();
        void this.#findInterrupted();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        removeEventListener("keydown", this.#keys);
        removeEventListener("beforeunload", this.#leaving);
        navigator.mediaDevices?.removeEventListener("devicechange", this.#plugged);
        this.#floating.close();
        void this.recording?.stop();
    }

    /** Starts when idle, stops when recording, goes on when paused; in between it waits. */
    toggle(): void {
        if (this.recording?.phase === "recording") {
            void this.recording.stop();
        } else if (this.recording?.phase === "paused") {
            void this.recording.resume();
        } else if (!this.recording?.unfinished) {
            this.#start();
        }
    }

    /** Pauses when recording, ends what is paused. */
    #second(): void {
        if (this.recording?.phase === "paused") {
            void this.recording.stop();
        } else {
            void this.recording?.pause();
        }
    }

    protected override updated(changes: PropertyValues<this>): void {
        if (changes.has("polish") && this.recording?.unfinished) {
            this.recording.restyle(this.polish || null);
        }
        if (changes.has("strings")) {
            this.#meter.draw(this.canvas);
        }
    }

    protected override render(): TemplateResult | typeof nothing {
        const strings = this.strings;
        if (!strings) {
            return nothing;
        }
        const { recording, offers, shown, copied } = this;
        const text = recording?.text ?? NOTHING;
        const all = this.#desk(strings);
        this.#floating.show(small(all, text));
        return html`
            ${desk(all)}
            ${this.#floating.pinned ? html`<div class="pinned">${small(all, text)}</div>` : nothing}
            ${notices({
                strings,
                recording,
                offers,
                recover: (offer) => this.#recover(offer),
                discard: (offer) => void this.#discard(offer),
            })}
            ${texts({
                strings,
                text,
                polishing: this.polish !== "",
                shown: shown ?? (this.clientWidth < NARROW ? "polished" : "both"),
                copied,
                show: (which) => this.#choose(which),
                copy: (which, words) => void this.#copy(which, words),
            })}
            ${engines(strings, text, this.engine, recording)}
            <div class="unseen" aria-live="polite">${this.#announcement(text)}</div>
        `;
    }

    #desk(strings: RecorderStrings): Desk {
        const { recording, seconds, devices } = this;
        return {
            strings,
            recording,
            seconds,
            devices,
            floating: this.#floating.open,
            toggle: () => this.toggle(),
            second: () => this.#second(),
            float: () => void this.#floating.toggle(strings.floating),
        };
    }

    #choose(which: Shown): void {
        this.shown = which;
        localStorage.setItem(SHOWN, which);
    }

    /** The newest finished segment, for those who listen to the page. */
    #announcement(text: DictatedText): string {
        const segment = text.segments.findLast((candidate) =>
            this.polish ? candidate.polished : candidate.final,
        );
        this.#announced = segment ? (segment.polished?.text ?? segment.raw) : this.#announced;
        return this.recording ? this.#announced : "";
    }

    #start(): void {
        const wishes = { language: this.language, style: this.polish || null, commands: this.commands };
        this.#announced = "";
        this.#show(Recording.begin(wishes, chosenMicrophone(), this.#surroundings()));
    }

    #recover(offer: KeptRecording): void {
        this.offers = this.offers.filter((other) => other !== offer);
        this.#show(Recording.recover(offer, this.#surroundings()));
    }

    #show(recording: Recording): void {
        this.recording = recording;
        this.seconds = 0;
        this.#meter.clear(this.canvas);
        this.dispatchEvent(new CustomEvent("sotto-started"));
    }

    async #discard(offer: KeptRecording): Promise<void> {
        this.offers = this.offers.filter((other) => other !== offer);
        await this.#store.delete(offer.id);
    }

    #surroundings(): Surroundings {
        return {
            address: socketAddress(),
            store: this.#store,
            secret: async () => {
                if (!this.$server) {
                    throw new Error("The page has no server side");
                }
                return this.$server.secret();
            },
            changed: () => this.#refresh(),
            level: (value) => this.#level(value),
            finished: (recording) =>
                this.dispatchEvent(
                    new CustomEvent("sotto-finished", { detail: { dictationId: recording.dictation ?? "" } }),
                ),
            over: () => {
                this.#level(0);
                void this.#findInterrupted();
            },
        };
    }

    #refresh(): void {
        this.seconds = this.recording?.seconds ?? 0;
        this.requestUpdate();
        if (this.recording?.phase === "recording" && this.devices.length === 0) {
            void this.#listDevices();
        }
    }

    #level(value: number): void {
        this.style.setProperty("--_level", String(visible(value)));
        this.#floating.level(visible(value));
        this.#meter.push(this.canvas, value);
        this.seconds = Math.floor(this.recording?.seconds ?? 0);
    }

    async #findInterrupted(): Promise<void> {
        const kept = await this.#store.recordings();
        const alive = await Promise.all(kept.map((recording) => isAlive(recording.id)));
        this.offers = kept.filter((_, i) => !alive[i]);
    }

    async #listDevices(): Promise<void> {
        this.devices = await microphones();
    }

    /** A recording that lost its microphone goes on with the one plugged in. */
    async #plug(): Promise<void> {
        await this.#listDevices();
        if (this.recording?.microphoneless && this.devices.length > 0) {
            await this.recording.resume();
        }
    }

    #pressed(event: KeyboardEvent): void {
        if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.code === "KeyD" && !event.repeat) {
            event.preventDefault();
            this.toggle();
        } else if (
            event.key === "Escape" &&
            !event.defaultPrevented &&
            this.recording?.phase === "recording"
        ) {
            void this.recording.pause();
        }
    }

    async #copy(which: Which, text: string): Promise<void> {
        await navigator.clipboard.writeText(text);
        this.copied = which;
        setTimeout(() => (this.copied = undefined), 2000);
    }
}
