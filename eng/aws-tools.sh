#!/usr/bin/env bash
# Prints a Python that has AWS's tools (eng/aws-tools.txt): the one on the PATH where they are installed, else one
# of the clone's own, .local/python, into which pip installs them once. Fails with the names of what is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

own=$PWD/.local/python

# missing PYTHON: what it lacks, a word each.
missing() {
    "$1" - <<'PYTHON' 2>/dev/null || echo python
from importlib.util import find_spec
needed = {
    "tomllib": "Python-3.11", "samtranslator": "aws-sam-translator", "cfnlint": "cfn-lint", "moto": "moto",
    "flask": "moto[server]",
}
print(*[package for module, package in needed.items() if not find_spec(module)])
PYTHON
}

if ! command -v python3 >/dev/null 2>&1; then
    echo "python3 is missing; AWS's SAM translator, cfn-lint and moto run on it." \
        "Debian: apt install python3 python3-venv" >&2
    exit 1
fi
for python in "$(command -v python3)" "$own/bin/python3"; do
    if [ -x "$python" ] && [ -z "$(missing "$python")" ]; then
        "$python" -c 'import sys; print(sys.executable)'
        exit
    fi
done

lacking=$(missing "$(command -v python3)")
case $lacking in
    *Python-3.11*)
        echo "$(python3 --version) is too old; the tests of the templates need Python 3.11 or newer." >&2
        exit 1
        ;;
esac
echo "Installing $lacking into .local/python ..." >&2
install() { python3 -m venv --clear "$own" && "$own/bin/python3" -m pip install -q -r eng/aws-tools.txt; }
if ! said=$(install 2>&1); then
    rm -rf "$own"
    echo "$said" | tail -n 3 >&2
    echo "Missing: $lacking. They judge the templates and could not be installed." \
        "Where pip has an index: pip install -r eng/aws-tools.txt (Debian: apt install python3-venv)" >&2
    exit 1
fi
echo "$own/bin/python3"
