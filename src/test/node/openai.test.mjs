// OpenAI's own client for Node, unmodified.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import { base, EMBEDDING, key, keyForAudio, keyForOne, speech, TEXT } from "./server.mjs";

const client = (apiKey = key) => new OpenAI({ baseURL: base, apiKey, maxRetries: 0 });
const openai = client();
const messages = [{ role: "user", content: "This is what I said, word by word by word." }];

test("transcribes in every format", async () => {
    const heard = {};
    for (const response_format of ["json", "text", "srt", "vtt", "verbose_json"]) {
        heard[response_format] = await openai.audio.transcriptions.create({
            file: speech(),
            model: "whisper-1",
            response_format,
            ...(response_format === "verbose_json" ? { timestamp_granularities: ["word", "segment"] } : {}),
        });
    }
    assert.match(heard.json.text, /^Simulated speech/i);
    assert.equal(heard.json.usage.type, "duration");
    assert.equal(heard.text.trim(), heard.json.text);
    assert.match(heard.srt, /^1\n00:00:0/);
    assert.match(heard.vtt, /^WEBVTT/);
    assert.equal(heard.verbose_json.duration, 11);
    assert.ok(heard.verbose_json.segments.length > 0);
    assert.ok(heard.verbose_json.words.length > 5);
});

test("streams a transcription whose deltas are its text", async () => {
    const stream = await openai.audio.transcriptions.create({ file: speech(), model: "whisper-1", stream: true });
    let deltas = "";
    let done;
    for await (const event of stream) {
        if (event.type === "transcript.text.delta") deltas += event.delta;
        if (event.type === "transcript.text.done") done = event;
    }
    assert.equal(deltas, done.text);
    assert.ok(done.usage.seconds > 0);
});

test("translates", async () => {
    const heard = await openai.audio.translations.create({ file: speech(), model: "whisper-1" });
    assert.ok(heard.text.length > 0);
});

test("tells what a request cost", async () => {
    const { response } = await openai.audio.transcriptions.create({ file: speech(), model: "whisper-1" }).withResponse();
    assert.ok(Number(response.headers.get("x-sotto-cost")) >= 0);
    assert.ok(Number(response.headers.get("x-sotto-seconds")) > 5);
    assert.ok(Number(response.headers.get("x-ratelimit-remaining-requests")) > 0);
});

test("chats", async () => {
    const answer = await openai.chat.completions.create({ model: TEXT, messages });
    assert.ok(answer.choices[0].message.content.length > 0);
    assert.ok(answer.usage.total_tokens > 0);
});

test("streams a chat, with its usage where that is asked for", async () => {
    const stream = await openai.chat.completions.create({
        model: TEXT,
        messages,
        stream: true,
        stream_options: { include_usage: true },
    });
    let text = "";
    let usage;
    for await (const chunk of stream) {
        text += chunk.choices[0]?.delta.content ?? "";
        usage = chunk.usage ?? usage;
    }
    assert.ok(text.length > 0);
    assert.ok(usage.completion_tokens > 0);
});

test("leaves in the middle of a stream", async () => {
    const stream = await openai.chat.completions.create({ model: TEXT, messages, stream: true, max_tokens: 4000 });
    let chunks = 0;
    for await (const _ of stream) {
        if (++chunks === 2) stream.controller.abort();
        assert.ok(chunks < 100);
    }
    assert.ok(chunks >= 2);
});

test("calls a tool, and goes on with its answer", async () => {
    const tools = [
        {
            type: "function",
            function: {
                name: "weather",
                parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
            },
        },
    ];
    const asked = await openai.chat.completions.create({ model: TEXT, messages, tools, tool_choice: "required" });
    const [call] = asked.choices[0].message.tool_calls;
    assert.equal(call.function.name, "weather");
    assert.ok("city" in JSON.parse(call.function.arguments));
    const told = await openai.chat.completions.create({
        model: TEXT,
        messages: [...messages, asked.choices[0].message, { role: "tool", tool_call_id: call.id, content: "sunny" }],
        tools,
    });
    assert.equal(told.object, "chat.completion");
});

test("keeps to a schema", async () => {
    const answer = await openai.chat.completions.parse({
        model: TEXT,
        messages,
        response_format: {
            type: "json_schema",
            json_schema: {
                name: "count",
                schema: { type: "object", properties: { count: { type: "integer" } }, required: ["count"] },
            },
        },
    });
    assert.ok(Number.isInteger(JSON.parse(answer.choices[0].message.content).count));
});

test("sends pictures", async () => {
    const answer = await openai.chat.completions.create({
        model: TEXT,
        messages: [
            {
                role: "user",
                content: [
                    { type: "text", text: "What is that?" },
                    { type: "image_url", image_url: { url: `data:image/png;base64,${"A".repeat(1000)}` } },
                ],
            },
        ],
    });
    assert.equal(answer.choices.length, 1);
});

test("embeds, in base64 by itself and in numbers on request", async () => {
    const usual = await openai.embeddings.create({ model: EMBEDDING, input: ["one", "two"] });
    const numbers = await openai.embeddings.create({ model: EMBEDDING, input: ["one", "two"], encoding_format: "float" });
    assert.equal(usual.data.length, 2);
    assert.ok(usual.data[0].embedding.length > 8);
    assert.ok(Math.abs(usual.data[0].embedding[0] - numbers.data[0].embedding[0]) < 1e-5);
});

test("lists models and asks for one", async () => {
    const ids = [];
    for await (const model of openai.models.list()) ids.push(model.id);
    assert.ok(ids.includes(TEXT) && ids.includes(EMBEDDING));
    assert.equal((await openai.models.retrieve(TEXT)).id, TEXT);
    assert.equal((await openai.models.retrieve("whisper-1")).object, "model");
});

test("makes a client secret for a browser", async () => {
    const secret = await openai.realtime.clientSecrets.create({ session: { type: "transcription" } });
    assert.ok(secret.value.length > 10 && secret.expires_at * 1000 > Date.now());
});

test("has a class for every failure", async () => {
    const chat = (with_, fields = {}) => with_.chat.completions.create({ model: TEXT, messages, ...fields });
    const transcribe = (fields) => openai.audio.transcriptions.create({ file: speech(), model: "whisper-1", ...fields });
    await assert.rejects(chat(client("sk-sotto-no_key")), OpenAI.AuthenticationError);
    await assert.rejects(chat(client(keyForAudio)), OpenAI.PermissionDeniedError);
    await assert.rejects(chat(openai, { model: "gpt-9" }), OpenAI.NotFoundError);
    await assert.rejects(chat(openai, { temperature: 9 }), OpenAI.BadRequestError);
    await assert.rejects(openai.models.retrieve("gpt-9"), OpenAI.NotFoundError);
    await assert.rejects(transcribe({ model: "gpt-9" }), OpenAI.NotFoundError);
    await assert.rejects(transcribe({ model: TEXT }), (error) => error instanceof OpenAI.APIError && error.status < 500);
    await assert.rejects(transcribe({ file: new File(["no sound"], "a.wav") }), (error) => {
        assert.ok(error instanceof OpenAI.BadRequestError);
        assert.equal(error.type, "invalid_request_error");
        assert.equal(error.param, "file");
        assert.equal(error.code, "audio_not_audio");
        return true;
    });
    const once = client(keyForOne);
    await chat(once);
    await assert.rejects(chat(once), (error) => {
        assert.ok(error instanceof OpenAI.RateLimitError);
        assert.equal(error.code, "rate_limit_exceeded");
        assert.ok(Number(error.headers.get("retry-after")) > 0);
        return true;
    });
});
