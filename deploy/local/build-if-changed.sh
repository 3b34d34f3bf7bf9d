#!/bin/sh
# Packages the suite with "$@" (Maven) unless the last package is complete and newer than every source.
set -e
stamp=deploy/local/target/packaged

is_complete() {
    for program in gateway workstation whistle reporting catalogue; do
        [ -e services/$program/target/quarkus-app/quarkus-run.jar ] || return 1
    done
    [ -e services/embedded/target/lib ] && [ -e deploy/local/target/lib ] && [ -e deploy/bench/target/lib ]
}

if [ -e "$stamp" ] && is_complete && [ -z "$(find pom.xml services deploy -newer "$stamp" -type f \
    \( -path '*/src/*' -o -name pom.xml \) ! -path '*/node_modules/*' ! -path '*/target/*' -print | head -n 1)" ]; then
    exit 0
fi
echo "Building, about a minute the first time … 正在构建，首次约一分钟……"
mkdir -p deploy/local/target
touch "$stamp.begun" # what is saved from now on may have been read already, or not
"$@" -q -T1C -DskipTests package &
build=$!
trap 'kill $build 2>/dev/null; exit 130' INT TERM
seconds=0
while kill -0 $build 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    [ $((seconds % 8)) -ne 0 ] || echo "… still building, $seconds s"
done
wait $build
mv "$stamp.begun" "$stamp"
