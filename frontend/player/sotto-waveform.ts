import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { clock } from "./passage.ts";
import { filled } from "./player-strings.ts";
import { heights } from "./wave.ts";

const BAR = 2;
const PITCH = 3;
const LEAST = 0.04;

/** The sound as a picture, and where one is in it; a slider for the keyboard and for screen readers. */
@customElement("sotto-waveform")
export class SottoWaveform extends LitElement {
    static override readonly styles = css`
        :host {
            display: block;
            position: relative;
            block-size: 3.25rem;
            color: var(--vaadin-text-color-secondary, light-dark(#565b66, #b4b9c2));
            --_played: var(--aura-accent-color, light-dark(#0f766e, #2dd4bf));
            /* Read by the canvas, which takes plain colours only. */
            caret-color: var(--_played);
        }

        canvas {
            position: absolute;
            inset: 0;
            inline-size: 100%;
            block-size: 100%;
        }

        input {
            position: absolute;
            inset: 0;
            inline-size: 100%;
            margin: 0;
            opacity: 0;
            cursor: pointer;
        }

        input:focus-visible + div {
            position: absolute;
            inset: -0.2rem;
            border-radius: 0.5rem;
            outline: 2px solid var(--_played);
            pointer-events: none;
        }
    `;

    @property({ attribute: false }) peaks = new Uint8Array(0);
    /** In seconds. */
    @property({ type: Number }) duration = 0;
    /** In seconds. */
    @property({ type: Number }) now = 0;
    @property() label = "";
    /** '{0} of {1}'. */
    @property() at = "";

    @query("canvas") private canvas!: HTMLCanvasElement;
    #bars: number[] = [];
    #barsOf?: Uint8Array;
    readonly #resized = new ResizeObserver(() => this.#draw());

    override render(): TemplateResult {
        const now = clock(this.now * 1000);
        return html`<canvas aria-hidden="true"></canvas
            ><input
                type="range"
                min="0"
                max=${Math.max(this.duration, 0.1)}
                step="0.1"
                .value=${String(this.now)}
                aria-label=${this.label}
                aria-valuetext=${filled(this.at, now, clock(this.duration * 1000))}
                @input=${this.#moved}
            />
            <div></div>`;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.#resized.observe(this);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#resized.disconnect();
    }

    protected override updated(changed: PropertyValues<this>): void {
        super.updated(changed);
        this.#draw();
    }

    #moved(event: Event): void {
        const seconds = Number((event.target as HTMLInputElement).value);
        this.dispatchEvent(new CustomEvent("sotto-seek", { detail: seconds }));
    }

    #draw(): void {
        const { clientWidth: width, clientHeight: height } = this;
        const context = this.canvas?.getContext("2d");
        if (!context || width === 0) {
            return;
        }
        const scale = devicePixelRatio;
        this.canvas.width = width * scale;
        this.canvas.height = height * scale;
        context.scale(scale, scale);
        const style = getComputedStyle(this);
        const played = this.duration > 0 ? (this.now / this.duration) * width : 0;
        this.#heights(Math.floor(width / PITCH)).forEach((loud, bar) => {
            const x = bar * PITCH;
            const tall = Math.max(LEAST, loud) * height;
            context.globalAlpha = x < played ? 1 : 0.45;
            context.fillStyle = x < played ? style.caretColor : style.color;
            context.fillRect(x, (height - tall) / 2, BAR, tall);
        });
        context.globalAlpha = 1;
        context.fillStyle = style.caretColor;
        context.fillRect(Math.min(width - 2, Math.max(0, played - 1)), 0, 2, height);
    }

    #heights(bars: number): number[] {
        if (this.#barsOf !== this.peaks || this.#bars.length !== bars) {
            this.#barsOf = this.peaks;
            this.#bars = heights(this.peaks, bars);
        }
        return this.#bars;
    }
}
