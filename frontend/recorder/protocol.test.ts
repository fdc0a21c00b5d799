import assert from "node:assert/strict";
import { test } from "node:test";
import { append, sessionUpdate, toBase64 } from "./protocol.ts";

test("writes samples as little-endian PCM16", () => {
    const bytes = Buffer.from(toBase64(Int16Array.of(1, -2, 256)), "base64");
    assert.deepEqual([...bytes], [1, 0, 254, 255, 0, 1]);
});

test("counts offsets from where the dictation begins", () => {
    const event = JSON.parse(append({ offset: 4800, samples: new Int16Array(2) }, 1600));
    assert.equal(event.type, "input_audio_buffer.append");
    assert.equal(event.sotto.offset, 3200);
});

test("asks for 16 kHz and the page style, and names what to resume", () => {
    const first = JSON.parse(sessionUpdate({ language: "en", style: "formal" }, undefined));
    assert.equal(first.session.audio.input.format.rate, 16000);
    assert.equal(first.session.audio.input.transcription.language, "en");
    assert.deepEqual(first.sotto, { style: "formal", keep: true });
    const again = JSON.parse(sessionUpdate({ language: "en", style: null }, "d1", 3));
    assert.deepEqual(again.sotto, { style: null, keep: true, resume: "d1", known: 3 });
});

test("tells the length of silence instead of sending it", () => {
    const event = JSON.parse(append({ offset: 1600, samples: new Int16Array(0), silence: 16000 }, 0));
    assert.deepEqual(event.sotto, { offset: 1600, silence: 16000 });
    assert.equal("audio" in event, false);
});
