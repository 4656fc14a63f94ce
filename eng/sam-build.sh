#!/usr/bin/env bash
# Builds a function as `sam build` does: eng/sam-build.sh FUNCTION FOLDER [--copy | --in-source]
# FOLDER gets what SAM puts into .aws-sam/build/FUNCTION. Where sam is on the PATH, sam does it, by samconfig.toml. Else
# this plays its part (aws-lambda-builders, workflow custom_make): the folder CodeUri is copied by itself to a temporary
# one, but for .git and .aws-sam, unless samconfig.toml says build_in_source; there make runs the Makefile that lies in
# the original, in ContextPath where the function's Metadata names one, for the target build-FUNCTION.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

function=$1 folder=$2 way=${3:-}
architecture=$(uname -m | sed s/aarch64/arm64/)

# of KEY: what the function says of it in template.yaml.
of() {
    awk -v name="$function:" -v key="$1:" '
        /^  [A-Za-z]/ { inside = $1 == name }
        inside && $1 == key { sub(/^[^:]*: */, ""); sub(/^!Sub /, ""); print; exit }' template.yaml
}

if [ -z "$way" ]; then
    if command -v sam >/dev/null 2>&1; then
        built=$(mktemp -d)
        trap 'rm -rf "$built"' EXIT
        sam build "$function" --build-dir "$built" --parameter-overrides "Architecture=$architecture" >&2
        mkdir -p "$folder"
        cp -R "$built/$function/." "$folder"
        exit
    fi
    way=--copy
    if awk '/^\[/ { inside = $0 == "[default.build.parameters]" } inside' samconfig.toml \
        | grep -q '^build_in_source *= *true'; then way=--in-source; fi
fi

[ "$(of BuildMethod)" = makefile ] || { echo "$function: template.yaml does not say BuildMethod: makefile." >&2; exit 1; }
code=$(of CodeUri)
code=$PWD/${code:-$(sed -n '/^Globals:/,/^[A-Z]/s/^ *CodeUri: *//p' template.yaml | head -n 1)}
context=$(of ContextPath)
context=${context//'${Architecture}'/$architecture}
makefile=${context:+$PWD/$context}
makefile=${makefile:-${code%/}}/Makefile
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

if [ "$way" = --copy ]; then
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    tar -C "$code" --exclude=.git --exclude=.aws-sam -cf - . | tar -C "$copy" -xf -
    cd "$copy"
else
    cd "$code"
fi
ARTIFACTS_DIR=$folder make --makefile "$makefile" "build-$function" >&2
[ -x "$folder/bootstrap" ] || { echo "make build-$function left no bootstrap in $folder." >&2; exit 1; }
