"""What graphology makes of our files, by the Node scripts beside it; ``make clients`` installs it.

``python -m tests.export.drawing`` draws the README's GEXF anew; a test compares.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(__file__).parent / "graphology"
PACKAGES = ROOT / ".venv/.cache/graphology"
# Where none is installed, the one that ``make clients`` put beside Python.
_PLACES = os.environ.get("PATH", ""), sysconfig.get_path("scripts")
NODE = shutil.which("node", path=os.pathsep.join(_PLACES))
GEXF = ROOT / "data/out/sony.gexf"
PICTURE = ROOT / "data/sony.svg"


def by_node(script: str, *arguments: str | Path) -> str:
    """What one of the scripts beside graphology prints."""
    command = [str(NODE), str(SCRIPTS / script), *map(str, arguments)]
    ran = subprocess.run(
        command, cwd=PACKAGES, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return ran.stdout


if __name__ == "__main__":
    PICTURE.write_text(by_node("draw.mjs", GEXF), encoding="utf-8")
