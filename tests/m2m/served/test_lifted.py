"""The folder of the plugin is a package of its own: lifted out and installed, it serves the library by itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import toolkit.m2m

SERVE = """
import asyncio, json, sys
from importlib.metadata import distribution
from pathlib import Path

sys.modules["toolkit"] = None  # importing anything of the project is an error now
sys._called_from_test = True  # Datasette then leaves out the installed plugins, those of the project among them
sys.path.insert(0, sys.argv[2])
from datasette.plugins import pm
from library import config, serve, make_library

for entry in distribution("datasette-m2m-facets").entry_points:
    pm.register(entry.load(), entry.name)

async def main():
    datasette = serve(make_library(Path(sys.argv[1])), config(facets=[{"m2m": "taal"}]))
    path = "/bibliotheek/boeken.json?_shape=objects&_extra=facet_results&_m2m_column=genre&_m2m_genre=kookboek"
    page = (await datasette.client.get(path)).json()
    facets = page["facet_results"].get("results", page["facet_results"])
    html = await datasette.client.get("/bibliotheek/boeken?_m2m_column=genre&_m2m_genre=kookboek")
    print(json.dumps({
        "plugins": [name for name, _ in pm.list_name_plugin() if not name.startswith("datasette.")],
        "genres": [row["genre"] for row in page["rows"]],
        "facet": [[line["label"], line["count"]] for line in facets["taal"]["results"]],
        "html": [html.status_code, "col-genre" in html.text],
    }))

asyncio.run(main())
"""


def test_the_folder_is_a_package_of_its_own(tmp_path: Path) -> None:
    folder, site = tmp_path / "lifted", tmp_path / "site"
    ignored = shutil.ignore_patterns("__pycache__", "build", "*.egg-info")
    shutil.copytree(Path(toolkit.m2m.__file__).parent, folder, ignore=ignored)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*install, "--target", str(site), str(folder)], check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-c", SERVE, str(tmp_path / "bibliotheek.db"), str(Path(__file__).parent)],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "plugins": ["m2m"],
        "genres": [[{"id": "kookboek", "label": "Kookboek"}]] * 2,
        "facet": [["Nederlands", 2], ["Fries", 1]],
        "html": [200, True],
    }
