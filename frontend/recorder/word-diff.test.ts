import assert from "node:assert/strict";
import { test } from "node:test";
import { diff, type Part } from "./word-diff.ts";

function marked(parts: readonly Part[]): string {
    return parts.map((part) => (part.same ? part.text : `[${part.text.trim()}]`)).join("|");
}

test("marks words that went and words that came", () => {
    const { before, after } = diff("um so we meet at uh ten", "So we meet at ten.");
    assert.equal(marked(before), "[um]| so we meet at|[uh]| ten");
    assert.equal(marked(after), "So we meet at ten|[.]");
});

test("a change of case is no change", () => {
    const { before, after } = diff("and so my fellow americans", "And so, my fellow Americans");
    assert.ok(before.every((part) => part.same));
    assert.equal(marked(after), "And so|[,]| my fellow Americans");
});

test("Chinese is told apart by characters", () => {
    const { before, after } = diff("那个我们明天三点开会", "我们明天3点开会。");
    assert.equal(marked(before), "[那个]|我们明天|[三]|点开会");
    assert.equal(marked(after), "我们明天|[3]|点开会|[。]");
});

test("nothing is lost of either text", () => {
    const one = "Mixed 中文 and English, it's 3月 already.";
    const other = "Mixed 中文和 English; it’s March already!";
    const { before, after } = diff(one, other);
    assert.equal(before.map((part) => part.text).join(""), one);
    assert.equal(after.map((part) => part.text).join(""), other);
});

test("texts too long are told apart as a whole", () => {
    const long = "word ".repeat(700);
    assert.equal(diff(long, long).before[0].same, true);
    assert.equal(diff(long, `${long}more`).after[0].same, false);
});
