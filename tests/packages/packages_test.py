#!/usr/bin/env python3
"""The Debian packages: made by setup/package, without an error of lintian; the files that belong to each; the program
out of its package, in an empty folder, as somebody who is not root; manual and completions.

usage: packages_test.py ROOT
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])
VERSION = re.search(r"project\(ntk_verify VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text())[1]
MODULES = "lib/python3/dist-packages"
failures = []


def check(what, holds, shown=""):
    print(("ok      " if holds else "FAILED  ") + what)
    if not holds:
        failures.append(f"{what}\n{shown}")


def ran(*command, **more):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)


def anybody(*command, **more):
    """As somebody who is not root."""
    return ran(*(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []), *command, **more)


with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    scratch.chmod(0o755)
    done = ran(ROOT / "setup/package", scratch / "debs")
    check("they are made", done.returncode == 0, done.stdout + done.stderr)
    debs = {path.name.split("_")[0]: path for path in (scratch / "debs").glob("*.deb")}
    check("three packages", sorted(debs) == ["libntk-verify-dev", "ntk-verify", "python3-ntk-verify"], str(debs))
    done = ran("lintian", "--allow-root", "--fail-on", "error", *debs.values())
    check("lintian finds no error", done.returncode == 0, done.stdout + done.stderr)

    held = {name: ran("dpkg-deb", "--contents", path).stdout for name, path in debs.items()}
    for name, files in {"ntk-verify": ("bin/verify", "share/ntk_verify/reports/results.json", "share/ntk_verify/proofs/coq/",
                                       "share/man/man1/verify.1.gz", "share/man/man1/verify-eval.1.gz",
                                       "share/bash-completion/completions/verify", "share/doc/ntk-verify/copyright"),
                        "libntk-verify-dev": ("include/ntk_verify/services/evaluate.hpp", "lib/libntk_rigor.a",
                                              "lib/cmake/ntk_verify/ntk_verifyConfig.cmake"),
                        "python3-ntk-verify": (*(f"{MODULES}/ntk_verify/{path.name}" for path in (ROOT / "python/src/ntk_verify").glob("*.py*")),
                                               f"{MODULES}/ntk_verify/py.typed", f"{MODULES}/ntk_verify/_core.cpython-311-x86_64-linux-gnu.so",
                                               f"{MODULES}/ntk_verify-{VERSION}.egg-info/PKG-INFO",
                                               "share/doc/python3-ntk-verify/copyright")}.items():
        missing = [file for file in files if f"./usr/{file}" not in held[name].replace("lib/x86_64-linux-gnu/", "lib/")]
        check(f"{name} holds its files", not missing, f"missing {missing} in\n{held[name]}")
    for name, needs in {"ntk-verify": (), "python3-ntk-verify": ("python3 (<< 3.12)", "python3-numpy", f"ntk-verify (= {VERSION}-1)")}.items():
        fields = ran("dpkg-deb", "--field", debs[name], "Depends").stdout
        missing = [need for need in ("libmpfr6", "libflint-arb2", "libopenblas0", *needs) if need not in fields]
        check(f"{name} depends on what it loads", not missing, f"missing {missing} in {fields}")

    root, empty = scratch / "root", scratch / "empty"
    for path in debs.values():
        ran("dpkg-deb", "--extract", path, root)
    empty.mkdir()
    alone = {"PATH": "/usr/bin:/bin", "HOME": str(empty)}
    verify = root / "usr/bin/verify"
    for arguments, expected in ((["list"], "st-arnaud-2026/theorem-2"), (["show", "st-arnaud-2026/theorem-2"], "Formally proved"),
                                (["eval", "theta-bar", "--at", "1/2", "--depth", "1e1000"], "[0.25"),
                                (["prove", "forall z in [-1, 1]: kappa1(z) >= z"], "holds")):
        done = anybody(verify, *arguments, cwd=empty, env=alone)
        check("verify " + " ".join(arguments), done.returncode == 0 and expected in done.stdout, done.stdout[-500:] + done.stderr)
    ran(verify, "prove", "forall z in [-1, 1]: h(z) >= z", "--certificate", scratch / "c.jsonl", env=alone)
    done = anybody("/usr/bin/python3", "-B", root / "usr/share/ntk_verify/tools/check_certificates.py", scratch / "c.jsonl", cwd=empty, env=alone)
    check("the second checker of certificates", done.returncode == 0 and "holds" in done.stdout, done.stdout + done.stderr)
    program = ("import importlib.metadata, ntk_verify as nv; print(nv.__file__, importlib.metadata.version('ntk-verify'), nv.kappa1('1/2', 10), "
               "nv.gram([[1.0, 0.0], [0.0, 1.0]], 'fc', 2).positive_definite, len(nv.claims()) > 400, "
               "nv.run('st-arnaud-2026/theorem-2')[0]['verdict'])")
    done = anybody("/usr/bin/python3", "-B", "-c", program, cwd=empty,
                   env={**alone, "PATH": f"{root}/usr/bin:/usr/bin:/bin", "PYTHONPATH": root / "usr" / MODULES})
    expected = f"{root}/usr/{MODULES}/ntk_verify/__init__.py {VERSION} [0.6089977810 +/- "
    check("python3 -c 'import ntk_verify'", done.stdout.startswith(expected) and done.stdout.endswith(" True True fails\n"), done.stdout + done.stderr)
    check("nothing is left in the folder", not list(empty.iterdir()), str(list(empty.iterdir())))

    pages = sorted((root / "usr/share/man/man1").glob("*.gz"))
    done = ran("man", "--warnings", "-E", "UTF-8", "-l", *pages, env={**alone, "MANPAGER": "cat", "LC_ALL": "C.UTF-8"}) if shutil.which("man") else None
    if done:
        check("man shows the manual", done.returncode == 0 and "NAME" in done.stdout and done.stderr == "", done.stderr)
    bash = ("source {0}/usr/share/bash-completion/completions/verify; PATH={0}/usr/bin:$PATH\n"
            "given() {{ COMP_WORDS=(verify \"$@\"); COMP_CWORD=$#; COMPREPLY=(); _verify 2>/dev/null; echo \"${{COMPREPLY[*]}}\"; }}\n").format(root)
    for words, expected in (("''", "eval"), ("ev", "eval"), ("run st-arnaud-2026/theorem-2", "st-arnaud-2026/theorem-2"), ("eval kap", "kappa0"),
                            ("gram x.csv --kernel n", "nngp"), ("rate --of theta", "theta-bar"), ("eval rho --act", "--activation"),
                            ("eval rho --activation er", "erf"), ("run --format j", "junit")):
        done = ran("bash", "-c", bash + "given " + words, env=alone)
        check(f"completion of {words}", expected in done.stdout.split(), done.stdout + done.stderr)
    done = ran("bash", "-c", bash + "given gram some-fi", env=alone)
    check("a file is left to the shell", done.stdout.strip() == "", done.stdout)

for failure in failures:
    print("\n" + failure)
sys.exit(1 if failures else 0)
