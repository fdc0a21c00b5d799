// What somebody wants made, as JSON that keeps to a schema: node creative-intent.mjs "a cat learns to fly"
import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "http://localhost:8080/v1",
  apiKey: process.env.SOTTO_API_KEY,
});

const text = { type: "string" };
const texts = { type: "array", items: text };

const answer = await client.chat.completions.create({
  model: process.env.SOTTO_MODEL ?? "qwen2.5-14b",
  temperature: 0.2,
  messages: [
    { role: "system", content: "You plan animated films. Say what the request below asks for." },
    { role: "user", content: process.argv[2] ?? "Thirty seconds in which a paper boat crosses a puddle at night." },
  ],
  response_format: {
    type: "json_schema",
    json_schema: {
      name: "creative_intent",
      strict: true,
      schema: {
        type: "object",
        properties: { goal: text, style: text, mood: text, audience: text, success: texts, challenges: texts },
        required: ["goal", "style", "mood", "audience", "success", "challenges"],
        additionalProperties: false,
      },
    },
  },
});

const intent = JSON.parse(answer.choices[0].message.content);
console.log(JSON.stringify(intent, null, 2));
