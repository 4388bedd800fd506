"""The files in docs/deploy can be read by what they are for, and name what exists."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT

DEPLOY = ROOT / "docs" / "deploy"


def test_the_manifest_asks_for_health_and_rolls_out_without_a_gap() -> None:
    documents = {one["kind"]: one for one in YAML(typ="safe").load_all(DEPLOY / "kubernetes.yml")}
    assert sorted(documents) == ["Deployment", "PodDisruptionBudget", "Service"]
    spec = documents["Deployment"]["spec"]
    (container,) = spec["template"]["spec"]["containers"]
    assert container["readinessProbe"]["httpGet"] == {"path": "/-/gezond", "port": "http"}
    assert spec["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
    labels = spec["template"]["metadata"]["labels"]
    assert spec["selector"]["matchLabels"] == documents["Service"]["spec"]["selector"] == labels
    assert {mount["name"] for mount in container["volumeMounts"]} == {
        v["name"] for v in spec["template"]["spec"]["volumes"]
    }


def test_what_the_image_copies_and_runs_exists() -> None:
    recipe = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = [name for line in re.findall(r"^COPY (.+) \S+$", recipe, re.MULTILINE) for name in line.split()]
    assert {"requirements.lock", "toolkit", "scripts", "metadata.yml"} <= set(copied)
    assert [name for name in copied if not (ROOT / name).exists()] == []
    options = set(re.findall(r'"(--[a-z-]+)"', recipe))
    command = [sys.executable, str(ROOT / "scripts" / "serve.py"), "--help"]
    offered = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert options == {"--db", "--host"} and all(option in offered for option in options)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = (DEPLOY / "interventiecatalogus@.service").read_text(encoding="utf-8")
    copy = tmp_path / "interventiecatalogus@.service"
    copy.write_text(unit.replace("/opt/interventiecatalogus/.venv/bin/python", sys.executable))
    done = subprocess.run(["systemd-analyze", "verify", str(copy)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("nginx") is None or shutil.which("openssl") is None, reason="no nginx here")
def test_nginx_takes_its_file(tmp_path: Path) -> None:
    certificate = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=x",
        "-keyout",
        "privkey.pem",
    ]
    subprocess.run([*certificate, "-out", "fullchain.pem"], capture_output=True, check=True, cwd=tmp_path)
    given = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    own = given.replace("/etc/ssl/catalogus.example", str(tmp_path)).replace("/var/cache/nginx", str(tmp_path))
    own = own.replace("listen 80;", "listen 18080;").replace("listen 443", "listen 18443")
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}} http {{ {own} }}")
    done = subprocess.run(["nginx", "-t", "-c", str(whole)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
