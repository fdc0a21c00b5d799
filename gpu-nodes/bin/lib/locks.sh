# shellcheck shell=bash disable=SC2154 # the profile and node_home are set by profile.sh and common.sh
# The two lock files that bin/lock writes. Sourced, never run.

images_lock="${IMAGES_LOCK:-$node_home/images.lock}"
models_lock="${MODELS_LOCK:-$node_home/models.lock}"

# name:tag@sha256:… of an image named in versions.env
locked_image() {
    local reference
    declare -A versions=() locked=()
    read_pairs "$node_home/versions.env" versions
    [[ -n "${versions[$1]:-}" ]] || die "versions.env names no $1."
    [[ -r "$images_lock" ]] || die "there is no $images_lock. Run bin/lock first."
    read_pairs "$images_lock" locked
    reference="${locked[$1]:-}"
    [[ "$reference" == "${versions[$1]}@sha256:"* ]] || die "$images_lock does not hold ${versions[$1]}. Run bin/lock again."
    [[ "${reference##*@sha256:}" =~ ^[0-9a-f]{64}$ ]] || die "$images_lock: the digest of $1 is no sha256. Run bin/lock again."
    printf '%s' "$reference"
}

# Tab-separated: model, commit, file, size in bytes, sha256. Prints the rows of one model.
locked_files() {
    [[ -r "$models_lock" ]] || die "there is no $models_lock. Run bin/lock first."
    awk -F '\t' -v model="$1" '$1 == model' "$models_lock"
}

locked_commit() {
    local commit files
    files="$(locked_files "$1")" || exit 1
    commit="$(head -n 1 <<<"$files" | cut -f 2)"
    [[ "$commit" =~ ^[0-9a-f]{40}$ ]] || die "$models_lock holds no commit of $1. Run bin/lock with this profile."
    printf '%s' "$commit"
}

model_dir() {
    local commit
    commit="$(locked_commit "$1")" || exit 1
    printf '%s/%s/%s' "$(setting MODELS_DIR /var/lib/sotto-node/models)" "${1//\//--}" "$commit"
}

# Every locked file is there at its full length. (Its checksum was proved when it was fetched.)
require_weights() {
    local model="$1" dir file size
    dir="$(model_dir "$model")" || exit 1
    while IFS=$'\t' read -r _ _ file size _; do
        [[ -f "$dir/$file" && "$(stat -c %s "$dir/$file")" == "$size" ]] ||
            die "$model is not complete: $file is missing from $dir. Run bin/download-models."
    done < <(locked_files "$model")
}
