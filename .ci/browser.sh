# Sourced by ./sotto test: sees to a Chromium for the browser tests and names it in SOTTO_CHROMIUM.
find_browser() {
    for name in "${SOTTO_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if [ -n "$name" ] && path=$(command -v "$name"); then
            export SOTTO_CHROMIUM="$path" PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
            return 0
        fi
    done
    return 1
}

if ! find_browser; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "sotto: installing Chromium and a Chinese font with apt-get, for the browser tests"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk; } >/dev/null ||
            echo "sotto: apt-get could not install them" >&2
    fi
    find_browser || echo "sotto: no Chromium here; Playwright will try to download one"
fi
