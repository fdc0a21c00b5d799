// OpenAI's own Realtime clients for Node and for browsers, unmodified, over TLS as they insist.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { test } from "node:test";
import OpenAI from "openai";
import { OpenAIRealtimeWebSocket } from "openai/realtime/websocket";
import { OpenAIRealtimeWS } from "openai/realtime/ws";

const baseURL = `${process.env.SOTTO}/v1`;
/** One for each stream: a plan may allow a key one at a time. */
const keys = process.env.KEYS.split(",");
const openai = () => new OpenAI({ baseURL, apiKey: keys.pop(), maxRetries: 0 });
/** PCM16 at 24 kHz: three turns of speech, each with a pause behind it. */
const speech = fs.readFileSync(process.env.SPEECH);
const TURNS = 3;
const TRANSCRIPTION = "conversation.item.input_audio_transcription.";

const session = (turn_detection) => ({
    type: "transcription",
    audio: {
        input: {
            format: { type: "audio/pcm", rate: 24000 },
            transcription: { model: "gpt-4o-transcribe", language: "en" },
            turn_detection,
        },
    },
});

function speak(rt) {
    for (let at = 0; at < speech.length; at += 9600) {
        rt.send({ type: "input_audio_buffer.append", audio: speech.subarray(at, at + 9600).toString("base64") });
    }
}

/** Speaks once the session is as wanted, until so many items are complete; everything that was heard. */
function listen(rt, wanted, items, afterwards = () => {}) {
    const heard = [];
    return new Promise((resolve, reject) => {
        rt.on("error", reject);
        rt.on("event", (event) => heard.push(event));
        rt.on("session.created", () => rt.send({ type: "session.update", session: wanted }));
        rt.once("session.updated", () => {
            speak(rt);
            afterwards();
        });
        rt.on(`${TRANSCRIPTION}completed`, () => {
            if (of(heard, "completed").length === items) {
                rt.close();
                resolve(heard);
            }
        });
    });
}

const of = (heard, type) => heard.filter((event) => event.type === `${TRANSCRIPTION}${type}`);

function deltasAreTheText(heard) {
    for (const completed of of(heard, "completed")) {
        const deltas = of(heard, "delta").filter((event) => event.item_id === completed.item_id);
        assert.equal(deltas.map((event) => event.delta).join(""), completed.transcript);
        assert.equal(completed.usage.type, "duration");
        assert.ok(completed.usage.seconds > 0);
    }
}

test("transcribes turn by turn", async () => {
    const rt = new OpenAIRealtimeWS({ intent: "transcription" }, openai());
    const heard = await listen(rt, session({ type: "server_vad" }), TURNS);
    deltasAreTheText(heard);
    const committed = heard.filter((event) => event.type === "input_audio_buffer.committed");
    assert.deepEqual(
        committed.map((event) => event.previous_item_id),
        [null, ...committed.slice(0, -1).map((event) => event.item_id)],
    );
});

test("transcribes what is committed", async () => {
    const rt = new OpenAIRealtimeWS({ intent: "transcription" }, openai());
    const heard = await listen(rt, session(null), 1, () => rt.send({ type: "input_audio_buffer.commit" }));
    deltasAreTheText(heard);
});

test("works from a browser with a client secret", async () => {
    const secret = await openai().realtime.clientSecrets.create({ session: session({ type: "server_vad" }) });
    assert.equal(secret.session.type, "transcription");
    assert.match(secret.value, /^ek_/);
    const browser = new OpenAI({ baseURL, apiKey: secret.value });
    const rt = new OpenAIRealtimeWebSocket({ intent: "transcription" }, browser);
    deltasAreTheText(await listen(rt, session({ type: "server_vad" }), TURNS));
});

test("tells errors as errors", async () => {
    const rt = new OpenAIRealtimeWS({ intent: "transcription" }, openai());
    const error = await new Promise((resolve) => {
        rt.on("error", resolve);
        rt.on("session.created", () => rt.send({ type: "input_audio_buffer.commit", event_id: "mine" }));
    });
    rt.close();
    assert.equal(error.error.type, "invalid_request_error");
    assert.equal(error.error.code, "input_audio_buffer_commit_empty");
    assert.equal(error.error.event_id, "mine");
});

test("refuses a key that it does not know", async () => {
    const stranger = new OpenAI({ baseURL, apiKey: "sk-sotto-nobody" });
    const rt = new OpenAIRealtimeWS({ intent: "transcription" }, stranger);
    const error = await new Promise((resolve) => rt.on("error", resolve));
    assert.match(error.message, /401/);
});

test("runs the program of the documentation", () => {
    const [, program] = fs.readFileSync("docs/realtime.md", "utf8").match(/```js\n(.*?)```/s);
    const folder = fs.mkdtempSync("target/realtime-");
    fs.writeFileSync(`${folder}/program.mjs`, program.replace("https://sotto.example.com/v1", baseURL));
    fs.writeFileSync(`${folder}/speech.pcm`, speech);
    const env = { ...process.env, SOTTO_API_KEY: keys.pop() };
    const { stdout, stderr } = spawnSync(process.execPath, ["program.mjs"], { cwd: folder, env, encoding: "utf8", timeout: 30_000 });
    fs.rmSync(folder, { recursive: true });
    assert.equal(stderr, "");
    assert.match(stdout, /^Simulated speech .+\n$/s);
});
