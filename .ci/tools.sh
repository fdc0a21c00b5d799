# shellcheck shell=sh
# Sourced by ./sotto test where a skip is an error: sees to the tools that check what is delivered beside the application.
missing_tools() {
    for tool in shellcheck:shellcheck yamllint:yamllint promtool:prometheus nginx:nginx-light systemd-analyze:systemd \
        jq:jq curl:curl openssl:openssl; do
        PATH="$PATH:/usr/sbin:/sbin" command -v "${tool%%:*}" >/dev/null || printf '%s ' "${tool#*:}"
    done
}

packages=$(missing_tools)
if [ -n "$packages" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "sotto: installing $packages with apt-get, to check the delivered files"
    # Word splitting is meant. Nothing that comes with them may start a service here.
    # shellcheck disable=SC2086
    { apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } \
        >/dev/null || echo "sotto: apt-get could not install them" >&2
    packages=$(missing_tools)
fi
[ -z "$packages" ] || echo "sotto: still missing, and their checks will fail: $packages" >&2
