// npm install openai
import fs from "node:fs";
import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "http://localhost:8080/v1",
  apiKey: process.env.SOTTO_API_KEY,
});

// Speech to text
const heard = await client.audio.transcriptions.create({
  file: fs.createReadStream("speech.wav"),
  model: "whisper-1",
});
console.log(heard.text);

// Chat, where a text model runs
const answer = await client.chat.completions.create({
  model: "qwen2.5-14b",
  messages: [{ role: "user", content: "Say hello in three words." }],
});
console.log(answer.choices[0].message.content);
