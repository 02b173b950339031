"""The package: types, pip in a virtual environment, the notebook and the examples."""
import os
import pathlib
import re
import subprocess
import sys

import pytest

import ntk_verify as nv
from conftest import ROOT

PYTHON = ROOT / "python"


def test_version_and_names():
    version = re.search(r"project\(ntk_verify VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text())[1]
    assert nv.__version__ == version
    for name in nv.__all__:
        if name != "NTKKernel":
            assert getattr(nv, name).__doc__, name
    with pytest.raises(AttributeError):
        nv.nothing


def test_public_functions_are_annotated():
    from typing import get_type_hints
    for name in nv.__all__:
        thing = getattr(nv, name) if name != "NTKKernel" else None
        if callable(thing) and not isinstance(thing, type):
            hints = get_type_hints(thing)
            assert "return" in hints and len(hints) > (0 if name in ("functions", "kernels", "rate_sequences") else 1), name
    assert (pathlib.Path(nv.__file__).parent / "py.typed").is_file()


def test_the_stub_names_what_the_module_has():
    from ntk_verify import _core
    stub = (pathlib.Path(nv.__file__).parent / "_core.pyi").read_text()
    functions = set(re.findall(r"^def (\w+)", stub, re.M))
    methods = set(re.findall(r"^    def (\w+)", stub, re.M))
    assert {name for name in dir(_core) if not name.startswith("_") and callable(getattr(_core, name))} \
        - {"Enclosure", "BadInput"} == functions
    assert methods <= set(dir(_core.Enclosure))
    assert {n for n in vars(_core.Enclosure) if not n.startswith("_")} <= methods


def test_pip_install_in_a_virtual_environment(tmp_path):
    built = pathlib.Path(nv.__file__).parent.parent.parent  # build/release, of build/release/python/ntk_verify
    venv = tmp_path / "venv"
    subprocess.run(["/usr/bin/python3", "-m", "venv", "--system-site-packages", str(venv)], check=True)
    alone = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VERIFY_ROOT")}
    done = subprocess.run([str(venv / "bin/pip"), "install", "--no-build-isolation", "--no-index", "--no-deps", str(PYTHON)],
                          capture_output=True, text=True, env={**alone, "NTK_VERIFY_BUILD": str(built)}, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    program = ("import ntk_verify as nv; print(nv.kappa1('1/2', 10), len(nv.claims()) > 400, "
               "nv.gram([[1.0, 0.0], [0.0, 1.0]], 'fc', 2).positive_definite, nv.__file__)")
    done = subprocess.run([str(venv / "bin/python"), "-c", program], capture_output=True, text=True, env=alone,
                          cwd=tmp_path, check=False)
    assert done.stdout.startswith("[0.6089977810 +/- ") and " True True " in done.stdout and str(venv) in done.stdout, \
        done.stdout + done.stderr


EXAMPLES = {
    "deep_limit.py": ("theta_bar(1/2, 10^1000)", []), "choose_jitter.py": ("jitter", []),
    "referee_a_rate.py": ("fails", []), "compare_kernels.py": ("lambda_min", []), "check_an_inequality.py": ("holds", [])}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_run(name):
    expected, arguments = EXAMPLES[name]
    done = subprocess.run([sys.executable, str(ROOT / "examples/python" / name), *arguments], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0 and expected in done.stdout, done.stdout + done.stderr


def test_all_examples_are_run():
    assert {file.name for file in (ROOT / "examples/python").glob("*.py")} == set(EXAMPLES)


def test_the_notebook_runs(tmp_path):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    notebook = nbformat.read(ROOT / "examples/certify_a_kernel.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "committed without outputs"
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3",
                            resources={"metadata": {"path": str(ROOT / "examples")}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    text = "".join(output.get("text", "") for output in outputs)
    assert "strictly positive definite: yes" in text and "jitter" in text


def test_the_blocks_of_the_page_say_what_happens():
    pytest.importorskip("sklearn")
    import numpy as np
    X = np.random.default_rng(1).normal(size=(12, 3))
    names = {"X": X, "y": X[:, 0], "X_new": X[:3] + 0.25, "K": X @ X.T, "jitter": 1e-3}
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs/python.md").read_text(), re.M | re.S)
    said = 0
    for block in blocks:
        for line in block.splitlines():
            code, _, comment = line.partition("  #")
            shown = re.match(r" *(Enclosure\('.*'\)|'\w+')", comment)
            if shown:
                start, _, end = shown[1].partition("…")
                value = repr(eval(code, names))
                assert value.startswith(start) and value.endswith(end), f"{line}\nis {value}"
                said += 1
            else:
                exec(code, names)
    assert len(blocks) >= 2 and said >= 3


def test_the_examples_of_docstrings_print_that():
    import doctest
    assert doctest.testmod(nv).attempted > 0 and doctest.testmod(nv).failed == 0
