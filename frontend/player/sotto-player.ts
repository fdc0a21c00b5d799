import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { playerStyles } from "./player-styles.ts";

/** A segment; times in seconds from the recording's start. */
interface Segment {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

interface PlayerStrings {
    readonly playFrom: string;
    readonly audio: string;
    readonly noAudio: string;
    readonly asSpoken: string;
    readonly polished: string;
}

/** Plays a dictation, shows what was said when, and plays from wherever one clicks. */
@customElement("sotto-player")
export class SottoPlayer extends LitElement {
    static override readonly styles = playerStyles;

    /** Where the audio streams from; empty when there is none any more. */
    @property() src = "";
    /** Which text to show: both, raw or polished. */
    @property({ reflect: true }) view: "both" | "raw" | "polished" = "both";
    @property({ attribute: false }) segments: Segment[] = [];
    @property({ attribute: false }) strings?: PlayerStrings;

    @state() private current = -1;

    @query("audio") private audio!: HTMLAudioElement | null;

    override render(): TemplateResult | typeof nothing {
        if (!this.strings) {
            return nothing;
        }
        return html`
            ${
                this.src
                    ? html`<audio
                          controls
                          preload="metadata"
                          src=${this.src}
                          aria-label=${this.strings.audio}
                          @timeupdate=${this.#follow}
                      ></audio>`
                    : html`<p class="quiet">${this.strings.noAudio}</p>`
            }
            <div class="texts">
                <section class="raw" aria-label=${this.strings.asSpoken}>
                    <slot name="raw-tools"></slot>
                    <ol>
                        ${this.segments.map((segment, index) => this.#line(segment, index))}
                    </ol>
                </section>
                <section class="polished" aria-label=${this.strings.polished}>
                    <slot name="polished"></slot>
                </section>
            </div>
        `;
    }

    #line(segment: Segment, index: number): TemplateResult {
        const at = clock(segment.start);
        const current = index === this.current;
        return html`<li class=${current ? "current" : ""} aria-current=${current ? "true" : "false"}>
            <button
                type="button"
                ?disabled=${!this.src}
                aria-label=${this.strings!.playFrom.replace("{0}", at)}
                @click=${() => this.#playFrom(segment.start)}
            >
                ${at}
            </button>
            <span @click=${() => this.#clicked(segment.start)}>${segment.text}</span>
        </li>`;
    }

    /** A click hears the words; a drag selects them. */
    #clicked(seconds: number): void {
        if (getSelection()?.isCollapsed ?? true) {
            this.#playFrom(seconds);
        }
    }

    #playFrom(seconds: number): void {
        if (this.audio) {
            this.audio.currentTime = seconds;
            void this.audio.play();
        }
    }

    #follow(): void {
        const now = this.audio?.currentTime ?? 0;
        this.current = this.segments.findIndex(({ start, end }) => start <= now && now < end);
    }
}

/** 1:05, or 1:02:03 from an hour on. */
function clock(seconds: number): string {
    const whole = Math.floor(seconds);
    const two = (value: number) => String(value).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
