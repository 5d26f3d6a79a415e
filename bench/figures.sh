#!/usr/bin/env bash
# Takes all figures, just-in-time compiled and native, and writes docs/benchmarks.md. Four minutes of processor time; needs gcc for linking.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build -c Release bench/Ms20.Bench
bench() { dotnet run -c Release --no-build --project bench/Ms20.Bench -- "$@"; }

bench --roots "$work/circuits.rd.xml"
dotnet publish -c Release bench/Ms20.Bench.Native -p:Ms20Net9=true -p:CircuitRoots="$work/circuits.rd.xml" -o "$work/native"
"$work/native/Ms20.Bench.Native" --smoke >"$work/smoke"
bench --figures --native "$work/native/Ms20.Bench.Native" -o docs/benchmarks.md
