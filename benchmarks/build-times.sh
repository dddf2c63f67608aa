#!/usr/bin/env bash
# Compares what the default report costs at several revisions: on an empty workspace, and with nothing to do. Each revision is cloned and built in a folder
# of its own; the runs of the revisions alternate, because the speed of a machine drifts. Prints a table in Markdown; processor time is user and system.
#
#   benchmarks/build-times.sh [-n RUNS] REVISION...     RUNS with nothing to do per revision, by default 3
set -euo pipefail
runs=3
if [[ ${1:-} == -n ]]; then
    runs=$2
    shift 2
fi

repository=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
TIMEFORMAT='%U %S %R'

# Processor and wall clock seconds of a command; its own output is dropped.
measure() { { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ printf "%.2f %.2f\n", $1 + $2, $3 }'; }
median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
report() { (cd "$folder/$1" && dotnet cake --target=Report); }
program() { (cd "$folder/$1" && dotnet artifacts/bin/Build/debug/Build.dll --target=Report); }

for revision in "$@"; do
    git clone -q "$repository" "$folder/$revision"
    git -C "$folder/$revision" checkout -q --detach "$revision"
    # Compiles the build; early revisions have no target Help.
    (cd "$folder/$revision" && dotnet tool restore && { dotnet cake --target=Help || true; }) >/dev/null 2>&1
done

for revision in "$@"; do
    measure report "$revision" >"$folder/$revision.full"
done

for ((run = 0; run <= runs; run++)); do
    for revision in "$@"; do
        # The first runs learn the hashes of files.
        measure report "$revision" >>"$folder/$revision.command"
        measure program "$revision" >>"$folder/$revision.program"
    done
done

echo '| revision | empty workspace, processor s | wall clock s | nothing to do, `dotnet cake`, processor s | wall clock s | of it the build program, processor s | wall clock s |'
echo '|---|--:|--:|--:|--:|--:|--:|'
for revision in "$@"; do
    read -r cpu wall <"$folder/$revision.full"
    row="| $revision | $cpu | $wall"
    for kind in command program; do
        for column in 1 2; do
            row+=" | $(tail -n +2 "$folder/$revision.$kind" | cut -d' ' -f$column | median)"
        done
    done
    echo "$row |"
done
