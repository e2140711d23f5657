#!/usr/bin/env bash
# Installs the package into .build/python and runs its tests; compiles the C example against the header and runs it.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -x .build/python/bin/pip ] || python3 -m venv .build/python
.build/python/bin/pip -q install --force-reinstall ./Python
rm -rf Python/build Python/dateline.egg-info
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$PWD
# From another folder, so that the installed package is tested and not this one.
(cd "$work" && "$here/.build/python/bin/python" "$here/Python/tests/test_dateline.py")
cc -std=c11 -Wall -Wextra -Werror -ISources/CDateline/include Python/tests/example.c \
  -L.build/release -ldateline -Wl,-rpath,"$PWD/.build/release" -o "$work/example"
"$work/example" .build/release/dateline.dlgz | grep -q '"title":"capture: Rebels -> Tal Afar (Tal Afar)"'
echo "the C example prints its event"
