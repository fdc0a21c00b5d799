import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "./code-block.ts";
import {
    type Content,
    curl,
    type Door,
    exampleText,
    fields,
    type OpenApi,
    parameters,
    type Request,
    resolved,
    type Schema,
} from "./openapi.ts";
import { tryItStyles } from "./try-it-styles.ts";
import type { Strings } from "./words.ts";

interface Answer {
    readonly status: string;
    readonly good: boolean;
    readonly headers: string;
    readonly body: string;
}

/** A request that the visitor fills in and sends, with their own key, from this browser. */
@customElement("sotto-try-it")
export class SottoTryIt extends LitElement {
    static override readonly styles = tryItStyles;

    @property({ attribute: false }) api!: OpenApi;
    @property({ attribute: false }) door!: Door;
    @property({ attribute: false }) strings!: Strings;
    @property() base = "";
    /** The visitor's key: in memory, for as long as the page is open. */
    @property({ attribute: false }) key = "";

    @state() private values: Record<string, string | File | undefined> = {};
    @state() private answer?: Answer;
    @state() private running?: AbortController;

    override render(): TemplateResult {
        return html`<sotto-code
                .code=${curl(this.#request("$SOTTO_API_KEY"))}
                .label=${`${this.strings.request} · curl`}
                .copyLabel=${this.strings.copy ?? ""}
                .copiedLabel=${this.strings.copied ?? ""}
            ></sotto-code>
            <details>
                <summary>${this.strings.tryIt}</summary>
                <form @submit=${this.#send}>
                    ${this.#inputs().map(({ name, schema, required }) => this.#input(name, schema, required))}
                    <div class="buttons">
                        <button type="submit" ?disabled=${!!this.running}>${this.strings.send}</button>
                        ${
                            this.running
                                ? html`<button
                                      type="button"
                                      class="second"
                                      @click=${() => this.running?.abort()}
                                  >
                                      ${this.strings.stop}
                                  </button>`
                                : nothing
                        }
                    </div>
                </form>
                <div aria-live="polite">${this.answer ? this.#shown(this.answer) : nothing}</div>
            </details>`;
    }

