import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error The worklet is plain JavaScript: it is served to the audio thread as it is.
import { Resampler, toMono, toPcm16 } from "./pcm-worklet.js";

test("gives one output sample for each sixteen-thousandth of a second", () => {
    for (const rate of [8000, 16000, 22050, 44100, 48000, 96000]) {
        const output = resample(sine(440, rate, 1), rate);
        assert.ok(Math.abs(output.length - 16000) <= 2, `${rate} Hz gave ${output.length}`);
    }
});

test("keeps speech frequencies in level and in time", () => {
    for (const rate of [44100, 48000]) {
        for (const frequency of [100, 1000, 3400, 6500]) {
            const output = resample(sine(frequency, rate, 0.5), rate);
            const expected = sine(frequency, 16000, 0.5);
            assert.ok(
                worst(output, expected) < 0.005,
                `${frequency} Hz at ${rate} Hz is off by ${worst(output, expected)}`,
            );
        }
    }
});

test("lets nothing through that would fold back into speech", () => {
    for (const frequency of [8600, 10000, 15000, 20000]) {
        const output = resample(sine(frequency, 48000, 0.5), 48000);
        assert.ok(peak(output) < 0.001, `${frequency} Hz leaks ${peak(output)}`);
    }
});

test("does not depend on how the input is cut", () => {
    const input = sine(700, 44100, 0.3);
    const whole = resample(input, 44100, input.length);
    const cut = resample(input, 44100, 128);
    assert.deepEqual(cut, whole);
});

test("writes full scale without wrapping around", () => {
    assert.deepEqual(Array.from(toPcm16([0, 1, -1, 2, -2])), [0, 32767, -32767, 32767, -32767]);
});

test("mixes channels to one", () => {
    assert.deepEqual(Array.from(toMono([Float32Array.of(0.5, 1), Float32Array.of(-0.5, 0)])), [0, 0.5]);
});

function resample(input: Float32Array, rate: number, step = 128): number[] {
    const resampler = new Resampler(rate);
    const output: number[] = [];
    for (let from = 0; from < input.length; from += step) {
        output.push(...resampler.process(input.subarray(from, from + step)));
    }
    return [...output, ...resampler.flush()];
}

function sine(frequency: number, rate: number, seconds: number): Float32Array {
    return Float32Array.from(
        { length: rate * seconds },
        (_, i) => 0.8 * Math.sin((2 * Math.PI * frequency * i) / rate),
    );
}

/** Away from the ends, where the signal begins and stops. */
function worst(output: number[], expected: Float32Array): number {
    return peak(output.slice(200, -200).map((sample, i) => sample - expected[i + 200]));
}

function peak(samples: number[]): number {
    return samples.slice(200, -200).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
