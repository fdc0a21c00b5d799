# shellcheck shell=bash
# What every command of a node shares: words, settings, secrets. Sourced, never run.

# A failure inside $(…) is a failure of the command around it.
shopt -s inherit_errexit

# shellcheck disable=SC2034  # for those who source this
node_home="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

say() { printf '%s\n' "$*" >&2; }

die() {
    say "${0##*/}: $*"
    exit 1
}

# Prints the comment block at the top of the command as its help.
show_help() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || die "$tool is needed and was not found. Install it, for example with apt-get install $tool."
    done
}

# Leaves the text without space around it in REPLY; a subshell for each line of a file would be slow.
trim() {
    REPLY="${1#"${1%%[![:space:]]*}"}"
    REPLY="${REPLY%"${REPLY##*[![:space:]]}"}"
}

# Reads KEY=VALUE lines into the associative array named by $2. Nothing is evaluated: a value is only ever text.
read_pairs() {
    local file="$1" line key number=0
    declare -n into="$2"
    [[ -r "$file" ]] || die "$file cannot be read."
    while IFS= read -r line || [[ -n "$line" ]]; do
        number=$((number + 1))
        trim "$line"
        line="$REPLY"
        [[ -z "$line" || "$line" == '#'* ]] && continue
        [[ "$line" == *=* ]] || die "$file, line $number: expected KEY=VALUE."
        key="${line%%=*}"
        [[ "$key" =~ ^[A-Z][A-Z0-9_]*$ ]] || die "$file, line $number: '$key' is no key; keys are capitals, digits and underscores."
        [[ -z "${into[$key]+set}" ]] || die "$file, line $number: $key stands there twice."
        trim "${line#*=}"
        # shellcheck disable=SC2034  # a reference to the caller's array
        into["$key"]="$REPLY"
    done <"$file"
}

declare -A file_settings=()
settings_file="${NODE_CONFIG:-/etc/sotto-node/node.env}"

# A setting that nobody reads is a slip of the pen, and would otherwise be found out much later.
check_settings() {
    local key
    declare -A known=()
    read_pairs "$node_home/node.env.example" known
    for key in "${!file_settings[@]}"; do
        [[ -n "${known[$key]+set}" ]] || die "$settings_file: there is no setting $key. node.env.example lists them all."
    done
}

if [[ -e "$settings_file" ]]; then
    read_pairs "$settings_file" file_settings
    check_settings
fi

# A setting: the environment first, then node.env, then the default in $2.
setting() {
    local name="$1"
    printf '%s' "${!name:-${file_settings[$name]:-${2:-}}}"
}

required() {
    local value
    value="$(setting "$1")"
    [[ -n "$value" ]] || die "$1 is not set. Put it into $settings_file (node.env.example says what it means)."
    printf '%s' "$value"
}

number_setting() {
    local value
    value="$(setting "$1" "$2")"
    [[ "$value" =~ ^[0-9]+$ ]] || die "$1 is '$value'; it must be a whole number."
    printf '%s' "$value"
}

# A secret from the file that NAME_FILE names, or from NAME in the environment. The words of it are never printed.
secret() {
    local name="$1" file value
    if [[ -n "${!name:-}" ]]; then
        value="${!name}"
    else
        file="$(setting "${name}_FILE")"
        [[ -n "$file" ]] || return 0
        [[ -r "$file" ]] || die "the file $file, named by ${name}_FILE, cannot be read."
        value="$(head -n 1 "$file")"
    fi
    trim "$value"
    value="$REPLY"
    [[ "$value" != *[![:graph:]]* ]] || die "$name holds a space or a control character; a token has none."
    printf '%s' "$value"
}

required_secret() {
    local value
    value="$(secret "$1")" || exit 1
    [[ -n "$value" ]] || die "${1}_FILE names no file with a token in it."
    printf '%s' "$value"
}

state_dir() {
    local dir
    dir="$(setting STATE_DIR /var/lib/sotto-node/state)"
    mkdir -p "$dir" || die "the folder $dir cannot be made."
    printf '%s' "$dir"
}

drain_mark() { printf '%s/draining' "$(state_dir)"; }

# Writes stdin to $1 in one step, so that a reader sees the old file or the new one.
replace_file() {
    local target="$1" draft="$1.new.$$"
    cat >"$draft"
    mv -f "$draft" "$target"
}
