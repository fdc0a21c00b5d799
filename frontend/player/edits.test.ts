import assert from "node:assert/strict";
import { test } from "node:test";
import { applied, edit, inverse, join, split, Steps } from "./edits.ts";
import type { Passage } from "./passage.ts";

const one: Passage = {
    key: 1,
    revision: 0,
    place: 0,
    start: 0,
    end: 1000,
    text: "So we meet",
    words: "2@0+200 2@200+300 4@600+400",
    confidence: 0.4,
};
const two: Passage = { ...one, key: 2, place: 1, start: 1000, end: 2000, text: "at ten." };
const text = [one, two];

function texts(passages: readonly Passage[]): string[] {
    return passages.map((passage) => passage.text);
}

test("an edited passage keeps its key and is no longer doubted", () => {
    const [splice] = edit(one, "So we met\n again ");
    assert.deepEqual(splice.came, [{ ...one, text: "So we met\nagain", words: undefined, confidence: null }]);
    assert.deepEqual(edit(one, "So we meet "), []);
    assert.deepEqual(texts(applied(text, edit(one, " "))), ["at ten."]);
});

test("a passage is split where a word begins, and joined again", () => {
    const parts = applied(text, split(one, 6, two, 7));
    assert.deepEqual(texts(parts), ["So we", "meet", "at ten."]);
    assert.deepEqual(
        parts.map(({ start, end }) => [start, end]),
        [
            [0, 600],
            [600, 1000],
            [1000, 2000],
        ],
    );
    assert.deepEqual(texts(applied(parts, join(parts[0], parts[1]))), ["So we meet", "at ten."]);
    assert.deepEqual(split(one, 0, two, 7), []);
});

test("no space is put between Chinese sentences", () => {
    const [splice] = join({ ...one, text: "我们走。" }, { ...two, text: "好的" });
    assert.equal(splice.came[0].text, "我们走。好的");
});

test("whatever was done is undone, and done again", () => {
    const steps = new Steps();
    const change = split(one, 6, two, 7);
    steps.did(change);
    const after = applied(text, change);
    const undone = steps.undo()!;
    assert.deepEqual(applied(after, undone), text);
    assert.equal(steps.undoable, false);
    assert.deepEqual(texts(applied(text, steps.redo()!)), texts(after));
    assert.deepEqual(inverse(inverse(change)), change);
});

test("a new change leaves nothing to do again", () => {
    const steps = new Steps();
    steps.did(edit(one, "a"));
    steps.undo();
    steps.did(edit(one, "b"));
    assert.equal(steps.redoable, false);
});
