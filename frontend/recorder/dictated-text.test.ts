import assert from "node:assert/strict";
import { test } from "node:test";
import {
    complete,
    hear,
    hearAgain,
    join,
    MOST_SEGMENTS,
    NOTHING,
    page,
    polishedText,
    rawText,
    type DictatedText,
} from "./dictated-text.ts";
import type { ServerEvent } from "./protocol.ts";

const TRANSCRIPTION = "conversation.item.input_audio_transcription.";

test("words become final as they are agreed", () => {
    const text = heard([
        { type: "sotto.partial", item_id: "a", text: "hello wor" },
        { type: `${TRANSCRIPTION}delta`, item_id: "a", delta: "Hello" },
        { type: `${TRANSCRIPTION}delta`, item_id: "a", delta: " world." },
    ]);
    assert.equal(rawText(text), "Hello world.");
    assert.equal(text.partial, "hello wor");
    assert.equal(text.segments[0].final, false);
});

test("a completed segment ends its partial", () => {
    const text = heard([
        { type: "sotto.partial", text: "hello" },
        { type: `${TRANSCRIPTION}completed`, item_id: "a", transcript: "Hello." },
    ]);
    assert.equal(text.partial, "");
    assert.equal(text.segments[0].final, true);
});

test("hearing a segment twice changes nothing", () => {
    const event = { type: `${TRANSCRIPTION}completed`, item_id: "a", transcript: "Hello." };
    assert.deepEqual(heard([event, event]), heard([event]));
});

test("polished text stands beside the raw text, which stays", () => {
    const text = heard([
        { type: `${TRANSCRIPTION}completed`, item_id: "a", transcript: "um hello" },
        { type: `${TRANSCRIPTION}completed`, item_id: "b", transcript: "and more" },
        { type: "sotto.polished", item_id: "a", text: "Hello.", engine: "rules", outcome: "polished" },
    ]);
    assert.equal(rawText(text), "um hello and more");
    assert.equal(polishedText(text), "Hello. and more");
});

test("a segment that failed says why in its place", () => {
    const text = heard([
        { type: `${TRANSCRIPTION}failed`, item_id: "a", error: { code: "x", message: "No node answered." } },
    ]);
    assert.equal(text.segments[0].failure, "No node answered.");
});

test("the end brings what was missed while the connection was lost", () => {
    const part = heard([{ type: `${TRANSCRIPTION}completed`, item_id: "b", transcript: "the end." }]);
    const whole = complete(part, {
        type: "sotto.finished",
        text: "The start, the end.",
        polished: "The start; the end.",
    });
    assert.equal(rawText(whole), "The start, the end.");
    assert.equal(polishedText(whole), "The start; the end.");
});

test("the end keeps the segments where nothing was missed", () => {
    const text = heard([{ type: `${TRANSCRIPTION}completed`, item_id: "a", transcript: "All of it." }]);
    assert.deepEqual(complete(text, { type: "sotto.finished", text: "All of it." }).segments, text.segments);
});

test("joins words with spaces and Chinese without", () => {
    assert.equal(join(["Hello", " world ", "", "."]), "Hello world .");
    assert.equal(join(["你好，", "世界。"]), "你好，世界。");
    assert.equal(join(["用", "Sotto", "说话"]), "用 Sotto 说话");
    assert.equal(join(["Hello.", "你好。", "OK"]), "Hello. 你好。OK");
    assert.equal(join(["東京", "AI", "です"]), "東京 AIです");
    assert.equal(join(["東京は", "AIです"]), "東京はAIです");
});

test("a page keeps the breaks, bullets and quotation marks that were wanted", () => {
    assert.equal(page(["One.", "\n", "Two.", "\n\n", "Three.", "\n"]), "One.\nTwo.\n\nThree.");
    assert.equal(page(["List.", "• ", "One.", "•", "二。"]), "List.\n• One.\n• 二。");
    assert.equal(page(["He said.", "“", "Never.", "”", "And left."]), "He said. “Never.” And left.");
    assert.equal(page(["他说。", "“", "不。", "”", "走了。"]), "他说。“不。”走了。");
});

test("what was taken back leaves the written text, and the raw text keeps it", () => {
    const text = heard([
        { type: `${TRANSCRIPTION}completed`, item_id: "a", transcript: "It rains." },
        { type: "sotto.polished", item_id: "a", text: "It rains.", outcome: "polished" },
        { type: `${TRANSCRIPTION}completed`, item_id: "b", transcript: "Scratch that." },
        { type: "sotto.obeyed", item_id: "a", commands: [{ from: 0, to: 9, command: "taken" }] },
        { type: "sotto.polished", item_id: "a", text: "", outcome: "polished" },
        { type: "sotto.obeyed", item_id: "b", commands: [{ from: 0, to: 13, command: "scratch" }] },
        { type: "sotto.polished", item_id: "b", text: "", outcome: "polished" },
    ]);
    assert.equal(rawText(text), "It rains. Scratch that.");
    assert.equal(polishedText(text), "");
    assert.equal(text.segments[1].commands?.[0].command, "scratch");
});

test("a dictation of hours keeps its text and shows its end", () => {
    const text = heard(
        Array.from({ length: 3000 }, (_, i) => [
            { type: `${TRANSCRIPTION}completed`, item_id: `i_${i}`, transcript: `word${i}` },
            { type: "sotto.polished", item_id: `i_${i}`, text: `Word${i}.`, outcome: "polished" },
        ]).flat(),
    );
    assert.equal(text.segments.length, MOST_SEGMENTS);
    assert.equal(rawText(text).split(" ").length, 3000);
    assert.ok(polishedText(text).startsWith("Word0. Word1."));
    const late = hear(text, { type: "sotto.polished", item_id: "i_3", text: "late" });
    assert.deepEqual(late, text);
});

test("what was not final when the connection broke is heard again", () => {
    const text = heard([
        { type: `${TRANSCRIPTION}completed`, item_id: "a", transcript: "Hello." },
        { type: `${TRANSCRIPTION}delta`, item_id: "b", delta: "And so" },
    ]);
    const again = hear(hearAgain(text), { type: `${TRANSCRIPTION}delta`, item_id: "b", delta: "And so" });
    assert.equal(rawText(again), "Hello. And so");
});

function heard(events: ServerEvent[]): DictatedText {
    return events.reduce(hear, NOTHING);
}
