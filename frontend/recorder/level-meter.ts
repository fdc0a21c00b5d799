/** Draws the last few seconds of loudness as bars that move left; one still bar where motion is unwanted. */
export class LevelMeter {
    readonly #levels: number[] = [];
    readonly #still = matchMedia("(prefers-reduced-motion: reduce)");

    push(canvas: HTMLCanvasElement | null, level: number): void {
        this.#levels.push(visible(level));
        this.draw(canvas);
    }

    clear(canvas: HTMLCanvasElement | null): void {
        this.#levels.length = 0;
        this.draw(canvas);
    }

    draw(canvas: HTMLCanvasElement | null): void {
        const pen = canvas?.getContext("2d");
        if (!canvas || !pen) {
            return;
        }
        const scale = devicePixelRatio || 1;
        const width = canvas.clientWidth;
        const height = canvas.clientHeight;
        canvas.width = width * scale;
        canvas.height = height * scale;
        pen.scale(scale, scale);
        pen.fillStyle = getComputedStyle(canvas).color;
        if (this.#still.matches) {
            pen.fillRect(0, height / 2 - 3, width * (this.#levels.at(-1) ?? 0), 6);
        } else {
            this.#bars(pen, width, height);
        }
    }

    #bars(pen: CanvasRenderingContext2D, width: number, height: number): void {
        const count = Math.floor(width / BAR_STEP);
        this.#levels.splice(0, Math.max(0, this.#levels.length - count));
        for (let bar = 0; bar < count; bar++) {
            const level = this.#levels[this.#levels.length - count + bar] ?? 0;
            const length = Math.max(BAR_WIDTH, level * height);
            pen.globalAlpha = level === 0 ? 0.25 : 0.4 + 0.6 * (bar / count);
            pen.beginPath();
            pen.roundRect(bar * BAR_STEP, (height - length) / 2, BAR_WIDTH, length, BAR_WIDTH / 2);
            pen.fill();
        }
    }
}

const BAR_WIDTH = 3;
const BAR_STEP = 6;

/** Loudness from -54 dB to -6 dB on a line from 0 to 1, as ears hear it. */
export function visible(level: number): number {
    const decibels = 20 * Math.log10(Math.max(level, 1e-6));
    return Math.min(1, Math.max(0, (decibels + 54) / 48));
}
