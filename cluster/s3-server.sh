#!/bin/sh
# A small S3 server for trying --cache=s3://... and for its tests: Ceph on one machine, on loopback, in memory, as any user.
#
#   cluster/s3-server.sh start FOLDER [PORT]   starts it (Debian: apt install ceph-mon ceph-osd radosgw ceph-common curl) and prints the variables to set
#   cluster/s3-server.sh stop FOLDER           stops it; what it kept is lost
#
# It takes the given port and 20 after it. Not for real use: nothing is kept on disk, and the keys are known.
set -eu

fail() { echo "s3-server.sh: $1" >&2; exit 1; }
[ $# -ge 2 ] || fail "usage: s3-server.sh start FOLDER [PORT], or stop FOLDER"
action=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
port=${3:-7480}
conf=$folder/ceph.conf
bucket=stages

stop() {
    for name in radosgw ceph-osd ceph-mon; do
        [ -s "$folder/$name.pid" ] || continue
        pid=$(cat "$folder/$name.pid")
        kill "$pid" 2>/dev/null || true
        while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
        rm -f "$folder/$name.pid"
    done
}

configure() {
    cat > "$conf" <<CONF
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon_host = v2:127.0.0.1:$((port + 1))
public_network = 127.0.0.0/8
ms_bind_port_min = $((port + 2))
ms_bind_port_max = $((port + 20))
keyring = $folder/keyring
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_warn_on_pool_no_redundancy = false
mon_max_pg_per_osd = 1000
run_dir = $folder
admin_socket = $folder/\$name.asok
pid_file =
log_file = $folder/\$name.log
mon_data = $folder/mon
mon_cluster_log_file = $folder/cluster.log
osd_data = $folder/osd
osd_objectstore = memstore
memstore_device_bytes = 4294967296
rgw_frontends = beast endpoint=127.0.0.1:$port tcp_nodelay=1
CONF
}

# Runs a server in the background and notes its process, so that only that is stopped.
serve() {
    name=$1
    shift
    "$name" -c "$conf" "$@" > "$folder/$name.out" 2>&1 &
    echo $! > "$folder/$name.pid"
}

wait_for() {
    what=$1
    shift
    for _ in $(seq 120); do
        if "$@" > /dev/null 2>&1; then return; fi
        sleep 0.5
    done
    stop
    fail "$what does not start; see $folder/*.log and *.out"
}

start() {
    for tool in ceph ceph-authtool ceph-mon ceph-osd monmaptool radosgw radosgw-admin curl; do
        command -v "$tool" > /dev/null || fail "$tool is missing: apt install ceph-mon ceph-osd radosgw ceph-common curl"
    done
    stop
    rm -rf "$folder/mon" "$folder/osd" "$folder"/*.log "$folder"/*.asok
    mkdir -p "$folder/mon" "$folder/osd"
    configure

    monmaptool --create --clobber --addv a "[v2:127.0.0.1:$((port + 1))]" --fsid "$(sed -n 's/^fsid = //p' "$conf")" "$folder/monmap" > /dev/null
    ceph-authtool --create-keyring "$folder/keyring" --gen-key -n mon. --cap mon 'allow *' > /dev/null
    ceph-authtool "$folder/keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' > /dev/null
    ceph-authtool "$folder/keyring" --gen-key -n osd.0 --cap mon 'allow profile osd' --cap osd 'allow *' > /dev/null
    ceph-mon -c "$conf" --mkfs -i a --monmap "$folder/monmap" --keyring "$folder/keyring"
    serve ceph-mon -f -i a
    wait_for ceph-mon ceph -c "$conf" --connect-timeout 5 mon stat

    id=$(cat /proc/sys/kernel/random/uuid)
    ceph -c "$conf" osd new "$id" > /dev/null
    ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$id" > "$folder/mkfs.out" 2>&1
    serve ceph-osd -f -i 0
    wait_for ceph-osd sh -c "ceph -c '$conf' osd stat | grep -q '1 up'"

    serve radosgw -f -n client.admin
    wait_for radosgw curl -s "http://127.0.0.1:$port"
    radosgw-admin -c "$conf" user create --uid=test --display-name=test --access-key=test-key --secret-key=test-secret > /dev/null 2>&1
    # curl of Debian 12 signs the hash of a body only if it is told what to sign.
    curl -sf --aws-sigv4 aws:amz:us-east-1:s3 --user test-key:test-secret -H x-amz-content-sha256:UNSIGNED-PAYLOAD -X PUT "http://127.0.0.1:$port/$bucket" ||
        fail "the bucket $bucket cannot be made; see $folder/*.log"
}

case $action in
    start)
        start
        cat <<VARIABLES
export AWS_ENDPOINT_URL_S3=http://127.0.0.1:$port AWS_ACCESS_KEY_ID=test-key AWS_SECRET_ACCESS_KEY=test-secret
export S3_TEST_CACHE=s3://$bucket/tests
VARIABLES
        ;;
    stop) stop ;;
    *) fail "unknown action $action; expected start or stop" ;;
esac
