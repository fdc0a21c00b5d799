import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { NOTHING, polishedText, rawText, type DictatedText } from "./dictated-text.ts";
import { MICROPHONE_ICON, STOP_ICON } from "./icons.ts";
import { LevelMeter, visible } from "./level-meter.ts";
import { microphones } from "./microphone.ts";
import { PieceStore, type KeptRecording } from "./piece-store.ts";
import { fill, type RecorderStrings } from "./recorder-strings.ts";
import { recorderStyles } from "./recorder-styles.ts";
import { isAlive } from "./recording-lock.ts";
import { Recording, type Surroundings } from "./recording.ts";
import { polishedWords, rawWords } from "./words.ts";

/** The speech engine as the page knows it. */
interface Engine {
    readonly name: string;
    readonly demo: boolean;
}

const CHOSEN_MICROPHONE = "sotto.microphone";
const NOTABLE_LAG_MS = 1500;

/** Records a person, and shows their words as they become text. */
@customElement("sotto-recorder")
export class SottoRecorder extends LitElement {
    static override readonly styles = recorderStyles;

    /** ISO 639-1, or auto. */
    @property() language = "auto";
    /** A style's key; empty for raw text only. */
    @property() polish = "";
    @property({ attribute: false }) strings?: RecorderStrings;
    @property({ attribute: false }) engine?: Engine;

    /** The page's server side. */
    $server?: { secret(): Promise<string> };

    @state() private recording?: Recording;
    @state() private offers: KeptRecording[] = [];
    @state() private devices: MediaDeviceInfo[] = [];
    @state() private shown: "raw" | "polished" = "polished";
    @state() private copied?: "raw" | "polished";
    @state() private seconds = 0;

    @query("canvas") private canvas!: HTMLCanvasElement | null;
    @query(".record") private button!: HTMLButtonElement | null;

