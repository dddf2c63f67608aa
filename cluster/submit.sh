#!/usr/bin/env bash
# Submits a sweep to Slurm: data stages, one training task a fold, report. Run it in any folder of a checkout on the shared file system.
set -euo pipefail

usage() {
    cat <<'END'
cluster/submit.sh EXPERIMENT [--folds=LIST] [SWITCH...]

  EXPERIMENT    a name that `dotnet cake --target=Experiments` lists
  --folds=LIST  the folds to train, as Slurm writes arrays: 1-5, 1,3, 1-10%4. All three jobs are then submitted at once. Without it
                the script waits for the data job, which finds out how many folds there are.
  SWITCH        handed to every build: --corpus-path=FOLDER, --generated-path=FOLDER, --resample; folders as full paths

Partition, account and the like: Slurm's own variables, such as SBATCH_PARTITION, SBATCH_ACCOUNT.
END
}

case "${1:-}" in
    "" | -*) usage >&2; exit 2 ;;
    */*) echo "$1: a name is expected, not a path: put the file into experiments/" >&2; exit 2 ;;
esac
experiment=$1
shift
folds=
switches=()
for argument; do
    case $argument in
        --folds=?*) folds=${argument#*=} ;;
        --*) switches+=("$argument") ;;
        *) echo "$argument: a switch is expected, such as --corpus-path=FOLDER" >&2; exit 2 ;;
    esac
done

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
logs=$root/artifacts/sweep/$experiment
mkdir -p "$logs"

# submit NAME SBATCH-OPTION... : prints the job's number.
submit() {
    local name=$1
    shift
    sbatch --parsable --job-name="$experiment-$name" --chdir="$root" --output="$logs/$name-%j.log" "$@" | cut -d';' -f1
}

if [[ -n $folds ]]; then
    data=$(submit data "$here/data.sbatch" "$experiment" "${switches[@]}")
    after=(--dependency="afterok:$data" --kill-on-invalid-dep=yes)
else
    echo "waiting for the data job; its log: $logs/data-*.log"
    data=$(submit data --wait "$here/data.sbatch" "$experiment" "${switches[@]}")
    after=()
    folds=$(paste -sd, "$logs/folds")
fi

train=$(submit train --array="$folds" --output="$logs/train-%A-fold-%a.log" "${after[@]}" "$here/sweep.sbatch" "$experiment" "${switches[@]}")
report=$(submit report --dependency="afterok:$train" --kill-on-invalid-dep=yes "$here/report.sbatch" "$experiment" "${switches[@]}")
echo "data $data, train $train (folds $folds), report $report; logs in $logs"
