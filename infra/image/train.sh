#!/usr/bin/env bash
# Starts the extracted application, asks it the first things that people ask, stops it, and leaves Java's ahead-of-time
# cache behind (JEP 483, 514, 515).
#   train.sh JAR CACHE
set -euo pipefail
jar="$1"
cache="$2"
work="$(mktemp -d)"
port=8080
export SOTTO_HOME="$work/home" SOTTO_PORT="$port" SOTTO_INFERENCE_FETCH=false

java -XX:AOTCacheOutput="$cache" -XX:MaxRAMPercentage=60 -Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$jar" >"$work/log" 2>&1 &
application=$!
trap 'kill "$application" 2>/dev/null || true; rm -rf "$work"' EXIT

for _ in $(seq 600); do
    if curl --fail --silent --output /dev/null --max-time 2 "http://127.0.0.1:$port/health"; then break; fi
    kill -0 "$application" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.2
done

for path in /health /login /signup /v1/models /actuator/health/readiness; do
    for _ in 1 2 3 4 5; do curl --silent --output /dev/null --max-time 10 "http://127.0.0.1:$port$path"; done
done

# The cache is written while Java ends; a status of 143 says that it was asked to.
kill -TERM "$application"
wait "$application" || [[ $? == 143 ]]
[[ -s "$cache" ]] || { echo "train.sh: there is no cache" >&2; cat "$work/log" >&2; exit 1; }