    #inputs(): { name: string; schema: Schema; required: boolean }[] {
        const beside = parameters(this.api, this.door.operation).map((one) => ({
            name: one.name,
            schema: { ...resolved(this.api, one.schema), description: one.description ?? "" },
            required: one.required ?? false,
        }));
        const form = this.#form();
        const inside = form?.schema
            ? fields(this.api, form.schema).filter((field) => !beside.some((one) => one.name === field.name))
            : this.#json()
              ? [{ name: "body", schema: { type: "object" }, required: true }]
              : [];
        return [...beside, ...inside];
    }

    #form(): Content | undefined {
        const content = this.door.operation.requestBody?.content ?? {};
        return (
            content["multipart/form-data"] ??
            (this.#json() ? undefined : content["application/x-www-form-urlencoded"])
        );
    }

    #json(): Content | undefined {
        return this.door.operation.requestBody?.content["application/json"];
    }

    #input(name: string, schema: Schema, required: boolean): TemplateResult {
        const set = (value: string | File | undefined): void => {
            this.values = { ...this.values, [name]: value };
        };
        const label = html`<span>${name}${required ? html`<b aria-hidden="true"> *</b>` : nothing}</span>`;
        if (schema.contentMediaType) {
            return html`<label
                >${label}<input
                    type="file"
                    ?required=${required}
                    @change=${(event: Event) => set((event.target as HTMLInputElement).files?.[0])}
            /></label>`;
        }
        const choices = schema.type === "boolean" ? ["true", "false"] : (schema.enum ?? schema.items?.enum);
        if (choices) {
            return html`<label
                >${label}<select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
                    <option value="">${schema.default === undefined ? "" : String(schema.default)}</option>
                    ${choices.map((choice) => html`<option value=${String(choice)}>${String(choice)}</option>`)}
                </select></label
            >`;
        }
        if (name === "body") {
            return html`<label
                >JSON<textarea
                    rows="8"
                    spellcheck="false"
                    .value=${this.#bodyText()}
                    @input=${(event: Event) => set((event.target as HTMLTextAreaElement).value)}
                ></textarea>
            </label>`;
        }
        return html`<label
            >${label}<input
                type="text"
                autocomplete="off"
                ?required=${required}
                placeholder=${String(schema.default ?? schema.examples?.[0] ?? schema.const ?? "")}
                @input=${(event: Event) => set((event.target as HTMLInputElement).value)}
        /></label>`;
    }

    #bodyText(): string {
        const said = this.values.body;
        return typeof said === "string" ? said : exampleText(this.#json());
    }

    #request(key: string): Request {
        const open = this.door.operation.security?.length === 0;
        const headers: [string, string][] = open ? [] : [["Authorization", `Bearer ${key}`]];
        const query = new URLSearchParams();
        let path = this.door.path;
        for (const parameter of parameters(this.api, this.door.operation)) {
            const value = this.values[parameter.name];
            if (parameter.in === "path") {
                const said =
                    typeof value === "string" && value ? encodeURIComponent(value) : parameter.example;
                path = path.replace(`{${parameter.name}}`, said ?? `{${parameter.name}}`);
            } else if (typeof value === "string" && value) {
                if (parameter.in === "query") {
                    query.set(parameter.name, value);
                } else {
                    headers.push([parameter.name, value]);
                }
            }
        }
        const url = this.base + path + (query.size ? `?${query}` : "");
        const form = this.#form();
        if (form?.schema) {
            return { method: this.door.method, url, headers, form: this.#parts(form.schema) };
        }
        if (this.#json()) {
            headers.push(["Content-Type", "application/json"]);
            return { method: this.door.method, url, headers, body: this.#bodyText() };
        }
        return { method: this.door.method, url, headers };
    }

    #parts(schema: Schema): [string, string | File][] {
        return fields(this.api, schema).flatMap(({ name, schema: field }): [string, string | File][] => {
            const value = this.values[name];
            if (value) {
                return [[name, value]];
            }
            return field.contentMediaType ? [[name, new File([], "speech.wav")]] : [];
        });
    }

    readonly #send = async (event: Event): Promise<void> => {
        event.preventDefault();
        const stop = new AbortController();
        this.running = stop;
        try {
            await this.#receive(await this.#fetch(stop.signal));
        } catch (failure) {
            this.answer = {
                status: String(failure),
                good: false,
                headers: "",
                body: this.answer?.body ?? "",
            };
        } finally {
            this.running = undefined;
        }
    };

    #fetch(signal: AbortSignal): Promise<Response> {
        const request = this.#request(this.key);
        const form = request.form && new FormData();
        for (const [name, value] of request.form ?? []) {
            // A file of nothing only stands in the shell's command for the one not chosen.
            if (typeof value === "string" || value.size) {
                form!.append(name, value);
            }
        }
        const here = request.url.replace(this.base, window.location.origin);
        return fetch(here, {
            method: request.method.toUpperCase(),
            headers: request.headers.map(([name, value]): [string, string] => [name, value]),
            body: form ?? request.body,
            credentials: "omit",
            signal,
        });
    }

    /** As it arrives, so that a stream is seen to be one. */
    async #receive(response: Response): Promise<void> {
        const told = [...response.headers].filter(([name]) => /^(x-|retry-after|content-type)/.test(name));
        const start = {
            status: `${response.status} ${response.statusText}`,
            good: response.ok,
            headers: told.map(([name, value]) => `${name}: ${value}`).join("\n"),
        };
        let body = "";
        this.answer = { ...start, body };
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
        for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
            body += piece.value;
            this.answer = { ...start, body };
        }
        this.answer = { ...start, body: pretty(body) };
    }

    #shown(answer: Answer): TemplateResult {
        return html`<p class=${answer.good ? "good" : "bad"}>${answer.status}</p>
            ${answer.headers ? html`<pre class="headers">${answer.headers}</pre>` : nothing}
            <sotto-code
                .code=${answer.body}
                .label=${this.strings.answer ?? ""}
                .copyLabel=${this.strings.copy ?? ""}
                .copiedLabel=${this.strings.copied ?? ""}
            ></sotto-code>`;
    }
}

function pretty(body: string): string {
    try {
        return JSON.stringify(JSON.parse(body), null, 2);
    } catch {
        return body;
    }
}
