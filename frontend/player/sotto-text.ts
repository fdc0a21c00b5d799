import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { classMap } from "lit/directives/class-map.js";
import type { Hit } from "./finding.ts";
import { clock, unsure, wordAt, wordsOf, type Passage } from "./passage.ts";
import { filled, type PlayerStrings } from "./player-strings.ts";
import { runs, type Run } from "./runs.ts";
import type { TextModel } from "./text-model.ts";
import { textStyles } from "./text-styles.ts";

const PAGE = 40;
const LINE_PX = 36;
const AUTOSAVE_MS = 700;
const NONE: readonly Hit[] = [];

/** A passage that is being edited, and where the caret goes first. */
interface Open {
    readonly key: number;
    readonly caret: number;
}

/**
 * A text of a dictation: click a word to hear it, or to edit it. All of the text is in the page, so that it can be
 * searched and read aloud; its words stand for themselves only where somebody looks.
 */
@customElement("sotto-text")
export class SottoText extends LitElement {
    static override readonly styles = textStyles;

    @property({ attribute: false }) model!: TextModel;
    @property({ attribute: false }) strings!: PlayerStrings;
    @property({ type: Boolean }) playable = false;
    @property({ type: Boolean }) editing = false;
    /** Whether the page goes along with the voice. */
    @property({ type: Boolean }) follow = false;

    @state() private open?: Open;
    @state() private near: ReadonlySet<number> = new Set();

    @query("textarea") private area!: HTMLTextAreaElement | null;

    #now = -1;
    #current: number | undefined;
    #line: HTMLElement | null = null;
    #said: readonly Element[] = [];
    /** What the field holds the words of: until it is filled, they are those of a passage before. */
    #filled?: Open;
    #timer = 0;
    readonly #changed = (): void => this.requestUpdate();
    readonly #seen = new IntersectionObserver((entries) => this.#looked(entries), { rootMargin: "400px" });

    override connectedCallback(): void {
        super.connectedCallback();
        this.model?.addEventListener("change", this.#changed);
    }

    override disconnectedCallback(): void {
        this.keep();
        super.disconnectedCallback();
        this.model?.removeEventListener("change", this.#changed);
        this.#seen.disconnect();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("model")) {
            const before = changed.get("model") as TextModel | undefined;
            before?.removeEventListener("change", this.#changed);
            this.model.addEventListener("change", this.#changed);
            this.open = undefined;
        }
        if (changed.has("editing") && !this.editing) {
            this.keep();
            this.open = undefined;
        }
    }

    override render(): TemplateResult {
        const { passages, loading } = this.model;
        return html`
            ${this.#pages(passages)}
            ${loading === "loading" ? html`<p class="quiet" role="status">${this.strings.loading}</p>` : nothing}
            ${
                loading === "failed"
                    ? html`<p class="quiet" role="alert">
                          ${this.strings.loadFailed}
                          <button class="plain" @click=${() => void this.model.load()}>
                              ${this.strings.again}
                          </button>
                      </p>`
                    : nothing
            }
            ${
                loading === "loaded" && passages.length === 0
                    ? html`<p class="quiet">${this.strings.empty}</p>`
                    : nothing
            }
        `;
    }

    protected override updated(): void {
        this.renderRoot.querySelectorAll(".page").forEach((page) => this.#seen.observe(page));
        this.#mark();
    }

    /** Pages of passages: one that did not change is not looked at again. */
    #pages(passages: readonly Passage[]): TemplateResult[] {
        const hits = new Map<number, Hit[]>();
        this.model.hits.forEach((hit) => hits.set(hit.key, [...(hits.get(hit.key) ?? []), hit]));
        const looked = this.model.hits[this.model.hit];
        const pages: TemplateResult[] = [];
        for (let from = 0; from < passages.length; from += PAGE) {
            const page = passages.slice(from, from + PAGE);
            const near = this.near.has(from / PAGE);
            const found = page.map(({ key }) => hits.get(key) ?? NONE);
            const open = page.some(({ key }) => key === this.open?.key) ? this.open : undefined;
            const here = page.some(({ key }) => key === looked?.key) ? looked : undefined;
            const facts = [...page, ...found.flat(), near, open, here, this.editing, this.playable, from];
            pages.push(
                html`<ol
                    class="page"
                    data-page=${from / PAGE}
                    style="contain-intrinsic-block-size: auto ${page.length * LINE_PX}px"
                >
                    ${guard(facts, () => page.map((one, i) => this.#passage(one, near, found[i], open, here)))}
                </ol>`,
            );
        }
        return pages;
    }

    #passage(
        passage: Passage,
        near: boolean,
        hits: readonly Hit[],
        open: Open | undefined,
        looked: Hit | undefined,
    ): TemplateResult {
        const at = clock(passage.start);
        const doubtful = unsure(passage);
        return html`<li data-key=${passage.key} class=${doubtful ? "unsure" : ""}>
            <button
                class="time"
                type="button"
                ?disabled=${!this.playable}
                aria-label=${filled(this.strings.playFrom, at)}
                @click=${() => this.#hear(passage.start)}
            >
                ${at}
            </button>
            ${open?.key === passage.key ? this.#area(passage, at) : this.#text(passage, near, hits, looked)}
            ${doubtful ? html`<span class="heard">${this.strings.unsure}</span>` : nothing}
        </li>`;
    }

    #text(passage: Passage, near: boolean, hits: readonly Hit[], looked: Hit | undefined): TemplateResult {
        const runsOrText = near ? runs(passage, hits).map((run) => this.#run(run, looked)) : passage.text;
        const words = html`<span class="words">${runsOrText}</span>`;
        const title = unsure(passage) ? this.strings.unsure : nothing;
        return this.editing
            ? html`<span
                  class="text"
                  role="button"
                  tabindex="0"
                  title=${title}
                  aria-label="${filled(this.strings.editPassage, clock(passage.start))} ${passage.text}"
                  @click=${(event: MouseEvent) => this.#clicked(event, passage)}
                  @keydown=${(event: KeyboardEvent) => this.#entered(event, passage)}
              >
                  ${words}
              </span>`
            : html`<span
                  class="text"
                  title=${title}
                  @click=${(event: MouseEvent) => this.#clicked(event, passage)}
              >
                  ${words}
              </span>`;
    }

    #run(run: Run, looked: Hit | undefined): TemplateResult {
        const classes = {
            kept: run.kept !== undefined,
            hit: run.hit !== undefined,
            looked: run.hit !== undefined && run.hit.key === looked?.key && run.hit.from === looked.from,
        };
        const why = run.keptEnds
            ? html`<span class="why">${this.strings[`kept.${run.kept!.reason}`] ?? run.kept!.reason}</span>`
            : nothing;
        return run.word < 0 && !run.kept && !run.hit
            ? html`${run.text}`
            : html`<span data-word=${run.word} class=${classMap(classes)}>${run.text}</span>${why}`;
    }

    #area(passage: Passage, at: string): TemplateResult {
        return html`<textarea
            rows="1"
            maxlength="100000"
            aria-label=${filled(this.strings.passage, at)}
            aria-description=${this.strings.editKeys}
            @input=${this.#typed}
            @blur=${() => this.keep()}
            @keydown=${(event: KeyboardEvent) => this.#key(event, passage)}
        ></textarea>`;
    }

