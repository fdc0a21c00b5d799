import assert from "node:assert/strict";
import { test } from "node:test";
import type { Passage } from "./passage.ts";
import { runs } from "./runs.ts";

const passage: Passage = {
    key: 3,
    revision: 0,
    place: 0,
    start: 0,
    end: 1000,
    text: "So we meet",
    words: "2@0+200 2@200+300 4@600+400",
    kept: [{ from: 3, to: 10, reason: "NUMBER" }],
};

test("a passage is cut at its words, and no letter is lost", () => {
    const all = runs(passage, []);
    assert.equal(all.map(({ text }) => text).join(""), passage.text);
    assert.deepEqual(
        all.map(({ word }) => word),
        [0, -1, 1, -1, 2],
    );
});

test("what was found may be a part of a word", () => {
    const all = runs(passage, [{ key: 3, from: 7, to: 9 }]);
    assert.deepEqual(
        all.filter(({ hit }) => hit).map(({ text, word }) => [text, word]),
        [["ee", 2]],
    );
});

test("the reason stands after the last word that was kept", () => {
    const all = runs(passage, []);
    assert.deepEqual(
        all.map(({ kept }) => kept !== undefined),
        [false, false, true, true, true],
    );
    assert.deepEqual(
        all.map(({ keptEnds }) => keptEnds),
        [false, false, false, false, true],
    );
});

test("a text without times is one run", () => {
    assert.equal(runs({ ...passage, words: undefined, kept: [] }, []).length, 1);
});
