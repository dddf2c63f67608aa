#!/usr/bin/env bash
# Makes the sounds of this folder. See README.md.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

sox -D -R -n -r 16000 -c 2 -b 16 tone.wav synth 0.2 sine 180 sine 263 synth 0.2 triangle mix 911 gain -3
sox -D -R -n -r 44100 -c 1 -b 16 "$work/rise.wav" synth 0.2 sine 200-3000 synth 0.2 noise mix gain -9 lowpass 4000
flac --silent --force -8 --no-padding --no-seektable tone.wav -o tone.flac
lame --quiet -b 64 "$work/rise.wav" rise.mp3
lame --quiet -t -b 48 -m j tone.wav tone.mp3
ffmpeg -y -v error -i tone.wav -c:a mp2 -b:a 64k -fflags +bitexact -flags:a +bitexact tone.mp2
oggenc --quiet --serial 1 -q 3 "$work/rise.wav" -o rise.ogg
opusenc --quiet --serial 1 --bitrate 48 --discard-comments "$work/rise.wav" rise.opus

# What other programs decode them to. ffmpeg 5.1 does not cut the end of a Vorbis file with one page of sound, and its own decoder of Opus departs from libopus.
for file in rise.mp3 tone.mp3 tone.mp2 rise.ogg rise.opus; do
    case $file in
        *.opus) opusdec --quiet --no-dither --rate 48000 --force-wav "$file" "$work/decoded.wav" ;;
        *.ogg) oggdec --quiet -b 16 -o "$work/decoded.wav" "$file" ;;
        *) ffmpeg -y -v error -i "$file" -f wav -sample_fmt s16 -fflags +bitexact -flags:a +bitexact "$work/decoded.wav" ;;
    esac
    flac --silent --force -8 --no-padding --no-seektable "$work/decoded.wav" -o "$file.expected.flac"
done
