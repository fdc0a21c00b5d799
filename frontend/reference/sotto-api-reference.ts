import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "./code-block.ts";
import {
    type Door,
    doorsByTag,
    exampleText,
    fields,
    type OpenApi,
    parameters,
    resolved,
    type Schema,
    typeName,
} from "./openapi.ts";
import { referenceStyles } from "./reference-styles.ts";
import "./try-it.ts";
import { inline, type Snippet, type Strings } from "./words.ts";

const DEEPEST = 3;
const WIDE = window.matchMedia("(min-width: 52rem)");

/** The API as its own description tells it, with quick starts and requests to try. */
@customElement("sotto-api-reference")
export class SottoApiReference extends LitElement {
    static override readonly styles = referenceStyles;

    /** The page's own words. */
    @property({ attribute: false }) strings: Strings = {};
    @property({ attribute: false }) snippets: Snippet[] = [];
    @property({ attribute: false }) models: { id: string; kind: string; languages: string; demo: boolean }[] =
        [];
    /** Where this server is reached from outside. */
    @property() base = "";

    @state() private api?: OpenApi;
    @state() private failed = false;
    @state() private chosen = 0;
    @state() private key = "";

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#load();
    }

    async #load(): Promise<void> {
        try {
            this.api = (await (await fetch("openapi.json")).json()) as OpenApi;
            await this.updateComplete;
            this.renderRoot
                .querySelector(`[id="${CSS.escape(window.location.hash.slice(1))}"]`)
                ?.scrollIntoView();
        } catch {
            this.failed = true;
        }
    }

    override render(): TemplateResult {
        const groups = this.api ? doorsByTag(this.api) : [];
        return html`
            <nav aria-label=${this.strings.contents ?? ""}>
                <details ?open=${WIDE.matches}>
                    <summary>${this.strings.contents}</summary>
                    <ul>
                        ${["start", "key", "errors", "models"].map((id) => html`<li>${this.#link(id, this.strings[id] ?? "")}</li>`)}
                    </ul>
                    ${groups.map(
                        (group) =>
                            html`<p class="group">${group.name}</p>
                                <ul>
                                    ${group.doors.map(
                                        (door) =>
                                            html`<li>
                                                ${this.#link(door.operation.operationId, door.operation.summary)}
                                            </li>`,
                                    )}
                                </ul>`,
                    )}
                </details>
            </nav>
            <div class="body">
                ${this.#start()} ${this.#signingIn()} ${this.#errors()} ${this.#running()}
                ${this.failed ? html`<p role="alert">${this.strings.failed}</p>` : nothing}
                ${groups.map(
                    (group) =>
                        html`<section class="tag">
                            <h2 id=${`tag-${group.name}`}>${group.name}</h2>
                            <p class="quiet">${inline(group.description)}</p>
                            ${group.doors.map((door) => this.#door(this.api!, door))}
                        </section>`,
                )}
            </div>
        `;
    }

    #link(id: string, text: string): TemplateResult {
        const go = (event: Event): void => {
            event.preventDefault();
            window.history.replaceState(null, "", `#${id}`);
            const target = this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`);
            target?.scrollIntoView({ behavior: "smooth" });
            target?.focus({ preventScroll: true });
        };
        return html`<a href="#${id}" router-ignore @click=${go}>${text}</a>`;
    }

    #start(): TemplateResult {
        const snippet = this.snippets[this.chosen];
        return html`<section>
            <h2 id="start" tabindex="-1">${this.strings.start}</h2>
            <p>${inline(this.strings.startText)}</p>
            <div class="tabs" role="tablist" aria-label=${this.strings.start ?? ""} @keydown=${this.#turn}>
                ${this.snippets.map(
                    (one, index) =>
                        html`<button
                            role="tab"
                            id=${`tab-${index}`}
                            aria-controls="quick-start"
                            aria-selected=${index === this.chosen}
                            tabindex=${index === this.chosen ? 0 : -1}
                            @click=${() => (this.chosen = index)}
                        >
                            ${one.name}
                        </button>`,
                )}
            </div>
            <div role="tabpanel" id="quick-start" aria-labelledby=${`tab-${this.chosen}`}>
                ${this.#code(snippet?.code ?? "", snippet?.name ?? "")}
            </div>
        </section>`;
    }

    readonly #turn = (event: KeyboardEvent): void => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
            this.chosen = (this.chosen + step + this.snippets.length) % this.snippets.length;
            void this.updateComplete.then(() =>
                this.renderRoot.querySelector<HTMLElement>(`#tab-${this.chosen}`)?.focus(),
            );
        }
    };

    #signingIn(): TemplateResult {
        return html`<section>
            <h2 id="key" tabindex="-1">${this.strings.key}</h2>
            <p>${inline(this.strings.keyText)}</p>
            <label class="key">
                <span>${this.strings.yourKey}</span>
                <input
                    type="password"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="sk-sotto-…"
                    .value=${this.key}
                    @input=${(event: Event) => (this.key = (event.target as HTMLInputElement).value.trim())}
                />
                <small>${this.strings.keyKept}</small>
            </label>
        </section>`;
    }

    #errors(): TemplateResult {
        const responses = (this.api?.components.responses ?? {}) as Record<string, { description: string }>;
        const told = Object.entries(responses).filter(([name]) => name.startsWith("Error"));
        return html`<section>
            <h2 id="errors" tabindex="-1">${this.strings.errors}</h2>
            <p>${inline(this.strings.errorsText)}</p>
            <dl class="statuses">
                ${told.map(
                    ([name, one]) =>
                        html`<dt><code>${name.slice(5)}</code></dt>
                            <dd>${inline(one.description)}</dd>`,
                )}
            </dl>
        </section>`;
    }

    #running(): TemplateResult {
        return html`<section>
            <h2 id="models" tabindex="-1">${this.strings.models}</h2>
            ${
                this.models.length
                    ? html`<ul class="models">
                          ${this.models.map(
                              (model) =>
                                  html`<li>
                                      <code>${model.id}</code>
                                      <span class="quiet"
                                          >${model.kind}${model.languages ? ` · ${model.languages}` : ""}${
                                              model.demo ? ` · ${this.strings.demo}` : ""
                                          }</span
                                      >
                                  </li>`,
                          )}
                      </ul>`
                    : html`<p class="quiet">${this.strings.noModels}</p>`
            }
        </section>`;
    }

    #door(api: OpenApi, door: Door): TemplateResult {
        const { operation } = door;
        const beside = parameters(api, operation);
        return html`<article>
            <div class="said">
                <h3 id=${operation.operationId} tabindex="-1">${operation.summary}</h3>
                <p class="address">
                    <b class=${door.method}>${door.method.toUpperCase()}</b> <code>${door.path}</code>
                </p>
                <p>${inline(operation.description)}</p>
                ${
                    beside.length
                        ? html`<h4>${this.strings.parameters}</h4>
                              ${this.#fields(
                                  api,
                                  beside.map((one) => ({
                                      name: one.name,
                                      required: one.required ?? false,
                                      schema: {
                                          ...resolved(api, one.schema),
                                          description: one.description ?? "",
                                      },
                                  })),
                                  DEEPEST,
                              )}`
                        : nothing
                }
                ${Object.entries(operation.requestBody?.content ?? {})
                    .slice(0, 1)
                    .map(
                        ([type, content]) =>
                            html`<h4>${this.strings.body} <small>${type}</small></h4>
                                ${this.#fields(api, fields(api, content.schema ?? {}), 0)}`,
                    )}
                <h4>${this.strings.answers}</h4>
                ${Object.entries(operation.responses).map(([status, one]) => this.#response(api, status, one))}
            </div>
            <div class="tried">
                <sotto-try-it
                    .api=${api}
                    .door=${door}
                    .strings=${this.strings}
                    .base=${this.base}
                    .key=${this.key}
                ></sotto-try-it>
            </div>
        </article>`;
    }

    #response(
        api: OpenApi,
        status: string,
        one: OpenApi["paths"][string][string]["responses"][string],
    ): TemplateResult {
        const response = resolved(api, one) as {
            description: string;
            content?: Record<string, { schema?: Schema }>;
        };
        const content = Object.entries(response.content ?? {});
        if (status.startsWith("4") || status.startsWith("5")) {
            return html`<p class="status"><code>${status}</code> ${inline(response.description)}</p>`;
        }
        return html`<details class="status">
            <summary><code>${status}</code> ${inline(response.description)}</summary>
            ${content.map(
                ([type, body]) =>
                    html`<h5>${type}</h5>
                        ${exampleText(body) ? this.#code(exampleText(body), type) : nothing}
                        ${this.#shapes(api, body.schema)}`,
            )}
        </details>`;
    }

    #shapes(api: OpenApi, schema: Schema | undefined): TemplateResult | typeof nothing {
        const whole = schema ? resolved(api, schema) : {};
        const shapes = (whole.anyOf ?? whole.oneOf ?? [whole]).map((shape) => fields(api, shape));
        return html`${shapes.filter((shape) => shape.length).map((shape) => this.#fields(api, shape, 0))}`;
    }

    #fields(
        api: OpenApi,
        shown: { name: string; schema: Schema; required: boolean }[],
        depth: number,
    ): TemplateResult {
        return html`<ul class="fields">
            ${shown.map(({ name, schema, required }) => {
                const inner = depth < DEEPEST ? fields(api, schema.items ?? schema.anyOf?.[0] ?? schema) : [];
                return html`<li>
                    <p>
                        <code class="name">${name}</code> <span class="quiet">${typeName(api, schema)}</span>
                        ${required ? html`<b class="required">${this.strings.required}</b>` : nothing}
                    </p>
                    ${schema.description ? html`<p>${inline(schema.description)}</p>` : nothing}
                    ${this.#limits(api, schema)}
                    ${
                        inner.length
                            ? html`<details>
                                  <summary>${this.strings.inside}</summary>
                                  ${this.#fields(api, inner, depth + 1)}
                              </details>`
                            : nothing
                    }
                </li>`;
            })}
        </ul>`;
    }

    #limits(api: OpenApi, schema: Schema): TemplateResult | typeof nothing {
        const choices = schema.enum ?? (schema.items ? resolved(api, schema.items).enum : undefined);
        const limits = [
            schema.default === undefined ? "" : `${this.strings.default} ${String(schema.default)}`,
            range(schema),
            schema.maxLength === undefined ? "" : `${this.strings.atMost} ${schema.maxLength}`,
        ].filter((limit) => limit);
        if (!choices && !limits.length) {
            return nothing;
        }
        return html`<p class="quiet">
            ${(choices ?? []).map((choice) => html`<code>${String(choice)}</code> `)} ${limits.join(" · ")}
        </p>`;
    }

    #code(code: string, label: string): TemplateResult {
        return html`<sotto-code
            .code=${code}
            .label=${label}
            .copyLabel=${this.strings.copy ?? ""}
            .copiedLabel=${this.strings.copied ?? ""}
        ></sotto-code>`;
    }
}

function range({ minimum, maximum }: Schema): string {
    if (minimum === undefined) {
        return maximum === undefined ? "" : `≤ ${maximum}`;
    }
    return maximum === undefined ? `≥ ${minimum}` : `${minimum} – ${maximum}`;
}
