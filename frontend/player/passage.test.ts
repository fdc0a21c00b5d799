import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, passageAt, unsure, wordAt, wordsOf, type Passage } from "./passage.ts";

function passage(text: string, words?: string, start = 1000): Passage {
    return { key: 1, revision: 0, place: 0, start, end: start + 1000, text, words };
}

test("words are found in their text, whatever space is between them", () => {
    const one = passage(" Hello  你好, 3\u00a0pm", "5@0+320 1@340~100 2@440+60 4@600+100");
    assert.deepEqual(
        wordsOf(one).map(({ from, to }) => one.text.slice(from, to)),
        ["Hello", "你", "好,", "3\u00a0pm"],
    );
    assert.deepEqual(
        wordsOf(one).map((word) => [word.start, word.end, word.estimated]),
        [
            [1000, 1320, false],
            [1340, 1440, true],
            [1440, 1500, false],
            [1600, 1700, false],
        ],
    );
});

test("times that do not fit the text are no times", () => {
    assert.deepEqual(wordsOf(passage("Hi", "5@0+320")), []);
    assert.deepEqual(wordsOf(passage("Hi")), []);
});

test("what is spoken at a time is found among many", () => {
    const all = Array.from({ length: 3000 }, (_, i) => passage("x", "1@0+100", i * 2000));
    assert.equal(passageAt(all, 4_000_500), 2000);
    assert.equal(passageAt(all, 4_001_500), -1);
    assert.equal(passageAt(all, -1), -1);
    const words = wordsOf(passage("a b", "1@0+100 1@300+100"));
    assert.equal(wordAt(words, 1250), 0);
    assert.equal(wordAt(words, 900), -1);
});

test("an engine that says nothing is not doubted", () => {
    assert.equal(unsure({ ...passage("x"), confidence: 0.4 }), true);
    assert.equal(unsure({ ...passage("x"), confidence: 0.9 }), false);
    assert.equal(unsure({ ...passage("x"), confidence: null }), false);
});

test("times are written as people read them", () => {
    assert.equal(clock(65_400), "1:05");
    assert.equal(clock(3_723_000), "1:02:03");
});
