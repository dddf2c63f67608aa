#!/bin/sh
# Repeats the report on the built-in corpus from a folder of packages, with an empty package cache and no other source: restore, build, tests, comparison.
#
#     sh build/offline.sh PACKAGES [FILTER]
#
# PACKAGES is a folder that --target=Archive --packages=FOLDER wrote; FILTER chooses tests as dotnet test --filter does (default: those of the audio library).
# To be sure that nothing comes from a network: unshare -rn sh build/offline.sh PACKAGES
set -eu
packages=$(cd "$1" && pwd)
filter=${2:-}
cd "$(dirname "$0")/.."
state=$(mktemp -d)
trap 'rm -rf "$state" NuGet.config' EXIT
export NUGET_PACKAGES="$state/packages" NUGET_HTTP_CACHE_PATH="$state/http" DOTNET_CLI_HOME="$state" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export MSBUILDDISABLENODEREUSE=1
cat > NuGet.config <<EOF
<configuration>
  <packageSources>
    <clear />
    <add key="offline" value="$packages" />
  </packageSources>
</configuration>
EOF

# A network namespace starts without the loopback interface, which the test runner talks to itself by.
ip link set lo up 2> "$state/loopback" || true

echo "== Network"
cat /proc/net/dev | sed 1,2d | cut -d: -f1 | tr -d ' ' | tr '\n' ' '
echo
echo "== Restore from $(ls "$packages" | wc -l) packages"
dotnet tool restore
dotnet restore --verbosity quiet
echo "== Build"
dotnet build --no-restore --verbosity quiet
echo "== Tests"
if [ -n "$filter" ]; then
    dotnet test --no-build --filter "$filter"
else
    dotnet test --no-build tests/EmotionRecognition.Audio.Tests
fi
echo "== Report, compared with accepted results"
dotnet cake --target=Report
dotnet cake --target=Reproduce
