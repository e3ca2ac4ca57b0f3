#!/usr/bin/env bash
# Whole processes beside those a person would otherwise start: Taskwarrior
# (`task`) and `fzf`, from the distribution's packages. What is not there is left
# out with a word. Usage: bash benches/compare.sh   (TIENDO=path, RUNS=number)
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
tiendo=${TIENDO:-target/release/tiendo}
runs=${RUNS:-40}
[ -x "$tiendo" ] || cargo build --release
tiendo=$(realpath "$tiendo")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
echo "making a ward and a city of 114 programmes …"
TIENDO_STORES="$home" cargo bench --quiet --bench speed -- make_stores > /dev/null 2>&1

# The median wall time of a command in milliseconds; its output goes nowhere.
median() {
    if command -v hyperfine > /dev/null; then
        hyperfine -N -i --warmup 3 --runs "$runs" --export-csv "$home/csv" "$1" > /dev/null 2>&1
        awk -F, 'NR == 2 { printf "%.1f", $(NF - 4) * 1000 }' "$home/csv"
    else
        for _ in $(seq "$runs"); do
            local begun ended
            begun=$(date +%s%N)
            eval "$1" > /dev/null 2>&1 || true
            ended=$(date +%s%N)
            echo $(((ended - begun) / 1000))
        done | sort -n | awk '{ all[NR] = $1 } END { printf "%.1f", all[int((NR + 1) / 2)] / 1000 }'
    fi
}

# What it is, ours, the peer's, the most that the ratio may be.
line() {
    awk -v what="$1" -v ours="$2" -v peer="$3" -v most="$4" 'BEGIN {
        ratio = ours / peer
        printf "%-52s %9.1f %9.1f %7.2f %7s  %s\n", what, ours, peer, ratio, most,
            most == "" ? "" : (ratio <= most ? "kept" : "not kept")
    }'
}

# What it is, a figure, the most that it may be.
limit() {
    awk -v what="$1" -v ours="$2" -v most="$3" 'BEGIN {
        printf "%-52s %9.1f %9s %7s %7s  %s\n", what, ours, "", "", most, ours <= most ? "kept" : "not kept"
    }'
}

# The resident memory, in MiB, of the screen on a store, two seconds after its start.
resident() {
    script -qec "stty cols 120 rows 35; exec '$tiendo' --store '$1'" /dev/null > /dev/null 2>&1 < <(sleep 4) &
    sleep 2.5
    local pid
    pid=$(pgrep -f -- "$tiendo --store $1" | tail -n 1)
    awk '/VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$pid/status"
    kill "$pid"
    wait || true
}

printf '%-52s %9s %9s %7s %7s\n' "medians of $runs runs" "ms" "peer" "ratio" "most"
if command -v task > /dev/null; then
    export TASKRC=$home/taskrc TASKDATA=$home/task
    printf 'data.location=%s\nconfirmation=off\n' "$TASKDATA" > "$TASKRC"
    mkdir -p "$TASKDATA"
    for number in $(seq 300); do
        echo "{\"description\":\"Mô hình $number: phường âm nhạc\",\"project\":\"kien-an\",\"due\":\"20261231T000000Z\"}"
    done | task import > /dev/null 2>&1
    peer=$(median "task rc.verbose=nothing list")
    line "who, beside task list on 300 tasks" "$(median "$tiendo --store $home/ward who am-nhac")" "$peer" 0.5
    line "list, beside task list on 300 tasks" "$(median "$tiendo --store $home/ward list")" "$peer" ""
else
    echo "Taskwarrior is not here: apt-get install taskwarrior"
fi
if command -v fzf > /dev/null; then
    for size in ward city; do
        "$tiendo" --store "$home/$size" list > "$home/$size.txt"
        line "search, $size, beside fzf --filter on its list" \
            "$(median "$tiendo --store $home/$size search am-nhac")" \
            "$(median "sh -c 'fzf --filter am-nhac < $home/$size.txt'")" ""
    done
else
    echo "fzf is not here: apt-get install fzf"
fi
if command -v script > /dev/null && [ -d /proc/self ]; then
    printf '%-52s %9s\n' "resident memory of the screen" "MiB"
    limit "ward" "$(resident "$home/ward")" 30
    limit "city" "$(resident "$home/city")" 120
fi
