# shellcheck shell=bash
# Fetching from the model hub. The token travels in a header that curl reads from a pipe: not in the process list, not in
# a log; curl drops it where the hub redirects to another host. Sourced, never run.

hub="${HF_ENDPOINT:-https://huggingface.co}"

hub_headers() {
    local token
    token="$(secret HF_TOKEN)" || return 1
    printf 'User-Agent: sotto-node\n'
    if [[ -n "$token" ]]; then printf 'Authorization: Bearer %s\n' "$token"; fi
}

hub_get() { curl -fsSL --retry 3 --retry-connrefused -m 600 -H @<(hub_headers) "$hub/$1"; }

# Fetches $1 into $2, going on where an earlier attempt broke off.
hub_resume() {
    local status=0
    curl -fsSL --retry 5 --connect-timeout 20 --speed-limit 1024 --speed-time 60 -C - -H @<(hub_headers) -o "$2" "$hub/$1" || status=$?
    # 33: the server cannot go on in the middle. Then from the start.
    if ((status == 33)); then
        rm -f "$2"
        curl -fsSL --retry 5 --connect-timeout 20 --speed-limit 1024 --speed-time 60 -H @<(hub_headers) -o "$2" "$hub/$1" || status=$?
    fi
    return "$status"
}
