import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { BACK_ICON, FIND_ICON, ON_ICON, PAUSE_ICON, PLAY_ICON } from "./icons.ts";
import { clock } from "./passage.ts";
import { filled, type PlayerStrings } from "./player-strings.ts";
import { controlStyles, playerStyles } from "./player-styles.ts";
import type { Change, Reply } from "./saving.ts";
import { SottoEditBar } from "./sotto-edit-bar.ts";
import { SottoText } from "./sotto-text.ts";
import { SottoWaveform } from "./sotto-waveform.ts";
import { TextModel, type Chunk } from "./text-model.ts";
import { peaksOf, type Drawn } from "./wave.ts";

const JUMP = 5;
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
const SPEED_KEY = "sotto-speed";
const SCROLLING = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);

/** Whatever takes keys for itself. */
const WRITING =
    "input:not([type=range]), textarea, select, [contenteditable], vaadin-radio-group, vaadin-menu-bar";
const PRESSED = `${WRITING}, button, a, [role=button], [role=menuitem], vaadin-button`;

/** Plays a dictation; the words follow the voice, and the voice the words one clicks. */
@customElement("sotto-player")
export class SottoPlayer extends LitElement {
    static override readonly styles = [controlStyles, playerStyles];

    /** Where the audio streams from; empty when there is none any more, or not yet. */
    @property() src = "";
    /** Whether the audio was erased, so that it will not come. */
    @property({ type: Boolean }) gone = false;
    /** Where its picture comes from. */
    @property() waveform = "";
    /** In seconds, until the audio says so itself. */
    @property({ type: Number }) length = 0;
    /** Where versions come from. */
    @property() base = "";
    /** The version to show, and a second to show beside it. */
    @property() left = "";
    @property() right = "";
    /** Counted on when the texts have changed. */
    @property({ type: Number }) stamp = 0;
    @property({ type: Boolean }) editing = false;
    @property({ attribute: false }) strings?: PlayerStrings;

    @state() private playing = false;
    @state() private now = 0;
    @state() private following = true;
    @state() private finding = false;
    @state() private peaks = new Uint8Array(0);
    @state() private speed = Number(localStorage.getItem(SPEED_KEY)) || 1;

    @query("audio") private audio!: HTMLAudioElement | null;
    @query("sotto-text") private text!: SottoText | null;
    @query("sotto-edit-bar") private bar!: SottoEditBar | null;

    declare readonly $server?: { save(change: Change): Promise<Reply> };

