# shellcheck shell=bash
# Reads vLLM's metrics. A metric that is missing is unknown, and unknown is never taken for 0. Sourced, never run.

scrape() { curl -fsS -m 5 "$(engine_url "$1")/metrics" 2>/dev/null; }

# Sums a metric over its labels; prints nothing when the page on stdin has no such line.
metric() {
    awk -v name="$1" '
        substr($0, 1, length(name)) == name && substr($0, length(name) + 1, 1) ~ /[{ ]/ { sum += $NF; found = 1 }
        END { if (found) printf "%.17g", sum }'
}

# How far an engine has come, as "waiting running tokens", or a word for what is missing.
progress() {
    local page waiting running tokens prompt finished
    page="$(scrape "$1")" || { printf 'unreachable'; return; }
    waiting="$(metric vllm:num_requests_waiting <<<"$page")"
    running="$(metric vllm:num_requests_running <<<"$page")"
    tokens="$(metric vllm:generation_tokens_total <<<"$page")"
    prompt="$(metric vllm:prompt_tokens_total <<<"$page")"
    finished="$(metric vllm:request_success_total <<<"$page")"
    if [[ -z "$waiting" || -z "$running" || -z "$tokens" ]]; then
        printf 'unknown'
    else
        printf '%s %s %s' "$waiting" "$running" "$tokens/${prompt:-0}/${finished:-0}"
    fi
}