    readonly #store = new PieceStore();
    readonly #meter = new LevelMeter();
    readonly #keys = (event: KeyboardEvent) => this.#pressed(event);
    readonly #leaving = (event: BeforeUnloadEvent) => this.recording?.unfinished && event.preventDefault();
    readonly #plugged = () => void this.#listDevices();
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
        void this.recording?.stop();
    }

    /** Starts when idle, stops when recording; between the two it waits. */
    toggle(): void {
        if (this.recording?.phase === "recording") {
            void this.recording.stop();
        } else if (!this.recording?.unfinished) {
            this.#start();
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
        const text = this.recording?.text ?? NOTHING;
        return html`
            ${this.#desk(strings)} ${this.#notices(strings)} ${this.#texts(strings, text)}
            ${this.#lines(strings, text)}
            <div class="unseen" aria-live="polite">${this.#announcement(text)}</div>
        `;
    }

    #desk(strings: RecorderStrings): TemplateResult {
        const phase = this.recording?.phase;
        const recording = phase === "recording";
        const waiting = phase === "connecting" || phase === "finishing";
        return html`
            <div class="desk">
                <button
                    class="record ${phase ?? ""}"
                    aria-label=${recording ? strings.stop : strings.start}
                    title=${recording ? strings.stop : strings.start}
                    aria-keyshortcuts="Control+Shift+D Meta+Shift+D"
                    ?disabled=${waiting}
                    @click=${this.toggle}
                >
                    ${recording ? STOP_ICON : MICROPHONE_ICON}
                </button>
                <div class="status">
                    <span role="status">${this.#status(strings)}</span>
                    ${this.recording ? html`<span class="elapsed" role="timer">${clock(this.seconds)}</span>` : nothing}
                </div>
                <canvas role="img" aria-label=${strings.level}></canvas>
                <div class="choices">${this.#microphoneChoice(strings)} ${this.#shortcut(strings)}</div>
            </div>
        `;
    }

    #status(strings: RecorderStrings): string {
        const recording = this.recording;
        if (!recording) {
            return strings.ready;
        }
        if (recording.phase === "done") {
            return recording.problem ? "" : strings.finished;
        }
        return strings[recording.phase];
    }

    #microphoneChoice(strings: RecorderStrings): TemplateResult {
        const chosen = localStorage.getItem(CHOSEN_MICROPHONE) ?? "";
        return html`
            <label>
                ${strings.microphone}
                <select ?disabled=${this.recording?.unfinished ?? false} @change=${this.#chooseMicrophone}>
                    <option value="">${strings.defaultMicrophone}</option>
                    ${this.devices.map(
                        (device) =>
                            html`<option value=${device.deviceId} ?selected=${device.deviceId === chosen}>
                                ${device.label}
                            </option>`,
                    )}
                </select>
            </label>
        `;
    }

    #shortcut(strings: RecorderStrings): TemplateResult {
        const [before, after] = strings.shortcut.split("{0}");
        const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
        return html`<span class="keys">${before}<kbd>${modifier} + Shift + D</kbd>${after}</span>`;
    }

    #notices(strings: RecorderStrings): TemplateResult {
        const recording = this.recording;
        return html`
            ${
                recording?.unfinished && recording.offline
                    ? notice(recording.phase === "recording" ? strings.offline : strings.offlineFinishing)
                    : nothing
            }
            ${recording?.problem ? problem(describe(recording.problem, strings)) : nothing}
            ${recording?.renewsAt ? problem(fill(strings.exhausted, date(recording.renewsAt))) : nothing}
            ${recording?.unfinished ? nothing : this.offers.map((offer) => this.#offer(strings, offer))}
        `;
    }

    #offer(strings: RecorderStrings, offer: KeptRecording): TemplateResult {
        return html`
            <div class="notice" role="status">
                <span>${strings.interrupted} (${new Date(offer.startedAt).toLocaleString()})</span>
                <button class="plain" @click=${() => this.#recover(offer)}>
                    ${strings.finishInterrupted}
                </button>
                <button class="plain" @click=${() => this.#discard(offer)}>
                    ${strings.discardInterrupted}
                </button>
            </div>
        `;
    }

    #texts(strings: RecorderStrings, text: DictatedText): TemplateResult {
        const both = this.polish !== "" || text.segments.some((segment) => segment.polished);
        return html`
            ${both ? this.#toggle(strings) : nothing}
            <div class="texts ${both ? "both" : ""}" data-shown=${this.shown}>
                <section class="panel raw-panel" aria-label=${strings.raw}>
                    ${this.#header(strings.raw, strings, "raw", rawText(text))}
                    <p class="words">
                        ${rawWords(text)}${rawText(text) || text.partial ? nothing : empty(strings.emptyRaw)}
                    </p>
                </section>
                ${both ? this.#polishedPanel(strings, text) : nothing}
            </div>
        `;
    }

    #polishedPanel(strings: RecorderStrings, text: DictatedText): TemplateResult {
        return html`
            <section class="panel polished-panel" aria-label=${strings.polished}>
                ${this.#header(strings.polished, strings, "polished", polishedText(text))}
                <p class="words">
                    ${polishedWords(text, strings)}${rawText(text) ? nothing : empty(strings.emptyPolished)}
                </p>
            </section>
        `;
    }

    #header(
        title: string,
        strings: RecorderStrings,
        which: "raw" | "polished",
        text: string,
    ): TemplateResult {
        return html`
            <header>
                <h3>${title}</h3>
                <button
                    class="plain"
                    aria-label=${which === "raw" ? strings.copyRaw : strings.copyPolished}
                    ?disabled=${text === ""}
                    @click=${() => this.#copy(which, text)}
                >
                    ${this.copied === which ? strings.copied : strings.copy}
                </button>
            </header>
        `;
    }

    #toggle(strings: RecorderStrings): TemplateResult {
        const choice = (which: "raw" | "polished") => html`
            <button class="plain" aria-pressed=${this.shown === which} @click=${() => (this.shown = which)}>
                ${strings[which]}
            </button>
        `;
        return html`<div class="toggle">${choice("polished")} ${choice("raw")}</div>`;
    }

    #lines(strings: RecorderStrings, text: DictatedText): TemplateResult {
        const lag = this.recording?.phase !== "done" ? (this.recording?.lagMs ?? 0) : 0;
        const engine = text.segments.findLast((segment) => segment.polished?.engine)?.polished?.engine;
        return html`
            <p class="lines">
                ${
                    this.engine
                        ? html`<span
                              >${fill(this.engine.demo ? strings.demoEngine : strings.engine, this.engine.name)}</span
                          >`
                        : nothing
                }
                ${
                    engine
                        ? html`<span
                              >${engine === "rules" ? strings.polishedByRules : fill(strings.polishedBy, engine)}</span
                          >`
                        : nothing
                }
                ${lag > NOTABLE_LAG_MS ? html`<span>${fill(strings.lag, (lag / 1000).toFixed(0))}</span>` : nothing}
            </p>
        `;
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
        const wishes = { language: this.language, style: this.polish || null };
        this.#announced = "";
        this.#show(
            Recording.begin(wishes, localStorage.getItem(CHOSEN_MICROPHONE) ?? "", this.#surroundings()),
        );
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
        this.button?.style.setProperty("--_level", String(visible(value)));
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

    #chooseMicrophone(event: Event): void {
        localStorage.setItem(CHOSEN_MICROPHONE, (event.target as HTMLSelectElement).value);
    }

    #pressed(event: KeyboardEvent): void {
        if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.code === "KeyD" && !event.repeat) {
            event.preventDefault();
            this.toggle();
        }
    }

    async #copy(which: "raw" | "polished", text: string): Promise<void> {
        await navigator.clipboard.writeText(text);
        this.copied = which;
        setTimeout(() => (this.copied = undefined), 2000);
    }
}

function notice(sentence: string): TemplateResult {
    return html`<div class="notice" role="status">${sentence}</div>`;
}

function problem(sentence: string): TemplateResult {
    return html`<div class="notice problem" role="alert">${sentence}</div>`;
}

function empty(sentence: string): TemplateResult {
    return html`<span class="empty">${sentence}</span>`;
}

function describe(what: NonNullable<Recording["problem"]>, strings: RecorderStrings): string {
    return "key" in what ? strings[what.key] : what.sentence;
}

function clock(seconds: number): string {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function date(instant: string): string {
    return new Date(instant).toLocaleDateString(document.documentElement.lang || undefined, {
        dateStyle: "long",
    });
}

function socketAddress(): string {
    const address = new URL("v1/realtime?intent=transcription", document.baseURI);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    return address.href;
}
