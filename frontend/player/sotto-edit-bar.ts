import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { CLOSE_ICON, DOWN_ICON, REDO_ICON, UNDO_ICON, UP_ICON } from "./icons.ts";
import { controlStyles } from "./player-styles.ts";
import { filled, type PlayerStrings } from "./player-strings.ts";
import type { SottoText } from "./sotto-text.ts";
import type { TextModel } from "./text-model.ts";

/** Tools for a text: find and replace, undo, split and join, and whether all is saved. */
@customElement("sotto-edit-bar")
export class SottoEditBar extends LitElement {
    static override readonly styles = [
        controlStyles,
        css`
            :host {
                display: contents;
            }

            .row {
                display: flex;
                flex-wrap: wrap;
                align-items: center;
                gap: 0.35rem;
            }

            .state {
                margin-inline-start: auto;
                font-size: 0.8125rem;
                color: var(--_quiet);
            }

            .failed {
                color: light-dark(#b42318, #ff9d94);
            }

            label.check {
                display: inline-flex;
                align-items: center;
                gap: 0.35rem;
                font-size: 0.875rem;
            }

            .count {
                min-inline-size: 4rem;
                font-size: 0.875rem;
                font-variant-numeric: tabular-nums;
                color: var(--_quiet);
            }

            .refused {
                padding: 0.75rem 1rem;
                border-radius: 0.75rem;
                background: light-dark(#fef3f2, #3a1d1b);
                color: light-dark(#7a271a, #ffd9d5);
            }

            .refused p {
                margin: 0 0 0.5rem;
            }

            .refused blockquote {
                margin: 0 0 0.6rem;
                padding-inline-start: 0.75rem;
                border-inline-start: 3px solid currentColor;
                max-block-size: 8rem;
                overflow: auto;
                overflow-wrap: anywhere;
                user-select: text;
            }
        `,
    ];

    @property({ attribute: false }) model!: TextModel;
    @property({ attribute: false }) text?: SottoText;
    @property({ attribute: false }) strings!: PlayerStrings;
    @property({ type: Boolean }) editing = false;
    @property({ type: Boolean }) finding = false;

    @query("#find") private wanted!: HTMLInputElement | null;
    @query("#by") private by!: HTMLInputElement | null;

