/** As much of an OpenAPI 3.1 document as this page reads. */
export interface OpenApi {
    readonly tags: readonly { readonly name: string; readonly description?: string }[];
    readonly servers: readonly { readonly url: string }[];
    readonly paths: Record<string, Record<string, Operation>>;
    readonly components: Record<string, Record<string, unknown>>;
}

export interface Operation {
    readonly operationId: string;
    readonly tags: readonly string[];
    readonly summary: string;
    readonly description?: string;
    readonly parameters?: readonly (Parameter | Reference)[];
    readonly requestBody?: { readonly required?: boolean; readonly content: Record<string, Content> };
    readonly responses: Record<string, Response | Reference>;
    readonly security?: readonly Record<string, unknown>[];
}

export interface Reference {
    readonly $ref: string;
}

export interface Parameter {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: Schema;
    readonly example?: string;
}

export interface Response {
    readonly description: string;
    readonly content?: Record<string, Content>;
    readonly headers?: Record<string, unknown>;
}

export interface Content {
    readonly schema?: Schema;
    readonly example?: unknown;
    readonly examples?: Record<string, { readonly summary?: string; readonly value: unknown }>;
}

export interface Schema {
    readonly $ref?: string;
    readonly type?: string | readonly string[];
    readonly description?: string;
    readonly format?: string;
    readonly enum?: readonly unknown[];
    readonly const?: unknown;
    readonly default?: unknown;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly maxLength?: number;
    readonly maxItems?: number;
    readonly required?: readonly string[];
    readonly properties?: Record<string, Schema>;
    readonly items?: Schema;
    readonly anyOf?: readonly Schema[];
    readonly oneOf?: readonly Schema[];
    readonly allOf?: readonly Schema[];
    readonly examples?: readonly unknown[];
    readonly contentMediaType?: string;
}

export interface Door {
    readonly method: string;
    readonly path: string;
    readonly operation: Operation;
}

/** What a reference points at, or the thing itself. */
export function resolved<T extends object>(api: OpenApi, thing: T | Reference): T {
    if (!("$ref" in thing) || typeof thing.$ref !== "string") {
        return thing as T;
    }
    const steps = thing.$ref.slice(2).split("/");
    const found = steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], api);
    return resolved(api, found as T | Reference);
}

/** The doors under each tag, in the order of the document's tags. */
export function doorsByTag(api: OpenApi): { name: string; description?: string; doors: Door[] }[] {
    const doors = Object.entries(api.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
    );
    return api.tags.map((tag) => ({
        ...tag,
        doors: doors.filter((door) => door.operation.tags.includes(tag.name)),
    }));
}

export function parameters(api: OpenApi, operation: Operation): Parameter[] {
    return (operation.parameters ?? []).map((one) => resolved(api, one));
}

/** All fields of an object's schema, those of its parts included. */
export function fields(api: OpenApi, schema: Schema): { name: string; schema: Schema; required: boolean }[] {
    const whole = resolved(api, schema);
    const own = Object.entries(whole.properties ?? {}).map(([name, field]) => ({
        name,
        schema: "$ref" in field ? { ...resolved(api, field), ...withoutReference(field) } : field,
        required: whole.required?.includes(name) ?? false,
    }));
    return [...(whole.allOf ?? []).flatMap((part) => fields(api, part)), ...own];
}

function withoutReference({ $ref: _, ...rest }: Schema): Schema {
    return rest;
}

/** A type for people, such as 'array of string or null'. */
export function typeName(api: OpenApi, schema: Schema): string {
    const whole = resolved(api, schema);
    if (whole.contentMediaType) {
        return "file";
    }
    const parts = whole.anyOf ?? whole.oneOf;
    if (parts && !whole.type) {
        return [...new Set(parts.map((part) => typeName(api, part)))].join(" or ");
    }
    const types = typeof whole.type === "string" ? [whole.type] : (whole.type ?? ["any"]);
    return types
        .map((type) => (type === "array" && whole.items ? `array of ${typeName(api, whole.items)}` : type))
        .join(" or ");
}

/** The first example of a body or an answer, as text. */
export function exampleText(content: Content | undefined): string {
    const example = content?.example ?? Object.values(content?.examples ?? {})[0]?.value;
    if (example === undefined) {
        return "";
    }
    return typeof example === "string" ? example : JSON.stringify(example, null, 2);
}

/** A request as a visitor filled it in. */
export interface Request {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly [string, string][];
    readonly form?: readonly [string, string | File][];
    readonly body?: string;
}

/** The same request for a shell. */
export function curl(request: Request): string {
    const lines = [
        request.method === "get" ? request.url : `-X ${request.method.toUpperCase()} ${request.url}`,
    ];
    if (request.method === "post" && (request.form || request.body)) {
        lines[0] = request.url;
    }
    lines.push(...request.headers.map(([name, value]) => `-H "${name}: ${value}"`));
    lines.push(
        ...(request.form ?? []).map(([name, value]) =>
            typeof value === "string"
                ? `-F ${quoted(`${name}=${value}`)}`
                : `-F ${quoted(`${name}=@${value.name}`)}`,
        ),
    );
    if (request.body) {
        lines.push(`-d ${quoted(request.body)}`);
    }
    return `curl ${lines.join(" \\\n  ")}`;
}

function quoted(text: string): string {
    return /^[\w@=./:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
