#!/usr/bin/env bash
# ./sotto bench start: how long from the command to the first answer of /health, on a warm data folder.
# Three ways in turns, medians of several rounds: the jar as built, the jar extracted, and extracted with
# JDK 25's ahead-of-time cache (JEP 483, 514, 515), which a training run under requests fills first.
set -euo pipefail
jar=$1
rounds=${ROUNDS:-5}
work=$(mktemp -d)
port=${SOTTO_PORT:-18080}
export SOTTO_HOME="$work/home" SOTTO_PORT="$port" SOTTO_INFERENCE_FETCH=false
trap 'stop; rm -rf "$work"' EXIT
options=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
application=

stop() {
    [ -n "$application" ] || return 0
    kill -TERM "$application" 2>/dev/null || true
    wait "$application" 2>/dev/null || true
    application=
}

now() { date +%s%3N; }

# Seconds from the command to the first 200 of /health.
first_answer() {
    local began
    began=$(now)
    java "${options[@]}" "$@" >"$work/log" 2>&1 &
    application=$!
    until curl -fs -o /dev/null "http://127.0.0.1:$port/health"; do
        kill -0 "$application" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
        sleep 0.02
    done
    echo $(($(now) - began)) >"$work/took"
}

train() {
    for path in /health /login /signup /v1/models; do
        for _ in 1 2 3 4 5; do curl -s -o /dev/null "http://127.0.0.1:$port$path"; done
    done
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.1f", v[int((NR + 1) / 2)] / 1000 }'; }

echo "extracting the jar and filling the cache in a training run"
java -Djarmode=tools -jar "$jar" extract --destination "$work/extracted" >/dev/null
extracted="$work/extracted/$(basename "$jar")"
first_answer -jar "$jar"
cold=$(cat "$work/took")
stop
first_answer -XX:AOTCacheOutput="$work/app.aot" -jar "$extracted"
train
stop

for round in $(seq "$rounds"); do
    echo "round $round of $rounds"
    first_answer -jar "$jar"; cat "$work/took" >>"$work/jar"; stop
    first_answer -jar "$extracted"; cat "$work/took" >>"$work/plain"; stop
    first_answer -XX:AOTCache="$work/app.aot" -jar "$extracted"; cat "$work/took" >>"$work/aot"; stop
done

printf '\n%-28s %8s\n' 'start to first answer' seconds
printf '%-28s %8s\n' 'jar, first start (initdb)' "$(awk -v ms="$cold" 'BEGIN { printf "%.1f", ms / 1000 }')" \
    'jar, warm' "$(median "$work/jar")" 'extracted, warm' "$(median "$work/plain")" \
    'extracted, AOT cache' "$(median "$work/aot")"
printf '{"benchmark":"start","rounds":%s,"cold_s":%s,"jar_s":%s,"extracted_s":%s,"aot_s":%s}\n' "$rounds" \
    "$(awk -v ms="$cold" 'BEGIN { printf "%.1f", ms / 1000 }')" \
    "$(median "$work/jar")" "$(median "$work/plain")" "$(median "$work/aot")"
