# shellcheck shell=bash disable=SC2154 # the profile and node_home are set by profile.sh and common.sh
# Engines as containers: start, wait, stop. Sourced, never run.

# Whether this is a machine of a model that spans machines, and not the one that answers.
is_follower() { ((profile[MACHINES] > 1 && $(number_setting NODE_RANK 0) > 0)); }

container_of() { printf 'sotto-%s' "$1"; }

# running, exited, … or "absent"
container_state() {
    local state
    # Where there is none, docker fails and prints an empty line.
    state="$(docker container inspect --format '{{.State.Status}}' "$(container_of "$1")" 2>/dev/null)" || state=absent
    printf '%s' "$state"
}

# The local image: the locked vLLM with the audio extra. Built by bin/start, or pulled when ENGINE_IMAGE names one by digest.
engine_image() {
    local base
    if [[ -n "$(setting ENGINE_IMAGE)" ]]; then
        [[ "$(setting ENGINE_IMAGE)" =~ @sha256:[0-9a-f]{64}$ ]] || die "ENGINE_IMAGE must end in @sha256: and its digest."
        setting ENGINE_IMAGE
        return
    fi
    base="$(locked_image VLLM_IMAGE)" || exit 1
    base="${base%@*}"
    printf 'sotto/vllm-audio:%s' "${base##*:v}"
}

build_engine_image() {
    local image base version
    image="$(engine_image)" || exit 1
    [[ -z "$(setting ENGINE_IMAGE)" ]] || return 0
    if docker image inspect "$image" >/dev/null 2>&1; then return 0; fi
    base="$(locked_image VLLM_IMAGE)" || exit 1
    version="${image##*:}"
    say "building $image from ${base%@*}"
    docker build --quiet --build-arg "BASE=$base" --build-arg "VERSION=$version" --tag "$image" "$node_home/compose/vllm" >/dev/null
}