    #leftText?: TextModel;
    #rightText?: TextModel;
    #frame = 0;
    #doubt = -1;
    readonly #changed = (): void => this.requestUpdate();
    readonly #pressed = (event: KeyboardEvent): void => this.#key(event);
    readonly #scrolled = (): void => this.#wander();
    readonly #leaving = (event: BeforeUnloadEvent): void => {
        this.text?.keep();
        if (this.#leftText?.unsaved) {
            event.preventDefault();
        }
    };

    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener("keydown", this.#pressed);
        window.addEventListener("wheel", this.#scrolled, { passive: true });
        window.addEventListener("touchmove", this.#scrolled, { passive: true });
        window.addEventListener("beforeunload", this.#leaving);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        cancelAnimationFrame(this.#frame);
        window.removeEventListener("keydown", this.#pressed);
        window.removeEventListener("wheel", this.#scrolled);
        window.removeEventListener("touchmove", this.#scrolled);
        window.removeEventListener("beforeunload", this.#leaving);
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        const anew = changed.has("base");
        if (anew || changed.has("left")) {
            this.#leftText?.removeEventListener("change", this.#changed);
            this.#leftText = this.#model(this.left);
            this.#leftText?.addEventListener("change", this.#changed);
            this.finding = false;
        } else if (changed.has("stamp") && !this.editing) {
            void this.#leftText?.load();
        }
        if (anew || changed.has("right")) {
            this.#rightText = this.#model(this.right);
        } else if (changed.has("stamp")) {
            void this.#rightText?.load();
        }
        if (changed.has("waveform")) {
            void this.#draw();
        }
    }

    #model(version: string): TextModel | undefined {
        if (!this.base || !version) {
            return undefined;
        }
        const address = this.base + version;
        const model = new TextModel(
            (from) => fetched<Chunk>(`${address}?from=${from}`),
            (change) => this.$server!.save(change),
        );
        void model.load();
        return model;
    }

    async #draw(): Promise<void> {
        this.peaks = new Uint8Array(0);
        if (this.waveform) {
            try {
                this.peaks = peaksOf(await fetched<Drawn>(this.waveform));
            } catch {
                // A plain line does as well for moving in it.
            }
        }
    }

    override render(): TemplateResult | typeof nothing {
        if (!this.strings || !this.#leftText) {
            return nothing;
        }
        const two = this.#rightText !== undefined;
        return html`
            <div class="dock">
                ${this.src ? this.#player(this.strings) : this.#silent(this.strings)}
                <sotto-edit-bar
                    .model=${this.#leftText}
                    .text=${this.text ?? undefined}
                    .strings=${this.strings}
                    ?editing=${this.editing}
                    ?finding=${this.finding}
                    @sotto-close=${() => (this.finding = false)}
                ></sotto-edit-bar>
            </div>
            <div class="texts ${two ? "two" : "one"}">
                ${this.#section(this.left, this.#leftText, "left", this.strings)}
                ${two ? this.#section(this.right, this.#rightText!, "right", this.strings) : nothing}
            </div>
        `;
    }

    #section(version: string, model: TextModel, side: string, strings: PlayerStrings): TemplateResult {
        const kind = version.replace(/-.*/, "") as "text" | "polished" | "edited";
        return html`<section class=${side} aria-label=${strings[kind]}>
            <slot name="${side}-tools"></slot>
            <sotto-text
                .model=${model}
                .strings=${strings}
                ?playable=${this.src !== ""}
                ?editing=${this.editing && side === "left"}
                ?follow=${this.following && side === "left"}
                @sotto-hear=${(event: CustomEvent<number>) => this.#playFrom(event.detail)}
            ></sotto-text>
        </section>`;
    }

    #player(strings: PlayerStrings): TemplateResult {
        const doubts = this.#leftText!.doubtful.length;
        return html`
            <audio
                preload="metadata"
                src=${this.src}
                aria-label=${strings.audio}
                @play=${this.#started}
                @pause=${this.#stopped}
                @ended=${this.#stopped}
                @loadedmetadata=${this.#ready}
                @timeupdate=${this.#moved}
            ></audio>
            <div class="controls">
                <button
                    class="play"
                    title=${this.playing ? strings.pause : strings.play}
                    aria-label=${this.playing ? strings.pause : strings.play}
                    @click=${this.#toggle}
                >
                    ${this.playing ? PAUSE_ICON : PLAY_ICON}
                </button>
                <button title=${strings.back} aria-label=${strings.back} @click=${() => this.#jump(-JUMP)}>
                    ${BACK_ICON}
                </button>
                <button title=${strings.on} aria-label=${strings.on} @click=${() => this.#jump(JUMP)}>
                    ${ON_ICON}
                </button>
                <span class="time"
                    >${clock(this.now * 1000)} <small>/ ${clock(this.#length() * 1000)}</small></span
                >
                <select aria-label=${strings.speed} title=${strings.speed} @change=${this.#faster}>
                    ${SPEEDS.map(
                        (speed) =>
                            html`<option value=${speed} ?selected=${speed === this.speed}>${speed}×</option>`,
                    )}
                </select>
                ${
                    this.following
                        ? nothing
                        : html`<button class="word" @click=${this.#follow}>${strings.follow}</button>`
                }
                ${
                    doubts > 0
                        ? html`<button class="word" @click=${this.#nextDoubt}>
                              ${filled(strings.nextUnsure, doubts)}
                          </button>`
                        : nothing
                }
                ${this.#findButton(strings)}
            </div>
            <sotto-waveform
                .peaks=${this.peaks}
                .duration=${this.#length()}
                .now=${this.now}
                .label=${strings.position}
                .at=${strings.at}
                @sotto-seek=${(event: CustomEvent<number>) => this.#seek(event.detail)}
            ></sotto-waveform>
            <p class="note">
                <span class="keys">${strings.keys}</span>
                ${this.#leftText!.estimated ? strings.estimated : nothing}
            </p>
        `;
    }

    #silent(strings: PlayerStrings): TemplateResult {
        return html`<div class="controls">
            <p class="quiet">${this.gone ? strings.goneAudio : strings.noAudio}</p>
            ${this.#findButton(strings)}
        </div>`;
    }

    #findButton(strings: PlayerStrings): TemplateResult {
        return html`<button
            class="last"
            title=${strings.find}
            aria-label=${strings.find}
            aria-expanded=${this.finding}
            @click=${() => (this.finding = !this.finding)}
        >
            ${FIND_ICON}
        </button>`;
    }

    #length(): number {
        const { duration } = this.audio ?? { duration: NaN };
        return Number.isFinite(duration) ? duration : this.length;
    }

    #ready(): void {
        if (this.audio) {
            this.audio.preservesPitch = true;
            this.audio.playbackRate = this.speed;
        }
        this.requestUpdate();
    }

    #toggle(): void {
        if (this.playing) {
            this.audio?.pause();
        } else {
            this.following = true;
            void this.audio?.play();
        }
    }

    #playFrom(seconds: number): void {
        this.following = true;
        this.#seek(seconds);
        void this.audio?.play();
    }

    #jump(seconds: number): void {
        this.#seek(Math.min(this.#length(), Math.max(0, (this.audio?.currentTime ?? 0) + seconds)));
    }

    #seek(seconds: number): void {
        if (this.audio) {
            this.audio.currentTime = seconds;
            this.#tell();
        }
    }

    #faster(event: Event): void {
        this.speed = Number((event.target as HTMLSelectElement).value);
        localStorage.setItem(SPEED_KEY, String(this.speed));
        this.#ready();
    }

    #started(): void {
        this.playing = true;
        const follow = (): void => {
            this.#tell();
            this.#frame = requestAnimationFrame(follow);
        };
        cancelAnimationFrame(this.#frame);
        follow();
    }

    #stopped(): void {
        this.playing = false;
        cancelAnimationFrame(this.#frame);
        this.#tell();
    }

    #moved(): void {
        this.now = this.audio?.currentTime ?? 0;
    }

    /** The words are told at each frame, the page's own numbers a few times a second. */
    #tell(): void {
        const now = this.audio?.currentTime ?? 0;
        if (Math.abs(now - this.now) > 0.2) {
            this.now = now;
        }
        this.renderRoot.querySelectorAll<SottoText>("sotto-text").forEach((text) => text.spoken(now * 1000));
    }

    #follow(): void {
        this.following = true;
        this.#tell();
        void this.updateComplete.then(() => this.text?.goAlong());
    }

    /** Whoever scrolls while it plays wants to stay where they scrolled to. */
    #wander(): void {
        if (this.playing) {
            this.following = false;
        }
    }

    #nextDoubt(): void {
        const all = this.#leftText!.doubtful;
        this.#doubt = (this.#doubt + 1) % all.length;
        this.following = false;
        this.text?.show(all[this.#doubt].key);
        this.#seek(all[this.#doubt].start / 1000);
    }

    #key(event: KeyboardEvent): void {
        const path = event.composedPath().filter((one) => one instanceof Element);
        const within = (selector: string): boolean => path.some((one) => one.matches(selector));
        const command = event.ctrlKey || event.metaKey;
        if (event.defaultPrevented || event.isComposing || within("vaadin-dialog, [role=dialog]")) {
            return;
        }
        const own = path.includes(this);
        if (command && event.key === "Enter" && this.src && own) {
            event.preventDefault();
            this.#toggle();
        } else if (
            command &&
            this.editing &&
            "zy".includes(event.key.toLowerCase()) &&
            !this.#elsewhere(path)
        ) {
            event.preventDefault();
            this.#undo(event.key.toLowerCase() === "y" || event.shiftKey);
        } else if (command || event.altKey || !this.src) {
            return;
        } else if (event.key === " " && !within(PRESSED)) {
            event.preventDefault();
            this.#toggle();
        } else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && !within(WRITING)) {
            event.preventDefault();
            this.#jump(event.key === "ArrowLeft" ? -JUMP : JUMP);
        } else if (SCROLLING.has(event.key) && !within(WRITING)) {
            this.#wander();
        }
    }

    #undo(again: boolean): void {
        if (again) {
            this.bar?.redo();
        } else {
            this.bar?.undo();
        }
    }

    /** In a field for other words than those of the text, such as what is looked for. */
    #elsewhere(path: readonly Element[]): boolean {
        return path[0]?.matches("input") || (path[0]?.matches("textarea") && !path.includes(this));
    }
}

async function fetched<T>(address: string): Promise<T> {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
        throw new Error(String(answer.status));
    }
    return (await answer.json()) as T;
}

// The elements it is made of: named here so that they are part of it.
void [SottoEditBar, SottoText, SottoWaveform];
