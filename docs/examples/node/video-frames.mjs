// What happens in a video, from some of its frames: node video-frames.mjs frame1.jpg frame2.jpg …
// ffmpeg makes them: ffmpeg -i film.mp4 -vf fps=1/3,scale=640:-1 -frames:v 10 frame%d.jpg
// It takes a model that sees, such as Qwen2.5-VL.
import fs from "node:fs";
import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "http://localhost:8080/v1",
  apiKey: process.env.SOTTO_API_KEY,
});

const frames = process.argv.slice(2, 12).map((file) => ({
  type: "image_url",
  image_url: { url: `data:image/jpeg;base64,${fs.readFileSync(file, "base64")}` },
}));

const stream = await client.chat.completions.create({
  model: process.env.SOTTO_MODEL ?? "qwen2.5-vl-72b",
  temperature: 0.2,
  stream: true,
  messages: [
    {
      role: "user",
      content: [{ type: "text", text: "These are frames of one video, in order. What happens, and how is it cut?" }, ...frames],
    },
  ],
});

for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta.content ?? "");
}