# The arguments after the image, one a line: what vLLM is told.
vllm_arguments() {
    local name="$1" rank host=0.0.0.0 port=8000 words=()
    if ((profile[MACHINES] > 1)); then host=127.0.0.1 port="${port_of[$name]}"; fi
    printf '%s\n' /model --host "$host" --port "$port" --served-model-name "${served_of[$name]}" \
        --gpu-memory-utilization "${memory_of[$name]}" --max-model-len "${length_of[$name]}" \
        --tensor-parallel-size "$(cards_of "$name")" --shutdown-timeout "$(number_setting SHUTDOWN_LIMIT 120)" \
        --disable-fastapi-docs --disable-uvicorn-access-log
    if ((profile[MACHINES] > 1)); then
        rank="$(number_setting NODE_RANK 0)"
        printf '%s\n' --pipeline-parallel-size "${profile[MACHINES]}" --nnodes "${profile[MACHINES]}" \
            --node-rank "$rank" --master-addr "$(required MASTER_ADDR)"
        if ((rank > 0)); then printf '%s\n' --headless; fi
    fi
    read -r -a words <<<"${flags_of[$name]}"
    if ((${#words[@]} > 0)); then printf '%s\n' "${words[@]}"; fi
}

# One machine: a bridge of its own, published on loopback, so that the stores of torch.distributed, which listen on every
# interface, stay inside the container. Several machines must reach each other and share the host's network.
network_arguments() {
    local name="$1"
    if ((profile[MACHINES] > 1)); then
        printf '%s\n' --network host --ipc host --no-healthcheck --cap-add IPC_LOCK --ulimit memlock=-1 --env "VLLM_HOST_IP=$(required VLLM_HOST_IP)"
        if [[ -e /dev/infiniband ]]; then printf '%s\n' --device /dev/infiniband; fi
    else
        printf '%s\n' --publish "127.0.0.1:${port_of[$name]}:8000" --shm-size 16g
    fi
}

launch() {
    local name="$1" dir cache network=() arguments=()
    dir="$(model_dir "${model_of[$name]}")" || exit 1
    cache="$(setting CACHE_DIR /var/lib/sotto-node/cache)/$name"
    mkdir -p "$cache"
    mapfile -t network < <(network_arguments "$name")
    mapfile -t arguments < <(vllm_arguments "$name")
    docker container rm --force "$(container_of "$name")" >/dev/null 2>&1 || true
    # No restart policy: after a crash or a reboot the daemon would start every engine at once, and two that measure one
    # card's free memory together take each other's. bin/start brings them back in order.
    docker run --detach --name "$(container_of "$name")" --label "sotto.engine=$name" --restart no \
        --gpus "\"device=${gpus_of[$name]}\"" "${network[@]}" \
        --mount "type=bind,src=$dir,dst=/model,readonly" --mount "type=bind,src=$cache,dst=/cache" \
        --env VLLM_CACHE_ROOT=/cache --env HF_HUB_OFFLINE=1 --env VLLM_NO_USAGE_STATS=1 --env VLLM_MEDIA_URL_ALLOW_REDIRECTS=0 \
        --env "VLLM_MAX_AUDIO_CLIP_FILESIZE_MB=$(number_setting AUDIO_MAX_MB 200)" \
        --env "VLLM_MAX_AUDIO_DECODE_DURATION_S=$(number_setting AUDIO_MAX_SECONDS 14400)" \
        --env "VLLM_MAX_AUDIO_DECODE_BYTES=$(number_setting AUDIO_MAX_DECODED_BYTES 2147483648)" \
        --env VLLM_MAX_N_SEQUENCES=8 \
        --cap-drop ALL --security-opt no-new-privileges --stop-timeout "$(($(number_setting SHUTDOWN_LIMIT 120) + 30))" \
        --log-driver json-file --log-opt max-size=50m --log-opt max-file=5 \
        "$(engine_image)" "${arguments[@]}" >/dev/null || die "docker would not start the engine $name; its message stands above."
}

# Up and answering; a follower has nobody to answer and is up when it runs.
is_up() {
    [[ "$(container_state "$1")" == running ]] || return 1
    is_follower || { is_healthy "$1" && answers "$1" 60; }
}

# Healthy, and after that a first true answer: /health is 200 before kernels are compiled for the first request.
await() {
    local name="$1" limit deadline
    limit="$(number_setting START_LIMIT 1800)"
    deadline=$((SECONDS + limit))
    if is_follower; then
        say "$name runs; the first machine answers for it"
        return
    fi
    until is_healthy "$name"; do
        [[ "$(container_state "$name")" == running ]] ||
            die "the engine $name stopped while it started. docker logs $(container_of "$name") tells why."
        ((SECONDS < deadline)) || die "the engine $name was not healthy after $limit seconds. docker logs $(container_of "$name") tells how far it came."
        sleep "${START_PAUSE:-2}"
    done
    answers "$name" 300 || die "the engine $name says that it is healthy, and gave no true answer to a first request."
    say "$name answers on port ${port_of[$name]}"
}

# Starts engines in order, in waves: those of one wave share no card.
start_engines() {
    local waiting=("$@") wave later busy name gpu taken
    while ((${#waiting[@]} > 0)); do
        wave=() later=() busy=','
        for name in "${waiting[@]}"; do
            taken=false
            for gpu in ${gpus_of[$name]//,/ }; do
                if [[ "$busy" == *",$gpu,"* ]]; then taken=true; fi
            done
            if "$taken"; then later+=("$name"); else wave+=("$name"); fi
            # A card is spoken for also by an engine that waits, so that the order on it stays the profile's.
            busy+="${gpus_of[$name]},"
        done
        for name in "${wave[@]}"; do
            say "starting $name on card ${gpus_of[$name]}"
            launch "$name"
        done
        for name in "${wave[@]}"; do await "$name"; done
        waiting=("${later[@]}")
    done
}

# $2: seconds until it is killed; without it, as long as it may need to finish what it has.
stop_engine() {
    local name="$1" limit="${2:-$(($(number_setting SHUTDOWN_LIMIT 120) + 15))}"
    docker stop -t "$limit" "$(container_of "$name")" >/dev/null 2>&1 || true
    docker container rm --force "$(container_of "$name")" >/dev/null 2>&1 || true
}
