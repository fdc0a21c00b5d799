import assert from "node:assert/strict";
import { test } from "node:test";
import { ResumeBuffer, type Piece } from "./resume-buffer.ts";

test("sends what was recorded, once, in order", () => {
    const buffer = recorded(3);
    assert.deepEqual(offsets(buffer), [0, 1600, 3200]);
    assert.ok(buffer.allSent);
    assert.equal(buffer.next(), undefined);
});

test("keeps audio until it is acknowledged", () => {
    const buffer = recorded(3);
    offsets(buffer);
    buffer.acknowledge(3200);
    assert.equal(buffer.start, 3200);
    assert.equal(buffer.empty, false);
    buffer.acknowledge(4800);
    assert.equal(buffer.empty, true);
    assert.equal(buffer.end, 4800);
});

test("keeps a piece whole until all of it is safe", () => {
    const buffer = recorded(2);
    buffer.acknowledge(2000);
    assert.equal(buffer.start, 1600);
});

test("goes on from where the server stands after a lost connection", () => {
    const buffer = recorded(4);
    offsets(buffer);
    buffer.rewind(2400);
    const piece = buffer.next();
    assert.equal(piece?.offset, 2400);
    assert.equal(piece?.samples.length, 800);
    assert.equal(piece?.samples[0], 1);
    assert.deepEqual(offsets(buffer), [3200, 4800]);
});

test("sends again what was sent but never arrived", () => {
    const buffer = recorded(2);
    offsets(buffer);
    buffer.rewind(0);
    assert.equal(buffer.allSent, false);
    assert.deepEqual(offsets(buffer), [0, 1600]);
});

test("an older acknowledgement takes nothing back", () => {
    const buffer = recorded(2);
    buffer.acknowledge(1600);
    buffer.acknowledge(800);
    assert.equal(buffer.acknowledged, 1600);
});

test("takes up an interrupted recording where its kept audio begins", () => {
    const buffer = new ResumeBuffer([piece(3200), piece(4800)]);
    assert.equal(buffer.start, 3200);
    assert.equal(buffer.end, 6400);
    assert.equal(buffer.acknowledged, 3200);
    assert.deepEqual(offsets(buffer), [3200, 4800]);
});

test("stops at a gap among kept pieces", () => {
    const buffer = new ResumeBuffer([piece(0), piece(3200)]);
    assert.equal(buffer.end, 1600);
});

test("silence has a place and a length, but no samples", () => {
    const buffer = recorded(1);
    buffer.push(8000);
    buffer.push(piece(9600).samples);
    assert.deepEqual(offsets(buffer), [0, 1600, 9600]);
    buffer.rewind(3000);
    assert.deepEqual(buffer.next(), { offset: 3000, samples: new Int16Array(0), silence: 6600 });
    assert.equal(buffer.next()?.offset, 9600);
    assert.equal(buffer.end, 11200);
});

test("goes on in order while what is safe is forgotten", () => {
    const buffer = recorded(4);
    assert.equal(buffer.next()?.offset, 0);
    assert.equal(buffer.next()?.offset, 1600);
    buffer.acknowledge(1600);
    assert.equal(buffer.next()?.offset, 3200);
    buffer.acknowledge(4800);
    assert.equal(buffer.next()?.offset, 4800);
});

function recorded(pieces: number): ResumeBuffer {
    const buffer = new ResumeBuffer();
    for (let i = 0; i < pieces; i++) {
        buffer.push(piece(i * 1600).samples);
    }
    return buffer;
}

/** Its samples carry its number. */
function piece(offset: number): Piece {
    return { offset, samples: new Int16Array(1600).fill(offset / 1600) };
}

function offsets(buffer: ResumeBuffer): number[] {
    const sent: number[] = [];
    for (let next = buffer.next(); next; next = buffer.next()) {
        sent.push(next.offset);
    }
    return sent;
}
