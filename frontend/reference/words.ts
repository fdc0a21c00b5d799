import { html, type TemplateResult } from "lit";

/** What the page says in the visitor's language; the API's own words come from its description. */
export type Strings = Readonly<Record<string, string>>;

/** One of the page's own snippets. */
export interface Snippet {
    readonly name: string;
    readonly code: string;
}

/** The little Markdown that descriptions have: code and emphasis. */
export function inline(text: string | undefined): TemplateResult {
    const parts = (text ?? "").split(/(`[^`]+`|\*[^*\s][^*]*\*)/);
    return html`${parts.map((part) => {
        if (part.startsWith("`") && part.endsWith("`")) {
            return html`<code>${part.slice(1, -1)}</code>`;
        }
        return part.length > 2 && part.startsWith("*") && part.endsWith("*")
            ? html`<em>${part.slice(1, -1)}</em>`
            : part;
    })}`;
}
