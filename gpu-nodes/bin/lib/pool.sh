# shellcheck shell=bash disable=SC2154 # the profile and node_home are set by profile.sh and common.sh
# The join protocol: what this node says of itself to the application, and what comes back. Sourced, never run.

labels_json() {
    local text="$1" pair object='{}'
    for pair in ${text//,/ }; do
        [[ "$pair" =~ ^[A-Za-z0-9._-]+=[A-Za-z0-9._-]*$ ]] || die "NODE_LABELS is '$text'; expected key=value,key=value."
        object="$(jq -c --arg k "${pair%%=*}" --arg v "${pair#*=}" '.[$k] = $v' <<<"$object")"
    done
    printf '%s' "$object"
}

# The announcement as JSON; $1 is true or false: draining.
announcement() {
    local draining="$1" name url base endpoints='[]' labels cost engine
    if ! { name="$(required NODE_NAME)" && url="$(required NODE_URL)"; }; then return 1; fi
    [[ "$name" =~ ^[a-z0-9][a-z0-9.-]{0,62}$ ]] || die "NODE_NAME is '$name'; use small letters, digits, dots and dashes."
    [[ "$url" =~ ^https?://[^/]+$ ]] || die "NODE_URL is '$url'; expected https://address:port without a path."
    # A cost that nobody set is unknown, and unknown is not zero: the field is left out.
    cost=null
    if [[ -n "$(setting HOURLY_COST_MICROS)" ]] && ! cost="$(number_setting HOURLY_COST_MICROS '')"; then return 1; fi
    if ! { labels="$(labels_json "$(setting NODE_LABELS)")"; }; then return 1; fi
    for engine in "${engines[@]}"; do
        base="$url/$engine"
        endpoints="$(jq -c --arg url "$base/v1" --arg metrics "$base/metrics" \
            '. + [{url: $url, profile: "vllm", metrics: $metrics}]' <<<"$endpoints")"
    done
    jq -nc --arg name "$name" --argjson endpoints "$endpoints" --arg kind "${profile[GPU_KIND]}" \
        --argjson count "$((profile[GPU_COUNT] * profile[MACHINES]))" --argjson cost "$cost" --argjson labels "$labels" \
        --arg exporter "$url/dcgm/metrics" --argjson draining "$draining" \
        '{name: $name, endpoints: $endpoints, gpu: {kind: $kind, count: $count}, hourly_cost_micros: $cost,
          labels: $labels, exporter: $exporter, draining: $draining} | if $cost == null then del(.hourly_cost_micros) else . end'
}

# Posts it and prints the pool's answer. The token goes through a pipe, not the command line.
announce() {
    local body base token answer status
    if ! { base="$(required SOTTO_URL)" && token="$(required_secret JOIN_TOKEN)" && body="$(announcement "$1")"; }; then return 2; fi
    answer="$(curl -sS -m 15 -w '\n%{http_code}' -X POST "${base%/}/nodes/join" -H 'Content-Type: application/json' \
        -H @<(printf 'Authorization: Bearer %s\n' "$token") --data-binary @- <<<"$body")" || {
        say "the application at $base did not answer"
        return 1
    }
    status="${answer##*$'\n'}" answer="${answer%$'\n'*}"
    case "$status" in
        200) ;;
        401 | 403) say "the application refused the join token; make a new one on the fleet page"; return 2 ;;
        404) say "the application at $base knows no /nodes/join"; return 2 ;;
        *) say "the application answered $status to the announcement"; return 1 ;;
    esac
    if ! jq -e '(.state | type == "string") and (.in_flight | type == "number")' >/dev/null 2>&1 <<<"$answer"; then
        say "the application's answer to the announcement is not what was agreed: no state, or no in_flight"
        return 1
    fi
    printf '%s\n' "$answer" | replace_file "$(state_dir)/pool.json"
    printf '%s' "$answer"
}

describe_node() {
    jq -r '"\(.name): \(.state), \(.in_flight) in flight, models: \(.models // [] | if length > 0 then join(", ") else "none yet" end)"' <<<"$1"
}

# Asks the pool for no new work until it has none here, for DRAIN_LIMIT seconds at most. Fails when that was not reached.
drain_until_empty() {
    local limit pause="${DRAIN_PAUSE:-2}" deadline answer status
    limit="$(number_setting DRAIN_LIMIT 600)"
    deadline=$((SECONDS + limit))
    # The heartbeat reads this mark, so that it does not call the node back in the meantime.
    : >"$(drain_mark)"
    while ((SECONDS < deadline)); do
        status=0
        answer="$(announce true)" || status=$?
        case "$status" in
            0)
                say "$(describe_node "$answer")"
                # 'ready' would mean that the pool has not taken notice yet.
                if jq -e '.in_flight == 0 and .state != "ready"' >/dev/null <<<"$answer"; then return 0; fi
                ;;
            2) return 1 ;;
        esac
        sleep "$pause"
    done
    say "the node was not empty after $limit seconds"
    return 1
}
