#!/bin/sh
# Prints the home of a JDK 25 or newer: JAVA_HOME, then the java on the path, then where systems usually put JDKs.

feature() {
    [ -x "$1/bin/javac" ] || return 1
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 25 ]
}

on_path() {
    command -v javac >/dev/null 2>&1 || return 0
    compiler=$(command -v javac)
    while [ -L "$compiler" ]; do
        target=$(readlink "$compiler")
        case $target in
            /*) compiler=$target ;;
            *) compiler=$(dirname "$compiler")/$target ;;
        esac
    done
    dirname "$(dirname "$compiler")"
}

if [ -n "${JAVA_HOME:-}" ] && feature "$JAVA_HOME"; then
    printf '%s\n' "$JAVA_HOME"
    exit 0
fi
path_home=$(on_path)
for home in "$path_home" /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* /usr/local/lib/jvm/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && feature "$home"; then
        printf '%s\n' "$home"
        exit 0
    fi
done

cat >&2 <<'END'
Chuishao needs a JDK 25 or newer and found none: install one, or point JAVA_HOME to it. 需要 JDK 25 或更高版本。
  Debian, Ubuntu   apt install openjdk-25-jdk-headless (or temurin-25-jdk)
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25 (or --cask temurin@25)
  anywhere         https://adoptium.net
END
exit 1
