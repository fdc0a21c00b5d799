# shellcheck shell=bash disable=SC2034,SC2154 # what is read here is used by those who source it
# Reads a profile (profiles/*.env) and refuses one that could not run. Sourced, never run.

declare -A profile=() known_flags=()
engines=()
declare -A kind_of=() model_of=() revision_of=() served_of=() gpus_of=() port_of=() memory_of=() length_of=() flags_of=()

# Flags that the start command sets itself, or that would open a door.
reserved_flags=(--host --port --api-key --served-model-name --gpu-memory-utilization --max-model-len
    --tensor-parallel-size --pipeline-parallel-size --nnodes --node-rank --master-addr --headless --shutdown-timeout
    --trust-remote-code --model --revision --download-dir)

profile_file() {
    local name="$1"
    if [[ -z "$name" ]]; then name="$(required NODE_PROFILE)" || exit 1; fi
    if [[ "$name" == */* ]]; then printf '%s' "$name"; else printf '%s/profiles/%s.env' "$node_home" "${name%.env}"; fi
}

# Loads the profile of that name (or path) and checks all of it.
load_profile() {
    local file
    file="$(profile_file "${1:-}")" || exit 1
    [[ -r "$file" ]] || die "there is no profile $file. There are: $(profile_names)."
    read_pairs "$file" profile
    [[ "${profile[GPU_KIND]:-}" =~ ^[A-Za-z0-9.-]+$ ]] || die "$file: GPU_KIND is missing or not a plain name."
    [[ "${profile[GPU_COUNT]:-}" =~ ^[1-9][0-9]*$ ]] || die "$file: GPU_COUNT must be a whole number above 0."
    profile[MACHINES]="${profile[MACHINES]:-1}"
    [[ "${profile[MACHINES]}" =~ ^[1-9][0-9]*$ ]] || die "$file: MACHINES must be a whole number above 0."
    local flag number=1
    while read -r flag; do
        if [[ "$flag" == --* ]]; then known_flags[$flag]=1; fi
    done <"$node_home/vllm-flags.txt"
    while [[ -n "${profile[ENGINE_$number]:-}" ]]; do
        add_engine "$file" "ENGINE_$number" "${profile[ENGINE_$number]}"
        number=$((number + 1))
    done
    ((${#engines[@]} > 0)) || die "$file lists no ENGINE_1."
    check_keys "$file" "$number"
    check_ports "$file"
    check_memory "$file"
}

profile_names() {
    local file names=()
    for file in "$node_home"/profiles/*.env; do names+=("$(basename "$file" .env)"); done
    printf '%s' "${names[*]}"
}

check_keys() {
    local file="$1" next="$2" key
    for key in "${!profile[@]}"; do
        case "$key" in
            GPU_KIND | GPU_COUNT | MACHINES) ;;
            ENGINE_*)
                if [[ "${key#ENGINE_}" =~ ^[1-9][0-9]*$ ]] && ((${key#ENGINE_} < next)); then continue; fi
                die "$file: $key does not follow on ENGINE_$((next - 1)); number engines 1, 2, 3 without a gap."
                ;;
            *) die "$file: $key is no key of a profile (GPU_KIND, GPU_COUNT, MACHINES, ENGINE_1, ENGINE_2, …)." ;;
        esac
    done
}

add_engine() {
    local file="$1" key="$2" name kind model revision served gpus port memory length flags
    read -r name kind model revision served gpus port memory length flags <<<"$3"
    [[ "$name" =~ ^[a-z][a-z0-9-]{0,31}$ ]] || die "$file, $key: '$name' is no engine name; use small letters, digits and dashes."
    [[ "$name" != dcgm && "$name" != node && "$name" != health ]] || die "$file, $key: '$name' is a path of the gateway; choose another name."
    [[ -z "${port_of[$name]:-}" ]] || die "$file, $key: there are two engines named $name."
    [[ "$kind" =~ ^(speech|text|vision|embedding)$ ]] || die "$file, $key: '$kind' is no kind; use speech, text, vision or embedding."
    [[ "$model" =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ && "$model" != *..* ]] || die "$file, $key: '$model' is no model name of the form owner/model."
    [[ "$revision" =~ ^[A-Za-z0-9._-]+$ ]] || die "$file, $key: '$revision' is no branch, tag or commit."
    [[ "$served" =~ ^[A-Za-z0-9._-]+$ ]] || die "$file, $key: '$served' is no name to serve a model under."
    [[ "$port" =~ ^[1-9][0-9]{3,4}$ && "$port" -ge 1024 && "$port" -le 65535 ]] || die "$file, $key: the port '$port' is not between 1024 and 65535."
    [[ "$memory" =~ ^0\.[0-9]{1,3}$ ]] || die "$file, $key: the memory share '$memory' is not between 0.001 and 0.999."
    [[ "$length" =~ ^[1-9][0-9]*$ ]] || die "$file, $key: the length '$length' is not a number of tokens."
    check_gpus "$file" "$key" "$gpus"
    check_flags "$file" "$key" "$flags"
    engines+=("$name")
    kind_of[$name]="$kind" model_of[$name]="$model" revision_of[$name]="$revision" served_of[$name]="$served"
    gpus_of[$name]="$gpus" port_of[$name]="$port" memory_of[$name]="$memory" length_of[$name]="$length" flags_of[$name]="$flags"
}

check_gpus() {
    local file="$1" key="$2" gpus="$3" gpu seen=','
    [[ "$gpus" =~ ^[0-9]+(,[0-9]+)*$ ]] || die "$file, $key: '$gpus' is no list of cards such as 0 or 0,1."
    for gpu in ${gpus//,/ }; do
        ((10#$gpu < profile[GPU_COUNT])) || die "$file, $key: there is no card $gpu; GPU_COUNT is ${profile[GPU_COUNT]}, counted from 0."
        [[ "$seen" != *",$gpu,"* ]] || die "$file, $key: card $gpu is named twice."
        seen+="$gpu,"
    done
}

check_flags() {
    local file="$1" key="$2" word flag reserved words
    read -r -a words <<<"$3"
    for word in "${words[@]}"; do
        [[ "$word" == -* ]] || continue
        flag="${word%%=*}"
        for reserved in "${reserved_flags[@]}"; do
            [[ "$flag" != "$reserved" ]] || die "$file, $key: $flag is set by bin/start and may not stand in a profile."
        done
        [[ -n "${known_flags[$flag]:-}" ]] || die "$file, $key: vllm-flags.txt knows no $flag."
    done
}

check_ports() {
    local file="$1" name other
    for name in "${engines[@]}"; do
        for other in "${engines[@]}"; do
            [[ "$name" == "$other" || "${port_of[$name]}" != "${port_of[$other]}" ]] ||
                die "$file: $name and $other both want port ${port_of[$name]}."
        done
    done
}

# Leaves in REPLY the thousandths of a card's memory that the profile gives away.
memory_on() {
    local gpu="$1" name share sum=0
    for name in "${engines[@]}"; do
        [[ ",${gpus_of[$name]}," == *",$gpu,"* ]] || continue
        share="${memory_of[$name]#0.}000"
        sum=$((sum + 10#${share:0:3}))
    done
    REPLY="$sum"
}

check_memory() {
    local file="$1" gpu sum
    for ((gpu = 0; gpu < profile[GPU_COUNT]; gpu++)); do
        memory_on "$gpu"
        sum="$REPLY"
        ((sum <= 950)) || die "$file: the engines on card $gpu want $(printf '%d.%03d' $((sum / 1000)) $((sum % 1000))) of its memory; 0.95 is the most, the rest is CUDA's own."
    done
}

cards_of() {
    local commas="${gpus_of[$1]//[0-9]/}"
    printf '%s' "$((${#commas} + 1))"
}
