"""The adjudicated claims: as they were recorded, and adjudicated again by the program `verify`."""
from __future__ import annotations

import difflib
import json
import os
import pathlib
import shutil
import subprocess
import sys
from typing import Any, Dict, Iterator, List, Optional, Sequence, Union

from .errors import BadInput, Error

HERE = pathlib.Path(__file__).parent


def _projects() -> Iterator[pathlib.Path]:
    if os.environ.get("VERIFY_ROOT"):
        yield pathlib.Path(os.environ["VERIFY_ROOT"])
    for folder in (HERE.resolve(), *HERE.resolve().parents):
        if (folder / "proofs").is_dir() and (folder / "reports").is_dir():
            yield folder


def _record() -> pathlib.Path:
    program = _found_program()
    places = [*(project / "reports" for project in _projects()), HERE,
              *([program.resolve().parent.parent / "share/ntk_verify/reports"] if program else []),
              pathlib.Path(sys.prefix) / "share/ntk_verify/reports", pathlib.Path("/usr/share/ntk_verify/reports")]
    for place in places:
        if (place / "results.json").is_file():
            return place / "results.json"
    raise Error("no record of the claims (results.json); expected it in " + ", ".join(map(str, places)))


def _found_program() -> Optional[pathlib.Path]:
    if os.environ.get("NTK_VERIFY_PROGRAM"):
        return pathlib.Path(os.environ["NTK_VERIFY_PROGRAM"])
    for project in _projects():
        if (project / "build/release/verify/verify").is_file():
            return project / "build/release/verify/verify"
    on_path = shutil.which("verify")
    return pathlib.Path(on_path) if on_path else None


def claims(paper: Optional[str] = None) -> List[Dict[str, Any]]:
    """The claims of the papers with their recorded findings, one dict each (JSON schema 2): id, paper, where, title,
    statement, verdict, evidence, scope, … ; pandas.DataFrame(claims()) is a table of them.

    paper: one paper's key, such as 'st-arnaud-2026'. Raises BadInput for a key that is none, Error if there is no record
    (that of the project, or one that was installed).
    """
    with open(_record(), encoding="utf-8") as file:
        records: List[Dict[str, Any]] = json.load(file)["results"]
    if paper is None:
        return records
    chosen = [record for record in records if record["paper"] == paper]
    if not chosen:
        keys = sorted({record["paper"] for record in records})
        near = difflib.get_close_matches(paper[:60], keys, 1, 0.8)
        meant = f"did you mean {near[0]}? " if near else ""
        raise BadInput(f"paper '{paper[:60]}': {meant}expected one of {', '.join(keys)}")
    return chosen


def run(ids: Union[str, Sequence[str]], *, seed: Optional[int] = None) -> List[Dict[str, Any]]:
    """Adjudicates claims again, now, and returns their records as claims() has them.

    ids: an id, a paper or a glob ('*/theorem-*'), or several. The checks of the claims are in the program `verify`, not
    in this module: it is looked for in NTK_VERIFY_PROGRAM, in the project's build and on the PATH. Raises BadInput with
    its text for what matches no claim, Error if there is no program or a check broke off. A verdict that differs from
    the record is returned as it is now.
    """
    patterns = [ids] if isinstance(ids, str) else list(ids)
    if not patterns or not all(isinstance(each, str) and each and not each.startswith("-") for each in patterns):
        raise BadInput(f"ids {ids!r:.60}: expected an id, a paper or a glob, or a list of them")
    program = _found_program()
    if program is None:
        raise Error("no program verify; expected it on the PATH, or NTK_VERIFY_PROGRAM to name it (verify/run builds it)")
    environment = dict(os.environ)
    for project in _projects():
        environment.setdefault("VERIFY_ROOT", str(project))
    options = [] if seed is None else ["--seed", str(int(seed))]
    done = subprocess.run([str(program), "run", *patterns, "--format", "json", *options], capture_output=True,
                          text=True, env=environment, check=False)
    if done.returncode in (2, 5):
        raise BadInput(done.stderr.strip().removeprefix("verify: "))
    if not done.stdout.startswith("{"):
        raise Error(done.stderr.strip().removeprefix("verify: ") or f"{program}: status {done.returncode}")
    return json.loads(done.stdout)["results"]
