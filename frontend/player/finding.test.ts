import assert from "node:assert/strict";
import { test } from "node:test";
import { find, replace } from "./finding.ts";
import type { Passage } from "./passage.ts";

const all: Passage[] = ["Call Anna (anna@x.org).", "Anna's plan", "no one"].map((text, key) => ({
    key,
    revision: 0,
    place: key,
    start: 0,
    end: 1,
    text,
    words: "",
}));

test("finds words whatever their case, or minding it", () => {
    assert.equal(find(all, "anna", false).length, 3);
    assert.equal(find(all, "anna", true).length, 1);
    assert.deepEqual(find(all, "(anna@", false), [{ key: 0, from: 10, to: 16 }]);
    assert.deepEqual(find(all, "", false), []);
    assert.equal(find([{ ...all[0], text: "a-b/c [d]" }], "-b/c [", false).length, 1);
});

test("replaces everywhere in one change, and touches nothing else", () => {
    const splices = replace(all, find(all, "Anna", true), "Hannah");
    assert.deepEqual(
        splices.map(({ came }) => came[0].text),
        ["Call Hannah (anna@x.org).", "Hannah's plan"],
    );
    assert.equal(splices[0].came[0].words, undefined);
});

test("words that are taken out leave one space", () => {
    const [splice] = replace(all, find(all, "anna ", false).slice(0, 1), "");
    assert.equal(splice.came[0].text, "Call (anna@x.org).");
    assert.deepEqual(replace(all, find(all, "no one", false), "")[0].came, []);
});

test("finds Chinese", () => {
    const chinese = [{ ...all[0], text: "我们明天开会，明天见。" }];
    assert.equal(find(chinese, "明天", false).length, 2);
});
