"""The programs that the answers are compared with, and the folder of the project."""
import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ.get("NTK_VERIFY_PROGRAMS", ROOT / "build/release/verify"))


@pytest.fixture
def command():
    """The answer of the command line as (status, JSON or None, complaint)."""
    def run(program, *arguments):
        done = subprocess.run([str(PROGRAMS / program), *map(str, arguments)], capture_output=True, text=True,
                              check=False)
        answer = json.loads(done.stdout) if done.stdout.startswith("{") else None
        return done.returncode, answer, done.stderr.strip().removeprefix("verify: ")
    return run
