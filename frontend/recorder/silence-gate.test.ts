import assert from "node:assert/strict";
import { test } from "node:test";
import { SilenceGate, type Sent } from "./silence-gate.ts";

const PIECE = 1600;

function pass(levels: number[]): Sent[] {
    const gate = new SilenceGate();
    const sent = levels.flatMap((level, i) => gate.push(new Int16Array(PIECE).fill(i + 1), level));
    return [...sent, ...gate.flush()];
}

function samples(sent: Sent[]): number {
    return sent.reduce<number>((sum, one) => sum + (typeof one === "number" ? one : one.length), 0);
}

function silence(sent: Sent[]): number {
    return sent.reduce<number>((sum, one) => sum + (typeof one === "number" ? one : 0), 0);
}

test("speech passes untouched and at once", () => {
    const gate = new SilenceGate();
    for (let i = 0; i < 50; i++) {
        const piece = new Int16Array(PIECE);
        assert.deepEqual(gate.push(piece, i % 3 === 0 ? 0.004 : 0.1), [piece]);
    }
});

test("a long silence is told by its length, and every sample counts", () => {
    const levels = [...Array(20).fill(0.1), ...Array(100).fill(0.0002), ...Array(20).fill(0.1)];
    const sent = pass(levels);
    assert.equal(samples(sent), levels.length * PIECE);
    assert.equal(silence(sent), (100 - 10 - 5) * PIECE);
    assert.ok(sent.every((one) => typeof one !== "number" || one <= 16_000));
});

test("half a second before a sound is sent as it was", () => {
    const sent = pass([...Array(40).fill(0.0002), 0.1]);
    const tail = sent.slice(-6).map((one) => (typeof one === "number" ? one : one[0]));
    assert.deepEqual(tail, [36, 37, 38, 39, 40, 41]);
});

test("pauses between words are no silence", () => {
    const sentence = [...Array(10).fill(0.08), ...Array(9).fill(0.0001)];
    assert.equal(silence(pass([...sentence, ...sentence, ...sentence])), 0);
});

test("soft speech in a quiet room is sent", () => {
    const room = Array(40).fill(0.0003);
    const soft = Array(30).fill(0.002);
    const sent = pass([...room, ...soft]);
    assert.equal(silence(sent), (40 - 10 - 5) * PIECE);
});

test("a noisy room is sent, since it might be speech", () => {
    assert.equal(silence(pass(Array(200).fill(0.01))), 0);
});
