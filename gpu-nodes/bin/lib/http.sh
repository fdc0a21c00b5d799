# shellcheck shell=bash disable=SC2154 # the profile and node_home are set by profile.sh and common.sh
# Talking to engines, which listen on this machine's loopback only. Sourced, never run.

engine_url() { printf 'http://127.0.0.1:%s' "${port_of[$1]}"; }

is_healthy() { curl -fsS -m 5 -o /dev/null "$(engine_url "$1")/health" 2>/dev/null; }

le32() {
    local value="$1" i
    for i in 0 8 16 24; do printf '%b' "\\x$(printf '%02x' $(((value >> i) & 255)))"; done
}

# A second of silence as 16 kHz mono WAV. It need not be understood, only decoded, encoded and answered.
silence() {
    local bytes=32000
    printf 'RIFF'
    le32 $((36 + bytes))
    printf 'WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00'
    le32 16000
    le32 32000
    printf '\x02\x00\x10\x00data'
    le32 "$bytes"
    head -c "$bytes" /dev/zero
}

# The smallest request that makes the engine work, for its kind; succeeds when the answer is one.
answers() {
    local name="$1" limit="${2:-60}" url model
    url="$(engine_url "$name")/v1"
    model="${served_of[$name]}"
    case "${kind_of[$name]}" in
        speech)
            silence | curl -fsS -m "$limit" "$url/audio/transcriptions" -F "file=@-;filename=silence.wav;type=audio/wav" \
                -F "model=$model" -F response_format=json | jq -e 'has("text")'
            ;;
        embedding)
            ask "$limit" "$url/embeddings" "$(jq -nc --arg m "$model" '{model: $m, input: "ready"}')" |
                jq -e '.data[0].embedding | length > 0'
            ;;
        *)
            ask "$limit" "$url/chat/completions" "$(jq -nc --arg m "$model" \
                '{model: $m, max_tokens: 1, temperature: 0, messages: [{role: "user", content: "Say yes."}]}')" |
                jq -e '.choices | length > 0'
            ;;
    esac >/dev/null 2>&1
}

ask() { curl -fsS -m "$1" "$2" -H 'Content-Type: application/json' -d "$3"; }
