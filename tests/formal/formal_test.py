"""formal_test.py ROOT: builds the formal proofs in a scratch folder and compares the record with reports/formal.jsonl; then that what
must be refused is refused."""
import importlib.util
import re
import subprocess
import sys
import tempfile
from importlib.machinery import SourceFileLoader
from pathlib import Path

root = Path(sys.argv[1]).resolve()
program = root / "proofs" / "coq" / "build"
sys.dont_write_bytecode = True
loader = SourceFileLoader("build", str(program))
build = importlib.util.module_from_spec(importlib.util.spec_from_loader("build", loader))
loader.exec_module(build)


def refused(text):
    """Is a file with this text refused before anything is compiled?"""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "proofs" / "coq" / "wrong.v"
        file.parent.mkdir(parents=True)
        file.write_text(text)
        try:
            build.refuse_unproved(Path(folder), [Path("coq/wrong.v")])
        except build.Refused as wrong:
            return "wrong.v" in str(wrong)
    return False


failures = []
for unproved in ("Theorem t : False. Admitted.", "Axiom t : False.", "Parameter t : False.", "Conjecture t : False.",
                 "Theorem t : False. Proof. admit. Abort.", "(* fine *) Axioms t u : False.", "Unset Guard Checking."):
    if not refused(unproved):
        failures.append(f"{unproved!r} is not refused")
if refused("(* Axiom (* nested *) Admitted *) Theorem t : True. Proof. exact I. Qed. Definition admittance := 1."):
    failures.append("words in a comment, or within a word, are refused")

with tempfile.TemporaryDirectory() as folder:
    fresh = Path(folder) / "formal.jsonl"
    done = subprocess.run([program, "--out", Path(folder) / "out", "--record", fresh], capture_output=True, text=True)
    print(done.stderr, end="")
    if done.returncode:
        failures.append("the proofs do not build")
    else:
        committed = (root / "reports" / "formal.jsonl").read_text().splitlines()
        for new, old in zip(fresh.read_text().splitlines() + [""] * len(committed), committed):
            if new != old:
                failures.append(f"reports/formal.jsonl differs from what Coq says; renew it with proofs/coq/build:\n  {old}\n  {new}")
                break
        if len(fresh.read_text().splitlines()) != len(committed):
            failures.append("reports/formal.jsonl has another number of lines; renew it with proofs/coq/build")
        # A statement that rests on a fifth axiom is found by its axioms, whatever the text of the file looks like.
        out = Path(folder) / "out"
        (out / "coq" / "fifth.v").write_text("Module Type M. Axiom a : False. End M. Declare Module N : M. Theorem t : False. Proof. exact N.a. Qed.\n")
        build.run(["coqc", "-q", "-R", ".", build.LIBRARY, "coq/fifth.v"], out)
        _, axioms = build.assumptions(out, Path("coq/fifth.v"), ["t"])["t"]
        if not set(axioms) - build.AXIOMS:
            failures.append("a fifth axiom is not found")

claims = set(re.findall(r'"id":\s*"([^"]+)"', (root / "reports" / "results.json").read_text()))
for line in (root / "reports" / "formal.jsonl").read_text().splitlines():
    named = re.search(r'"claim": "([^"]+)"', line)
    if named and named.group(1) not in claims:
        failures.append(f"{named.group(1)}: no such claim")
print("\n".join(failures) or "the record is what Coq says")
sys.exit(bool(failures))
