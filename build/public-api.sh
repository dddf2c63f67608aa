#!/usr/bin/env bash
# Updates the recorded public API of the packable libraries. The compiler compares it with the code (rules RS0016 and RS0017), so that every API
# change shows up in the diff of a pull request.
#
#   build/public-api.sh          rewrites PublicAPI.Unshipped.txt: everything public that PublicAPI.Shipped.txt does not list
#   build/public-api.sh --ship   for a release: moves the contents of PublicAPI.Unshipped.txt to PublicAPI.Shipped.txt
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
projects=(StageGraph EmotionRecognition.Audio EmotionRecognition EmotionRecognition.MachineLearning)
header='#nullable enable'

sorted() { { echo "$header"; grep -vhxF "$header" "$@" | sort -u || true; } }

for project in "${projects[@]}"; do
    folder=src/$project
    if [[ ${1:-} == --ship ]]; then
        sorted "$folder"/PublicAPI.{Shipped,Unshipped}.txt >"$folder/PublicAPI.Shipped.new"
        # A line "*REMOVED*NAME" removes NAME from the shipped API.
        { grep '^\*REMOVED\*' "$folder/PublicAPI.Shipped.new" || true; } | sed 's/^\*REMOVED\*//' >"$folder/PublicAPI.Removed.new"
        grep -v '^\*REMOVED\*' "$folder/PublicAPI.Shipped.new" | grep -vxFf "$folder/PublicAPI.Removed.new" >"$folder/PublicAPI.Shipped.txt"
        rm "$folder"/PublicAPI.{Shipped,Removed}.new
        echo "$header" >"$folder/PublicAPI.Unshipped.txt"
        continue
    fi

    echo "$header" >"$folder/PublicAPI.Unshipped.txt"
    dotnet restore "$folder" --verbosity quiet
    dotnet format analyzers "$folder" --no-restore --diagnostics RS0016 --severity warn --verbosity quiet
    sorted "$folder/PublicAPI.Unshipped.txt" >"$folder/PublicAPI.Unshipped.new"
    mv "$folder/PublicAPI.Unshipped.new" "$folder/PublicAPI.Unshipped.txt"
    echo "$project: $(grep -vcxF "$header" "$folder/PublicAPI.Unshipped.txt") unshipped members"
done

# RS0017 reports a member that is listed but no longer exists: remove it from PublicAPI.Shipped.txt, or add *REMOVED*NAME to PublicAPI.Unshipped.txt.
for project in "${projects[@]}"; do
    dotnet build "src/$project" --nologo --verbosity quiet
done
