#!/usr/bin/env bash
# Browser tests use Debian's chromium. Install it when missing and root; say clearly what to do otherwise.
set -euo pipefail
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
  command -v chromium >/dev/null && exit 0
fi
echo "Chromium ontbreekt; de browsertests kunnen niet draaien. Installeer het met: sudo apt-get install chromium" >&2
exit 1
