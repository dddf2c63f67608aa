#!/usr/bin/env bash
# Submits a sweep to Slurm: data stages, one training task per fold, report. Run it from any folder of a checkout on the shared file system.
set -euo pipefail

usage() {
    cat <<'END'
cluster/submit.sh EXPERIMENT [--folds=LIST] [--folds-per-task=N] [SWITCH...]

  EXPERIMENT    a name that `dotnet cake --target=Experiments` lists
  --folds=LIST  the folds to train, in Slurm's array syntax: 1-5, 1,3, 1-10%4. All three jobs are then submitted at once. Without it,
                the script waits for the data job, which determines the number of folds.
  --folds-per-task=N  each task trains N folds, one after the other: for folds that take less time than a job costs
  SWITCH        passed to every build: --corpus-path=FOLDER, --generated-path=FOLDER, --resample; folders as full paths

Set the partition, account, and so on with Slurm's own variables, such as SBATCH_PARTITION and SBATCH_ACCOUNT.
END
}

case "${1:-}" in
    "" | -*) usage >&2; exit 2 ;;
    */*) echo "$1: expected a name, not a path; put the file into experiments/" >&2; exit 2 ;;
esac
experiment=$1
shift
folds=
per_task=1
switches=()
for argument; do
    case $argument in
        --folds=?*) folds=${argument#*=} ;;
        --folds-per-task=*)
            per_task=${argument#*=}
            [[ $per_task =~ ^[1-9][0-9]*$ ]] || { echo "$argument: expected a whole number, 1 or more" >&2; exit 2; } ;;
        --*) switches+=("$argument") ;;
        *) echo "$argument: expected a switch, such as --corpus-path=FOLDER" >&2; exit 2 ;;
    esac
done

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
logs=$root/artifacts/sweep/$experiment
mkdir -p "$logs"

# submit NAME SBATCH-OPTION...: prints the job id.
submit() {
    local name=$1
    shift
    sbatch --parsable --open-mode=append --job-name="$experiment-$name" --chdir="$root" --output="$logs/$name-%j.log" "$@" | cut -d';' -f1
}

# group LIST: the array of tasks; writes the folds of each task, a line per task, to a file that sweep.sbatch reads.
group() {
    local list=${1%%\%*} limit=
    [[ $1 == *%* ]] && limit=%${1#*%}
    for part in ${list//,/ }; do
        case $part in
            *-*) seq "${part%-*}" "${part#*-}" ;;
            *) echo "$part" ;;
        esac
    done | xargs -n "$per_task" >"$logs/tasks"
    echo "1-$(wc -l <"$logs/tasks")$limit"
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

array=$folds
index=fold
if ((per_task > 1)); then
    array=$(group "$folds")
    index=task
fi
train=$(submit train --array="$array" --export="ALL,SWEEP_INDEX=$index" --output="$logs/train-%A-$index-%a.log" "${after[@]}" "$here/sweep.sbatch" "$experiment" "${switches[@]}")
report=$(submit report --dependency="afterok:$train" --kill-on-invalid-dep=yes "$here/report.sbatch" "$experiment" "${switches[@]}")
echo "data $data, train $train (folds $folds), report $report; logs in $logs"
