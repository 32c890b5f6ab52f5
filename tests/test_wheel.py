"""The wheel carries all it needs: installed away from the checkout, it does the main job."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from importlib.metadata import packages_distributions
from pathlib import Path

import networkx as nx
import pytest

from tests.conftest import SEED

ROOT = Path(__file__).parents[1]
PATHS = sysconfig.get_paths()

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    ran = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def third_party(file: Path) -> Iterator[str]:
    """The packages that a module imports, wherever in it, beyond ours and Python's own."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        tops = {name.partition(".")[0] for name in names}
        yield from tops - sys.stdlib_module_names - {"kg", ""}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


def test_ontology_queries_and_data_are_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "queries", "data/gazetteer", "data/models"):
        for file in (ROOT / folder).rglob("*.*"):
            assert f"kg/{file.relative_to(ROOT)}" in names
    assert "kg/py.typed" in names
    assert not [name for name in names if "data/store" in name or "data/out" in name]


def test_what_is_imported_is_asked_for(wheel: Path) -> None:
    """By the package itself or, where it names an extra, by that."""
    content = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in content.namelist() if name.endswith(".dist-info/METADATA"))
    asked = message_from_bytes(content.read(metadata)).get_all("Requires-Dist", [])
    asked = [line for line in asked if not re.search("extra == '(dev|docs)'", line)]
    names = {re.split(r"[^\w.-]", line)[0].lower().replace("-", "_") for line in asked}
    imported = {top for file in (ROOT / "kg").rglob("*.py") for top in third_party(file)}
    assert {"pyoxigraph", "rdflib", "sklearn"} <= imported
    found = packages_distributions()
    for top in sorted(imported):
        offered = {name.lower().replace("-", "_") for name in found.get(top, [top])}
        assert offered & names, f"{top} is imported and not among the dependencies"


def test_the_main_job_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv, home = tmp_path / "venv", tmp_path / "home"
    binaries = venv / "bin"
    if uv := shutil.which("uv"):
        run(uv, "venv", "--python", sys.executable, venv, cwd=tmp_path)
        install = [uv, "pip", "install", "--python", binaries / "python"]
    else:
        run(sys.executable, "-m", "venv", venv, cwd=tmp_path)
        install = [binaries / "python", "-m", "pip", "install", "--quiet"]
    run(*install, "--no-deps", "--no-index", wheel, cwd=tmp_path)
    # What it depends on is here already: to install it once more would take longer than all else.
    (site,) = venv.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text("\n".join(sorted({PATHS["purelib"], PATHS["platlib"]})))
    (home / "seeds").mkdir(parents=True)
    shutil.copy(SEED, home / "seeds")

    kg = binaries / "kg"
    assert "partnerships" in run(kg, "build", "seeds", cwd=home)
    answer = run(kg, "query", "partners", "--company", "Leica", "--on", "2020-06-30", cwd=home)
    assert "Huawei" in answer
    run(kg, "export", "--to", "gexf", "-o", "out.gexf", cwd=home)
    assert set(nx.read_gexf(home / "out.gexf")) == {"huawei", "leica-camera", "xiaomi"}
    where = run(binaries / "python", "-c", "import kg; print(kg.__file__)", cwd=home)
    assert str(venv) in where
