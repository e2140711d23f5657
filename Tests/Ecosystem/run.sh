#!/usr/bin/env bash
# Opens what Dateline writes in the programs that people use: GDAL, LibreOffice, DuckDB, frictionless, Chromium, QGIS.
# Installs them where they are missing (Debian packages by apt as root, the rest from PyPI into .build/ecosystem); `make test` needs none of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
packages=()
command -v ogrinfo >/dev/null || packages+=(gdal-bin)
command -v soffice >/dev/null || packages+=(libreoffice-calc-nogui)
command -v chromium >/dev/null || packages+=(chromium)
command -v wrk >/dev/null || packages+=(wrk)
/usr/bin/python3 -c 'import qgis.core' 2>/dev/null || packages+=(python3-qgis qgis-providers)
if [ ${#packages[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ]; then echo "these are missing: ${packages[*]}; install them by apt and run this again"; exit 1; fi
  echo "installing ${packages[*]}"
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${packages[@]}" >/dev/null
fi
venv=.build/ecosystem
if ! "$venv/bin/python" -c "import duckdb, frictionless, geojson_validator, openpyxl, owslib, PIL, schemathesis" 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" -q install owslib schemathesis duckdb frictionless check-jsonschema geojson-validator openpyxl pillow
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$venv/bin/python" Tests/Ecosystem/consumers.py .build/release/dateline Samples/articles "$work"
"$venv/bin/python" Tests/Ecosystem/service.py .build/release/dateline Samples/articles "$work"
swift build -c release --package-path Tests/Ecosystem/library --scratch-path .build/library >/dev/null
.build/library/release/App .build/release/dateline.dlgz | grep -qx "capture: Rebels -> Tal Afar (Tal Afar)"
echo "ok    a package of somebody else uses the library in three lines"
