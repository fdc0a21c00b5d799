// The Vercel AI SDK, unmodified, with both of its providers for OpenAI's API.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import * as ai from "ai";
import { z } from "zod";
import { base, EMBEDDING, key, speechBytes, TEXT } from "./server.mjs";

const { embed, embedMany, generateText, Output, streamText, tool } = ai;
const transcribe = ai.transcribe ?? ai.experimental_transcribe;
const openai = createOpenAI({ baseURL: base, apiKey: key });
const compatible = createOpenAICompatible({ name: "sotto", baseURL: base, apiKey: key, supportsStructuredOutputs: true });
const chats = [
    ["openai", openai.chat(TEXT)],
    ["openai-compatible", compatible(TEXT)],
];
const prompt = "This is what I said, word by word by word.";

for (const [name, model] of chats) {
    test(`${name} writes`, async () => {
        const { text, usage } = await generateText({ model, prompt, maxRetries: 0 });
        assert.ok(text.length > 0);
        assert.ok(usage.outputTokens > 0);
    });

    test(`${name} streams`, async () => {
        let text = "";
        for await (const part of streamText({ model, prompt, maxRetries: 0 }).textStream) text += part;
        assert.ok(text.length > 0);
    });

    test(`${name} keeps to a schema`, async () => {
        const { output } = await generateText({
            model,
            prompt,
            maxRetries: 0,
            output: Output.object({ schema: z.object({ count: z.number().int() }) }),
        });
        assert.ok(Number.isInteger(output.count));
    });

    test(`${name} calls tools`, async () => {
        const weather = tool({ description: "The weather", inputSchema: z.object({ city: z.string() }) });
        const { toolCalls } = await generateText({ model, prompt, maxRetries: 0, tools: { weather }, toolChoice: "required" });
        assert.equal(toolCalls[0].toolName, "weather");
        assert.equal(typeof toolCalls[0].input.city, "string");
    });

    test(`${name} tells failures apart`, async () => {
        const unknown = name === "openai" ? openai.chat("gpt-9") : compatible("gpt-9");
        await assert.rejects(generateText({ model: unknown, prompt, maxRetries: 0 }), (error) => {
            assert.ok(ai.APICallError.isInstance(error));
            assert.equal(error.statusCode, 404);
            assert.match(error.message, /gpt-9/);
            return true;
        });
    });
}

test("embeds", async () => {
    const one = await embed({ model: openai.embedding(EMBEDDING), value: "one" });
    const many = await embedMany({ model: compatible.embeddingModel(EMBEDDING), values: ["one", "two"] });
    assert.ok(one.embedding.length > 8);
    assert.equal(many.embeddings.length, 2);
});

test("transcribes", async () => {
    const heard = await transcribe({ model: openai.transcription("whisper-1"), audio: speechBytes() });
    assert.match(heard.text, /^Simulated speech/i);
    assert.ok(heard.durationInSeconds > 10);
    assert.ok(heard.segments.length > 0);
});
