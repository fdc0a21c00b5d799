import assert from "node:assert/strict";
import { test } from "node:test";
import {
    curl,
    doorsByTag,
    exampleText,
    fields,
    type OpenApi,
    parameters,
    resolved,
    typeName,
} from "./openapi.ts";

const api = {
    tags: [{ name: "Text" }, { name: "Audio" }],
    servers: [],
    components: {
        parameters: { Mode: { name: "mode", in: "query", schema: { type: "string" } } },
        schemas: {
            Card: { type: "object", required: ["url"], properties: { url: { type: "string" } } },
            Named: {
                allOf: [
                    { $ref: "#/components/schemas/Card" },
                    { properties: { mode: { $ref: "#/components/schemas/Mode" } } },
                ],
            },
            Mode: { type: "string", enum: ["formal"] },
        },
    },
    paths: {
        "/b": {
            post: {
                operationId: "b",
                tags: ["Audio"],
                summary: "",
                responses: {},
                parameters: [{ $ref: "#/components/parameters/Mode" }],
            },
        },
        "/a": { get: { operationId: "a", tags: ["Audio"], summary: "", responses: {} } },
    },
} as unknown as OpenApi;

test("doors stand under their tags", () => {
    const groups = doorsByTag(api);
    assert.deepEqual(
        groups.map((group) => [group.name, group.doors.map((door) => door.path)]),
        [
            ["Text", []],
            ["Audio", ["/b", "/a"]],
        ],
    );
});

test("references are followed", () => {
    assert.equal(parameters(api, api.paths["/b"]!.post!)[0]!.name, "mode");
    assert.deepEqual(resolved(api, { $ref: "#/components/schemas/Mode" }), {
        type: "string",
        enum: ["formal"],
    });
});

test("an object has the fields of its parts", () => {
    const found = fields(api, { $ref: "#/components/schemas/Named" });
    assert.deepEqual(
        found.map((field) => [field.name, field.required]),
        [
            ["url", true],
            ["mode", false],
        ],
    );
    assert.deepEqual(found[1]!.schema.enum, ["formal"]);
});

test("types are told to people", () => {
    assert.equal(
        typeName(api, { type: ["array", "null"], items: { type: "string" } }),
        "array of string or null",
    );
    assert.equal(typeName(api, { anyOf: [{ type: "string" }, { type: "null" }] }), "string or null");
    assert.equal(typeName(api, { type: "string", contentMediaType: "application/octet-stream" }), "file");
});

test("the first example is the one shown", () => {
    assert.equal(exampleText({ examples: { one: { value: { a: 1 } } } }), '{\n  "a": 1\n}');
    assert.equal(exampleText(undefined), "");
});

test("a request is written for a shell", () => {
    assert.equal(
        curl({
            method: "post",
            url: "http://x/v1/audio",
            headers: [["Authorization", "Bearer $SOTTO_API_KEY"]],
            form: [
                ["file", new File([], "my speech.wav")],
                ["prompt", "it's Anna"],
            ],
        }),
        `curl http://x/v1/audio \\
  -H "Authorization: Bearer $SOTTO_API_KEY" \\
  -F 'file=@my speech.wav' \\
  -F 'prompt=it'\\''s Anna'`,
    );
    assert.equal(curl({ method: "delete", url: "http://x", headers: [] }), "curl -X DELETE http://x");
});
