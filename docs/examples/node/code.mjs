// Code for a task: node code.mjs "a function that plays a clip at half speed" > slow.py
import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "http://localhost:8080/v1",
  apiKey: process.env.SOTTO_API_KEY,
});

const answer = await client.chat.completions.create({
  model: process.env.SOTTO_MODEL ?? "qwen2.5-coder-32b",
  temperature: 0,
  max_completion_tokens: 2000,
  messages: [
    { role: "system", content: "You write Python. Answer with code alone, in one block." },
    { role: "user", content: process.argv[2] ?? "A function that plays a video clip in slow motion, with MoviePy." },
  ],
});

const [, code] = answer.choices[0].message.content.match(/```\w*\n([\s\S]*?)```/) ?? [];
console.log(code ?? answer.choices[0].message.content);
