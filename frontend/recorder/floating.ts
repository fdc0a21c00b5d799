import { html, render, type TemplateResult } from "lit";
import { mainAction, secondAction, status, type Desk } from "./desk.ts";
import { join, type DictatedText } from "./dictated-text.ts";
import { floatingStyles } from "./floating-styles.ts";
import { CLOSE_ICON } from "./icons.ts";
import { clock } from "./times.ts";

/** As many characters of the last words as fit. */
const LAST_WORDS = 140;
const WIDTH = 380;
const HEIGHT = 132;

interface PictureInPicture {
    requestWindow(options: { width: number; height: number }): Promise<Window>;
}

/** The recorder made small: in a window that stays above others where the browser has one, else on the page. */
export class Floating {
    #window?: Window;
    readonly #changed: () => void;
    readonly #keys: (event: KeyboardEvent) => void;
    open = false;

    constructor(changed: () => void, keys: (event: KeyboardEvent) => void) {
        this.#changed = changed;
        this.#keys = keys;
    }

    /** Whether it needs a place on the page. */
    get pinned(): boolean {
        return this.open && !this.#window;
    }

    async toggle(title: string): Promise<void> {
        if (this.open) {
            this.close();
            return;
        }
        this.#window = await outside(title).catch(() => undefined);
        this.#window?.addEventListener("pagehide", () => this.close());
        this.#window?.addEventListener("keydown", this.#keys);
        this.open = true;
        this.#changed();
    }

    close(): void {
        const window = this.#window;
        this.#window = undefined;
        this.open = false;
        window?.close();
        this.#changed();
    }

    show(content: TemplateResult): void {
        if (this.#window) {
            render(content, this.#window.document.body);
        }
    }

    level(value: number): void {
        this.#window?.document.body.style.setProperty("--_level", String(value));
    }
}

async function outside(title: string): Promise<Window | undefined> {
    const pictures = (window as { documentPictureInPicture?: PictureInPicture }).documentPictureInPicture;
    const opened = await pictures?.requestWindow({ width: WIDTH, height: HEIGHT });
    if (opened) {
        const style = opened.document.createElement("style");
        style.textContent = floatingStyles.cssText;
        opened.document.head.append(style);
        opened.document.title = title;
        opened.document.documentElement.lang = document.documentElement.lang;
        opened.document.documentElement.style.colorScheme = getComputedStyle(document.body).colorScheme;
        opened.document.body.className = "outside";
    }
    return opened;
}

/** How loud it is, the last words, and the two buttons. */
export function small(desk: Desk, text: DictatedText): TemplateResult {
    const { strings, recording } = desk;
    const main = mainAction(desk);
    const second = secondAction(desk);
    const busy = recording?.phase === "connecting" || recording?.phase === "finishing";
    return html`
        <section class="floating" aria-label=${strings.floating}>
            <header>
                <span class="dot ${recording?.phase ?? ""}"></span>
                <span>${status(strings, recording)}</span>
                <span class="elapsed">${clock(desk.seconds)}</span>
                <span class="meter" role="img" aria-label=${strings.level}><span></span></span>
                <button
                    class="icon"
                    aria-label=${strings.unfloat}
                    title=${strings.unfloat}
                    @click=${desk.float}
                >
                    ${CLOSE_ICON}
                </button>
            </header>
            <p class="last"><bdi>${lastWords(text) || strings.emptyRaw}</bdi></p>
            <footer>
                ${second ? html`<button @click=${desk.second}>${second.icon}${second.label}</button>` : ""}
                <button class="main" ?disabled=${busy} @click=${desk.toggle}>
                    ${main.icon}${main.label}
                </button>
            </footer>
        </section>
    `;
}

function lastWords(text: DictatedText): string {
    const latest = text.segments.slice(-3).map((segment) => segment.raw);
    const words = join([...latest, text.partial]);
    return words.length <= LAST_WORDS ? words : `…${words.slice(-LAST_WORDS)}`;
}
