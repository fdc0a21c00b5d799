import assert from "node:assert/strict";
import { test } from "node:test";
import type { Passage } from "./passage.ts";
import type { Change, Reply } from "./saving.ts";
import { TextModel, type Chunk } from "./text-model.ts";

/** A server with one edited text. */
class Server {
    passages: Passage[];
    revision = 0;
    readonly changes: Change[] = [];
    away = false;

    constructor(texts: readonly string[]) {
        this.passages = texts.map((text, key) => ({
            key,
            revision: 0,
            place: key,
            start: key * 1000,
            end: key * 1000 + 1000,
            text,
            words: `${text.length}@0+1000`,
        }));
    }

    readonly load = (from: number): Promise<Chunk> =>
        Promise.resolve({
            number: 1,
            revision: this.revision,
            total: this.passages.length,
            passages: this.passages.slice(from, from + 2),
        });

    readonly send = (change: Change): Promise<Reply> => {
        if (this.away) {
            return Promise.reject(new Error("away"));
        }
        this.changes.push(change);
        const known = new Map(this.passages.map((one) => [one.key, one]));
        const gone = change.splices.flatMap((splice) => splice.gone);
        if (gone.some(({ key, revision }) => known.get(key)?.revision !== revision)) {
            return Promise.resolve({ safe: false });
        }
        this.revision++;
        const came = change.splices.flatMap((splice) => splice.came).map((one) => this.#timed(one));
        const keys = new Set(gone.map(({ key }) => key));
        this.passages = [...this.passages.filter(({ key }) => !keys.has(key)), ...came].sort(
            (a, b) => a.place - b.place,
        );
        return Promise.resolve({ safe: true, revision: this.revision, passages: came });
    };

    #timed(one: Partial<Passage>): Passage {
        const text = one.text!;
        return { start: 0, end: 1, words: `${text.length}@0~1`, ...one, revision: this.revision } as Passage;
    }

    get text(): string {
        return this.passages.map(({ text }) => text).join("|");
    }
}

async function opened(server: Server): Promise<TextModel> {
    const model = new TextModel(server.load, server.send);
    await model.load();
    return model;
}

async function settled(): Promise<void> {
    await new Promise((done) => setTimeout(done, 5));
}

function text(model: TextModel): string {
    return model.passages.map((one) => one.text).join("|");
}

test("a text comes a part at a time, in order", async () => {
    const model = await opened(new Server(["a", "b", "c", "d", "e"]));
    assert.equal(text(model), "a|b|c|d|e");
    assert.equal(model.loading, "loaded");
});

test("changes are there at once, and saved in order", async () => {
    const server = new Server(["So we meet", "at ten."]);
    const model = await opened(server);
    model.edit(0, "So we met");
    const second = model.split(0, 5)!;
    model.edit(second, "met again");
    assert.equal(text(model), "So we|met again|at ten.");
    await settled();
    assert.equal(server.text, "So we|met again|at ten.");
    assert.equal(server.changes.length, 3);
    assert.equal(model.saving, "saved");
    assert.notEqual(model.passages[1].words, undefined);
});

test("undo gives the times back as they were", async () => {
    const server = new Server(["meet"]);
    const model = await opened(server);
    model.edit(0, "met");
    await settled();
    model.undo();
    assert.equal(text(model), "meet");
    await settled();
    assert.equal(server.passages[0].words, "4@0+1000");
    model.redo();
    await settled();
    assert.equal(server.text, "met");
});

test("two windows may change different passages", async () => {
    const server = new Server(["one", "two"]);
    const here = await opened(server);
    const there = await opened(server);
    here.edit(0, "first");
    await settled();
    there.edit(1, "second");
    await settled();
    assert.equal(server.text, "first|second");
    assert.equal(text(there), "first|second");
    assert.equal(there.refused.length, 0);
});

test("who comes second to the same passage is told, and loses nothing", async () => {
    const server = new Server(["one", "two"]);
    const here = await opened(server);
    const there = await opened(server);
    here.edit(0, "mine");
    await settled();
    there.edit(0, "theirs");
    there.edit(1, "too");
    await settled();
    assert.equal(text(there), "mine|two");
    assert.deepEqual(
        there.refused.map(({ came }) => came[0].text),
        ["theirs", "too"],
    );
    assert.equal(there.unsaved, true);
    there.insist();
    await settled();
    assert.equal(server.text, "theirs|too");
    assert.equal(there.refused.length, 0);
});

test("what cannot be put in any more stays to be read", async () => {
    const server = new Server(["one", "two"]);
    const here = await opened(server);
    const there = await opened(server);
    here.join(0);
    await settled();
    there.edit(1, "second");
    await settled();
    there.insist();
    assert.equal(there.refused.length, 1);
    there.letGo();
    assert.equal(there.unsaved, false);
});

test("what could not be sent waits and is sent again", async () => {
    const server = new Server(["one"]);
    const model = await opened(server);
    server.away = true;
    model.edit(0, "first");
    await settled();
    assert.equal(model.saving, "failed");
    assert.equal(model.unsaved, true);
    server.away = false;
    model.saveAgain();
    await settled();
    assert.equal(server.text, "first");
    assert.equal(model.saving, "saved");
});

test("replaces over the whole text in one change that one undo takes back", async () => {
    const server = new Server(["red and red", "blue", "Red"]);
    const model = await opened(server);
    model.find("red", false);
    assert.equal(model.replaceAll("green"), 3);
    await settled();
    assert.equal(server.text, "green and green|blue|green");
    assert.equal(server.changes.length, 1);
    model.undo();
    await settled();
    assert.equal(server.text, "red and red|blue|Red");
});

test("thirty thousand words are changed in one step", async () => {
    const server = new Server([]);
    const model = await opened(server);
    model.passages = Array.from({ length: 3000 }, (_, key) => ({
        key,
        revision: 0,
        place: key,
        start: key,
        end: key + 1,
        text: "ten words are said here and one of them is",
        words: "",
    }));
    model.find("one", false);
    assert.equal(model.replaceAll("two"), 3000);
    model.undo();
    assert.equal(model.undoable, false);
});