    // Hearing

    #hear(millis: number): void {
        this.dispatchEvent(new CustomEvent("sotto-hear", { detail: millis / 1000 }));
    }

    /** Marks what is spoken now. */
    spoken(millis: number): void {
        this.#now = millis;
        this.#mark();
    }

    #mark(): void {
        const at = this.#now < 0 ? -1 : this.model.at(this.#now);
        const passage = this.model.passages[at];
        const line = passage ? this.#lineOf(passage.key) : null;
        if (line !== this.#line) {
            this.#line?.removeAttribute("aria-current");
            this.#line = line;
        }
        line?.setAttribute("aria-current", "true");
        this.#markWord(passage, line);
        if (passage?.key !== this.#current) {
            this.#current = passage?.key;
            if (line && this.follow) {
                line.scrollIntoView({ block: "center", behavior: this.#calm() ? "instant" : "smooth" });
            }
        }
    }

    #markWord(passage: Passage | undefined, line: Element | null): void {
        const word = passage ? wordAt(wordsOf(passage), this.#now) : -1;
        const said = word < 0 || !line ? [] : [...line.querySelectorAll(`[data-word="${word}"]`)];
        this.#said.filter((one) => !said.includes(one)).forEach((one) => one.classList.remove("said"));
        said.forEach((one) => one.classList.add("said"));
        this.#said = said;
    }

    #calm(): boolean {
        return matchMedia("(prefers-reduced-motion: reduce)").matches;
    }

    #lineOf(key: number): HTMLElement | null {
        const known = this.#line;
        return known?.isConnected && known.dataset.key === String(key) ? known : this.#found(key);
    }

    #found(key: number): HTMLElement | null {
        return this.renderRoot.querySelector(`li[data-key="${key}"]`);
    }

    /** Goes to what is spoken. */
    goAlong(): void {
        this.#line?.scrollIntoView({ block: "center" });
    }

    /** Shows a passage wherever it is. */
    show(key: number): void {
        this.#lineOf(key)?.scrollIntoView({ block: "center" });
    }

    #looked(entries: readonly IntersectionObserverEntry[]): void {
        const near = new Set(this.near);
        entries.forEach(({ target, isIntersecting }) => {
            const page = Number((target as HTMLElement).dataset.page);
            if (isIntersecting) {
                near.add(page);
            } else {
                near.delete(page);
            }
        });
        this.near = near;
    }

    /** A click hears the word, or edits it; a drag selects. */
    #clicked(event: MouseEvent, passage: Passage): void {
        if (!(getSelection()?.isCollapsed ?? true)) {
            return;
        }
        const span = (event.composedPath() as Element[]).find(
            (one) => one instanceof HTMLElement && one.dataset.word,
        );
        const word = wordsOf(passage)[Number((span as HTMLElement | undefined)?.dataset.word ?? -1)];
        if (this.editing && !event.ctrlKey && !event.metaKey) {
            this.#openAt(passage.key, word?.to ?? passage.text.length);
        } else if (this.playable) {
            this.#hear(word?.start ?? passage.start);
        }
    }

    // Editing

    #entered(event: KeyboardEvent, passage: Passage): void {
        if ((event.key === "Enter" || event.key === " ") && event.target === event.currentTarget) {
            event.preventDefault();
            this.#openAt(passage.key, passage.text.length);
        }
    }

    #openAt(key: number, caret: number): void {
        this.keep();
        this.open = { key, caret };
        void this.updateComplete.then(() => {
            this.renew();
            this.area?.focus();
            this.area?.setSelectionRange(caret, caret);
        });
    }

    /** Who has deleted all of a passage may be about to write it anew. */
    #typed(): void {
        this.#fit();
        clearTimeout(this.#timer);
        this.#timer = window.setTimeout(() => {
            if (this.area?.value.trim()) {
                this.keep();
            }
        }, AUTOSAVE_MS);
    }

    /** Takes what was typed into the text. */
    keep(): void {
        clearTimeout(this.#timer);
        if (this.open && this.area && this.#filled === this.open) {
            this.model.edit(this.open.key, this.area.value);
        }
    }

    #key(event: KeyboardEvent, { key }: Passage): void {
        const area = event.target as HTMLTextAreaElement;
        const { selectionStart: from, selectionEnd: to, value } = area;
        if (event.isComposing) {
            return;
        }
        if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            this.splitHere();
        } else if (event.key === "Escape") {
            event.preventDefault();
            this.#close(key);
        } else if (event.key === "Backspace" && from === 0 && to === 0) {
            event.preventDefault();
            this.#step(key, -1, true);
        } else if (event.key === "Delete" && from === value.length) {
            event.preventDefault();
            this.joinNext();
        } else if (event.key === "ArrowUp" && from === 0 && to === 0) {
            event.preventDefault();
            this.#step(key, -1, false);
        } else if (event.key === "ArrowDown" && from === value.length) {
            event.preventDefault();
            this.#step(key, 1, false);
        }
    }

    #close(key: number): void {
        this.keep();
        this.open = undefined;
        void this.updateComplete.then(() =>
            this.#lineOf(key)?.querySelector<HTMLElement>("[role=button]")?.focus(),
        );
    }

    #step(key: number, by: 1 | -1, joining: boolean): void {
        const { passages } = this.model;
        const other = passages[passages.findIndex((one) => one.key === key) + by];
        if (other && joining) {
            this.keep();
            this.#opened(this.model.join(other.key));
        } else if (other) {
            this.#openAt(other.key, by > 0 ? 0 : other.text.length);
        }
    }

    splitHere(): void {
        if (this.open && this.area) {
            const at = this.area.selectionStart;
            const lead = this.area.value.length - this.area.value.trimStart().length;
            this.keep();
            const fresh = this.model.split(this.open.key, Math.max(0, at - lead));
            this.#opened(fresh === undefined ? undefined : { key: fresh, at: 0 });
        }
    }

    joinNext(): void {
        if (this.open) {
            this.keep();
            this.#opened(this.model.join(this.open.key));
        }
    }

    #opened(place: { key: number; at: number } | undefined): void {
        if (place) {
            this.open = undefined;
            this.#openAt(place.key, place.at);
        }
    }

    /** After an undo the text stands as it was, also where one is writing. */
    renew(): void {
        const passage = this.model.passages.find(({ key }) => key === this.open?.key);
        if (!passage) {
            this.open = undefined;
        } else if (this.area) {
            this.area.value = passage.text;
            this.#filled = this.open;
            this.#fit();
        }
    }

    /** Where a browser does not yet do it by itself, the field grows with its text. */
    #fit(): void {
        if (this.area && !CSS.supports("field-sizing", "content")) {
            this.area.style.blockSize = "auto";
            this.area.style.blockSize = `${this.area.scrollHeight}px`;
        }
    }
}
