# shellcheck shell=bash disable=SC2154 # the profile and node_home are set by profile.sh and common.sh
# Renders the gateway's configuration (nginx) from the profile, for the one door of this node. Sourced, never run.

# Fills @NAME@ marks of a template on stdin from NAME=value arguments; a mark left over is an error.
fill() {
    local text pair
    text="$(cat)"
    for pair in "$@"; do text="${text//@${pair%%=*}@/${pair#*=}}"; done
    [[ ! "$text" =~ @[A-Z_]+@ ]] || die "the gateway's template has ${BASH_REMATCH[0]} and nothing to put there."
    printf '%s\n' "$text"
}

plain_path() {
    [[ "$2" =~ ^/[A-Za-z0-9._/@-]+$ ]] || die "$1 is '$2'; it must be an absolute path of plain characters."
}

key_for() {
    local key
    key="$(required_secret "$1")" || exit 1
    [[ "$key" =~ ^[A-Za-z0-9_=-]{32,256}$ ]] || die "$1 must be 32 to 256 letters, digits or _=-; make one with openssl rand -hex 32."
    printf '%s' "$key"
}

# Writes nginx.conf, access.conf (the secrets, for root alone) and engines.conf into $1.
render_gateway() {
    local dir="$1" templates="$node_home/compose/nginx" listen cert key ca node_key scrape_key verify='' name upload
    listen="$(required NODE_LISTEN)" cert="$(required NODE_TLS_CERT)" key="$(required NODE_TLS_KEY)" || exit 1
    ca="$(setting NODE_CLIENT_CA)"
    [[ "$listen" =~ ^(\[[0-9a-fA-F:]+\]|[0-9.]+):[0-9]{2,5}$ ]] || die "NODE_LISTEN is '$listen'; expected an address and port such as 10.0.0.5:8443."
    plain_path NODE_TLS_CERT "$cert"
    plain_path NODE_TLS_KEY "$key"
    plain_path STATE_DIR "$dir"
    [[ -r "$cert" && -r "$key" ]] || die "the certificate $cert or its key $key cannot be read."
    if [[ -n "$ca" ]]; then
        plain_path NODE_CLIENT_CA "$ca"
        verify="ssl_client_certificate $ca; ssl_verify_client on;"
    fi
    node_key="$(key_for NODE_KEY)" || exit 1
    scrape_key="$(key_for SCRAPE_KEY)" || exit 1
    [[ "$node_key" != "$scrape_key" ]] || die "NODE_KEY and SCRAPE_KEY are the same; Prometheus must not be able to use the models."
    upload="$(number_setting AUDIO_MAX_MB 200)"
    mkdir -p "$dir"
    write_rendered "$dir/access.conf" 077 "$(fill NODE_KEY="$node_key" SCRAPE_KEY="$scrape_key" <"$templates/access.conf.template")"
    write_rendered "$dir/nginx.conf" 022 \
        "$(fill LISTEN="$listen" CERT="$cert" KEY="$key" VERIFY="$verify" DIR="$dir" <"$templates/nginx.conf.template")"
    write_rendered "$dir/engines.conf" 022 "$(for name in "${engines[@]}"; do
        fill NAME="$name" PORT="${port_of[$name]}" UPLOAD="$((upload + 1))m" <"$templates/engine.conf.template"
    done)"
}

write_rendered() { (umask "$2" && replace_file "$1" <<<"$3"); }
