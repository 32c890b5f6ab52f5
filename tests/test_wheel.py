"""The wheel carries all it needs: installed away from the checkout, it does the main job."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import networkx as nx
import pytest

from tests.conftest import SEED

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    ran = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


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


def test_the_main_job_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv, home = tmp_path / "venv", tmp_path / "home"
    binaries = venv / "bin"
    if uv := shutil.which("uv"):
        run(uv, "venv", "--python", sys.executable, venv, cwd=tmp_path)
        install = [uv, "pip", "install", "--python", binaries / "python"]
    else:
        run(sys.executable, "-m", "venv", venv, cwd=tmp_path)
        install = [binaries / "python", "-m", "pip", "install", "--quiet"]
    run(*install, "--constraint", ROOT / "constraints.txt", wheel, cwd=tmp_path)
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
