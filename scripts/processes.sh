# Sourced by scripts/kafka and scripts/cluster: artefacts that the build resolves, and processes with pid files.

home="$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
opens=()
for package in java.lang java.lang.reflect java.io java.net java.nio java.text java.time java.util \
    java.util.concurrent java.util.concurrent.atomic java.util.concurrent.locks sun.net.util; do
    opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done

die() {
    echo "$(basename "$0"): $*" >&2
    exit "${code:-1}"
}

usage_error() {
    code=2 die "$*; see $(basename "$0") --help"
}

# maven GOALS...: quietly, one build at a time; the log is shown when it fails
maven() {
    local log
    log="$home/target/$(basename "$0")-build.log"
    mkdir -p "$home/target"
    echo "$(basename "$0"): building (log: $log) ..." >&2
    (
        if command -v flock >/dev/null; then flock 9; fi
        cd "$home"
        mvn -q -B -Dquick "$@" >"$log" 2>&1 </dev/null
    ) 9>"$home/target/kairos.lock" || {
        tail -n 40 "$log" >&2
        die "the build failed; the whole log is $log"
    }
}

# class_path MODULE: the jars that the module's pom lists, resolved by the build where they are not yet
class_path() {
    local file="$home/$1/target/classpath.txt" entries entry missing=
    if [ ! -s "$file" ] || [ "$home/$1/pom.xml" -nt "$file" ] || [ "$home/pom.xml" -nt "$file" ]; then
        missing=yes
    else
        IFS=: read -r -a entries <"$file" || true
        for entry in "${entries[@]}"; do [ -s "$entry" ] || missing=yes; done
    fi
    if [ -n "$missing" ]; then
        maven -pl "$1" process-resources
        touch "$file"
    fi
    cat "$file"
}

# alive NAME: whether the process of that name that was started here still runs; another one with its pid does not count
alive() {
    local pid
    [ -s "$folder/$1.pid" ] || return 1
    pid="$(<"$folder/$1.pid")"
    case "$(ps -ww -o args= -p "$pid" 2>/dev/null)" in *"-Dkairos.process=$folder/$1 "*) ;; *) return 1 ;; esac
}

# launch NAME COMMAND...: in a session of its own, so that Ctrl-C here does not end it
launch() {
    local name="$1"
    shift
    mkdir -p "$folder/log"
    if command -v setsid >/dev/null; then set -- setsid "$@"; fi
    nohup "$@" >>"$folder/log/$name.out" 2>&1 </dev/null 9>&- &
    echo $! >"$folder/$name.pid"
    disown
}

# await NAME SECONDS WHAT PORT: until something listens on the port
await() {
    local name="$1" seconds="$2" what="$3" port="$4" i
    for ((i = 0; i < seconds * 5; i++)); do
        alive "$name" || { tail -n 20 "$folder/log/$name".{out,log} 2>/dev/null >&2; die "$what ended as it started; see $folder/log"; }
        if (exec 3<>"/dev/tcp/localhost/$port") 2>/dev/null; then return 0; fi
        sleep 0.2
    done
    die "$what does not answer on port $port after $seconds s; see $folder/log"
}

# end NAME SECONDS: asks the process to end, and makes it when it does not
end() {
    local name="$1" seconds="$2" pid i
    if alive "$name"; then
        pid="$(<"$folder/$name.pid")"
        kill "$pid" 2>/dev/null || true
        for ((i = 0; i < seconds * 5; i++)); do
            alive "$name" || break
            sleep 0.2
        done
        if alive "$name"; then kill -9 "$pid" 2>/dev/null || true; fi
        echo "$name stopped"
    fi
    rm -f "$folder/$name.pid"
}

# port_is_free PORT
port_is_free() {
    ! (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null
}
