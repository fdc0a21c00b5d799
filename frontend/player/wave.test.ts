import assert from "node:assert/strict";
import { test } from "node:test";
import { heights, peaksOf } from "./wave.ts";

test("many peaks become few bars, none of them lost", () => {
    const peaks = new Uint8Array(8000);
    peaks[4321] = 64;
    peaks[7999] = 16;
    const bars = heights(peaks, 400);
    assert.equal(bars.length, 400);
    assert.equal(bars[216], 1);
    assert.equal(bars[399], 0.5);
    assert.equal(bars[0], 0);
});

test("a short clip has bars of a peak or less", () => {
    assert.deepEqual(heights(Uint8Array.of(4, 1), 4), [1, 1, 0.5, 0.5]);
    assert.deepEqual(heights(new Uint8Array(0), 2), [0, 0]);
});

test("peaks come as Base64", () => {
    assert.deepEqual([...peaksOf({ step: 0.02, peaks: btoa("\x00\x7f\xff") })], [0, 127, 255]);
});
