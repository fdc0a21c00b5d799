# Speech to text
curl http://localhost:8080/v1/audio/transcriptions \
  -H "Authorization: Bearer $SOTTO_API_KEY" \
  -F file=@speech.wav -F model=whisper-1

# Chat, where a text model runs
curl http://localhost:8080/v1/chat/completions \
  -H "Authorization: Bearer $SOTTO_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "qwen2.5-14b",
    "messages": [{"role": "user", "content": "Say hello in three words."}]
  }'
