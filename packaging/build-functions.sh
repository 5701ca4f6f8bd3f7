# shellcheck shell=bash
# Sourced by packaging/run, packaging/test and packaging/tidy.

# build_jobs: as many compilers as there are processors, but no more than the free memory feeds (a file with Asio in it
# takes about half a gigabyte).
build_jobs() {
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 700000) }' /proc/meminfo)
    ((memory < 1)) && memory=1
    echo $((processors < memory ? processors : memory))
}

# configure_preset ROOT PRESET: only when it was never done or the presets have changed; ninja sees everything else.
configure_preset() {
    local root=$1 preset=$2 made=$1/build/$2/build.ninja
    if [[ ! -e $made || $root/CMakePresets.json -nt $made ]]; then
        echo "Configuring $preset"
        (cd "$root" && cmake --preset "$preset" >"$root/build/$preset.log" 2>&1) || {
            cat "$root/build/$preset.log" >&2
            return 1
        }
        touch "$made"
    fi
}

# build_preset ROOT PRESET
build_preset() {
    local root=$1 preset=$2
    mkdir -p "$root/build"
    configure_preset "$root" "$preset" || return 1
    (cd "$root" && NINJA_STATUS="[$preset %f/%t] " cmake --build --preset "$preset" -j "$(build_jobs)")
}