    #said = "";
    readonly #changed = (): void => this.requestUpdate();

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has("model")) {
            (changed.get("model") as TextModel | undefined)?.removeEventListener("change", this.#changed);
            this.model.addEventListener("change", this.#changed);
        }
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.model?.removeEventListener("change", this.#changed);
    }

    protected override updated(changed: PropertyValues<this>): void {
        if (changed.has("finding")) {
            if (this.finding) {
                this.wanted?.focus();
            } else {
                this.model.find("", false);
            }
        }
    }

    override render(): TemplateResult {
        return html`
            ${this.finding ? this.#find() : nothing} ${this.editing ? this.#edit() : nothing}
            ${this.model.refused.length > 0 ? this.#refused() : nothing}
        `;
    }

    #find(): TemplateResult {
        const { strings, model } = this;
        const none = model.hits.length === 0;
        return html`<div class="row" role="search" @keydown=${this.#findKey}>
            <input
                id="find"
                type="search"
                placeholder=${strings.find}
                aria-label=${strings.find}
                @input=${this.#look}
            />
            <span class="count" role="status">${this.#count()}</span>
            <button
                title=${strings.previousHit}
                aria-label=${strings.previousHit}
                ?disabled=${none}
                @click=${() => this.#step(-1)}
            >
                ${UP_ICON}
            </button>
            <button
                title=${strings.nextHit}
                aria-label=${strings.nextHit}
                ?disabled=${none}
                @click=${() => this.#step(1)}
            >
                ${DOWN_ICON}
            </button>
            <label class="check"
                ><input id="case" type="checkbox" @change=${this.#look} />${strings.matchCase}</label
            >
            ${
                this.editing
                    ? html`<input id="by" placeholder=${strings.replaceBy} aria-label=${strings.replaceBy} />
                          <button class="word" ?disabled=${none} @click=${this.#replace}>
                              ${strings.replace}
                          </button>
                          <button class="word" ?disabled=${none} @click=${this.#replaceAll}>
                              ${strings.replaceAll}
                          </button>`
                    : nothing
            }
            <button title=${strings.close} aria-label=${strings.close} @click=${this.#close}>
                ${CLOSE_ICON}
            </button>
        </div>`;
    }

    #count(): string {
        const { hits, hit } = this.model;
        if (this.#said) {
            return this.#said;
        }
        if (!this.wanted?.value) {
            return "";
        }
        return hits.length === 0 ? this.strings.noHits : filled(this.strings.hits, hit + 1, hits.length);
    }

    #edit(): TemplateResult {
        const { strings, model, text } = this;
        return html`<div class="row" role="toolbar" aria-label=${strings.edited}>
            <button
                title=${strings.undo}
                aria-label=${strings.undo}
                ?disabled=${!model.undoable}
                @click=${() => this.undo()}
            >
                ${UNDO_ICON}
            </button>
            <button
                title=${strings.redo}
                aria-label=${strings.redo}
                ?disabled=${!model.redoable}
                @click=${() => this.redo()}
            >
                ${REDO_ICON}
            </button>
            <button class="word" @mousedown=${keepFocus} @click=${() => text?.splitHere()}>
                ${strings.split}
            </button>
            <button class="word" @mousedown=${keepFocus} @click=${() => text?.joinNext()}>
                ${strings.join}
            </button>
            <span class="state ${model.saving === "failed" ? "failed" : ""}" role="status">
                ${{ saved: strings.saved, saving: strings.saving, failed: strings.notSaved }[model.saving]}
                ${
                    model.saving === "failed"
                        ? html`<button class="word" @click=${() => model.saveAgain()}>
                              ${strings.again}
                          </button>`
                        : nothing
                }
            </span>
        </div>`;
    }

    #refused(): TemplateResult {
        const words = this.model.refused.flatMap(({ came }) => came.map(({ text }) => text)).join(" ");
        return html`<div class="refused" role="alert">
            <p>${this.strings.refused}</p>
            <blockquote>${words}</blockquote>
            <button class="word" @click=${() => this.model.insist()}>${this.strings.insist}</button>
            <button class="word" @click=${() => this.model.letGo()}>${this.strings.letGo}</button>
        </div>`;
    }

    undo(): void {
        this.text?.keep();
        this.model.undo();
        void this.text?.updateComplete.then(() => this.text?.renew());
    }

    redo(): void {
        this.model.redo();
        void this.text?.updateComplete.then(() => this.text?.renew());
    }

    #look(): void {
        this.#said = "";
        const matchCase = this.renderRoot.querySelector<HTMLInputElement>("#case")!.checked;
        this.model.find(this.wanted!.value, matchCase);
        this.#step(0);
    }

    #step(by: 1 | -1 | 0): void {
        this.#said = "";
        const hit = by === 0 ? this.model.hits[this.model.hit] : this.model.step(by);
        if (hit) {
            this.text?.show(hit.key);
        }
    }

    #replace(): void {
        this.#said = "";
        this.model.replaceOne(this.by!.value);
        this.#step(0);
    }

    #replaceAll(): void {
        this.text?.keep();
        const count = this.model.replaceAll(this.by!.value);
        this.#said = filled(this.strings.replaced, count);
        this.requestUpdate();
    }

    #findKey(event: KeyboardEvent): void {
        if (event.key === "Enter" && event.target === this.wanted && !event.isComposing) {
            this.#step(event.shiftKey ? -1 : 1);
        } else if (event.key === "Escape") {
            this.#close();
        }
    }

    #close(): void {
        this.dispatchEvent(new CustomEvent("sotto-close"));
    }
}

/** A tool for where the caret is must not take it away. */
function keepFocus(event: Event): void {
    event.preventDefault();
}
