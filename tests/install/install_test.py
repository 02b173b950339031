#!/usr/bin/env python3
"""What a stranger gets: `cmake --install` into a prefix, a project that finds the package there, and a `verify` that works from any folder.

usage: install_test.py BUILD_FOLDER ROOT
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

build, root = map(pathlib.Path, sys.argv[1:3])
failures = []


def check(what, holds, shown=""):
    print(("ok      " if holds else "FAILED  ") + what)
    if not holds:
        failures.append(f"{what}\n{shown}")


def ran(*command, **more):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)


with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    prefix, away = scratch / "prefix", scratch / "away"
    away.mkdir()
    done = ran("cmake", "--install", build, "--prefix", prefix)
    check("it installs", done.returncode == 0, done.stderr)
    # The prefix moves: nothing may remember where it was made.
    prefix = prefix.rename(scratch / "elsewhere")

    # Without RapidCheck and without our own modules: only what is installed.
    shutil.copytree(root / "examples", scratch / "examples")
    done = ran("cmake", "-S", scratch / "examples", "-B", scratch / "examples" / "build", f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Release")
    check("a stranger's project finds the package", done.returncode == 0, done.stdout + done.stderr)
    done = ran("cmake", "--build", scratch / "examples" / "build", "-j", "2")
    check("and builds", done.returncode == 0, done.stdout + done.stderr)
    made = scratch / "examples" / "build"
    for command, expected in (([made / "prove_inequality"], ": yes"), ([made / "deep_kernel"], "[0.2500000000000000"),
                              ([made / "certified_gram", scratch / "examples" / "points.csv"], "4 points: [0."),
                              ([made / "judge_rate"], "O(log(L)/L): supported"), ([made / "safe_jitter"], "positive definite: no")):
        done = ran(*command)
        check(f"{command[0].name}", done.returncode == 0 and expected in done.stdout, done.stdout + done.stderr)

    # No variable of the project, another folder.
    alone = {key: value for key, value in os.environ.items() if key != "VERIFY_ROOT"}
    verify = prefix / "bin" / "verify"
    done = ran(verify, "show", "st-arnaud-2026/theorem-2", cwd=away, env=alone)
    check("verify show reads the installed record", done.returncode == 0 and "fails" in done.stdout and "Formally proved" in done.stdout, done.stdout[-500:] + done.stderr)
    done = ran(verify, "run", "st-arnaud-2026/lemma-1", "--format", "json", cwd=away, env=alone)
    result = json.loads(done.stdout)["results"][0] if done.returncode == 0 else {}
    check("verify run compares with it", result.get("verdict") == "holds" and done.stderr == "", done.stderr)
    check("with the formal proofs that were installed beside it", bool(result.get("formal")), str(result.get("formal")))
    done = ran(verify, "cite", "st-arnaud-2026", cwd=away, env=alone)
    check("verify cite reads the installed report", done.returncode == 0, done.stderr)
    done = ran(verify, "eval", "kappa1", "--at", "1/2", cwd=away, env=alone)
    check("verify eval", done.stdout.startswith("[0.6089977"), done.stdout + done.stderr)
    check("nothing is left in the folder", not list(away.iterdir()), str(list(away.iterdir())))

for failure in failures:
    print("\n" + failure)
sys.exit(1 if failures else 0)
