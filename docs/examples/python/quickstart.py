# pip install openai
import os

from openai import OpenAI

client = OpenAI(
    base_url="http://localhost:8080/v1",
    api_key=os.environ["SOTTO_API_KEY"],
)

# Speech to text
with open("speech.wav", "rb") as speech:
    heard = client.audio.transcriptions.create(file=speech, model="whisper-1")
print(heard.text)

# Chat, where a text model runs
answer = client.chat.completions.create(
    model="qwen2.5-14b",
    messages=[{"role": "user", "content": "Say hello in three words."}],
)
print(answer.choices[0].message.content)
