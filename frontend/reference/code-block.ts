import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";

/** Code that can be read with the keyboard and copied. */
@customElement("sotto-code")
export class SottoCode extends LitElement {
    static override readonly styles = css`
        :host {
            display: block;
            position: relative;
            min-inline-size: 0;
        }

        pre {
            margin: 0;
            padding: 0.9rem 1rem;
            overflow: auto;
            max-block-size: 32rem;
            border-radius: 0.625rem;
            color: #e6edf3;
            background: #0f1b1f;
            font:
                0.8125rem/1.55 ui-monospace,
                "SF Mono",
                Menlo,
                Consolas,
                "Noto Sans Mono CJK SC",
                monospace;
            tab-size: 2;
        }

        pre:focus-visible,
        button:focus-visible {
            outline: 2px solid #2dd4bf;
            outline-offset: 2px;
        }

        button {
            position: absolute;
            inset-block-start: 0.5rem;
            inset-inline-end: 0.5rem;
            padding: 0.25rem 0.6rem;
            border: 1px solid #3b4a50;
            border-radius: 0.4rem;
            font: 600 0.75rem system-ui;
            color: #e6edf3;
            background: #1b2a2f;
            cursor: pointer;
        }
    `;

    @property() code = "";
    @property() label = "";
    @property() copyLabel = "";
    @property() copiedLabel = "";
    @state() private copied = false;

    override render(): TemplateResult {
        return html`<pre tabindex="0" role="region" aria-label=${this.label}><code>${this.code}</code></pre>
            <button type="button" @click=${this.#copy}>
                <span aria-live="polite">${this.copied ? this.copiedLabel : this.copyLabel}</span>
            </button>`;
    }

    readonly #copy = async (): Promise<void> => {
        await navigator.clipboard.writeText(this.code);
        this.copied = true;
        setTimeout(() => (this.copied = false), 2000);
    };
}
