import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";

/** Code that can be read with the keyboard and copied. */
@customElement("sotto-code")
export class SottoCode extends LitElement {
    static override readonly styles = css`
        :host {
            display: block;
            min-inline-size: 0;
            overflow: hidden;
            border: 1px solid light-dark(#0f1b1f, #2a383d);
            border-radius: 0.75rem;
            color: #e6edf3;
            background: #0f1b1f;
        }

        header {
            display: flex;
            align-items: center;
            justify-content: space-between;
            gap: 1rem;
            padding: 0.35rem 0.5rem 0.35rem 1rem;
            font-size: 0.75rem;
            font-weight: 600;
            color: #a9b8bf;
            background: #18262b;
        }

        header > span {
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
        }

        pre {
            margin: 0;
            padding: 0.9rem 1rem;
            overflow: auto;
            max-block-size: 32rem;
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
            outline-offset: -2px;
        }

        button {
            padding: 0.25rem 0.6rem;
            border: 1px solid #3b4a50;
            border-radius: 0.4rem;
            font: inherit;
            color: #e6edf3;
            background: #1f3037;
            cursor: pointer;
        }
    `;

    @property() code = "";
    @property() label = "";
    @property() copyLabel = "";
    @property() copiedLabel = "";
    @state() private copied = false;

    override render(): TemplateResult {
        return html`<header>
                <span>${this.label}</span>
                <button type="button" @click=${this.#copy}>
                    <span aria-live="polite">${this.copied ? this.copiedLabel : this.copyLabel}</span>
                </button>
            </header>
            <pre tabindex="0" role="region" aria-label=${this.label}><code>${this.code}</code></pre>`;
    }

    readonly #copy = async (): Promise<void> => {
        await navigator.clipboard.writeText(this.code);
        this.copied = true;
        setTimeout(() => (this.copied = false), 2000);
    };
}
