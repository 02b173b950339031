"""Mutants of the formula of a page: each number and each relation, decided by verify-prove without a compiler."""
import json
import os
import re
import subprocess
import tomllib

import build

# A digit in a name (kappa0, N2) is no number, nor is one of a set's dimension, R^2.
SITE = re.compile(r"(?P<number>(?<![\w.^])\d+(?:\.\d+)?(?![\w.])|(?<=\^)\d+(?!\w))|(?P<relation><=|>=|!=|=>|<|>|=)")
OTHERS = {"<=": ("<", ">="), "<": ("<=", ">"), ">=": (">", "<="), ">": (">=", "<"), "=": ("!=",), "!=": ("=",)}


def of_page(page):
    """{"statement": formula, "correction": formula}, as far as the page has them, with the seconds that it gives."""
    text = (build.ROOT / page).read_text()
    head = tomllib.loads(text.split("+++")[1]) if text.startswith("+++") else {}
    found = {"statement": head.get("formula"), "correction": (head.get("correction") or {}).get("formula")}
    return {of: formula for of, formula in found.items() if formula}


def variants(formula):
    """Per site the place, what stood there, and the changed formulas."""
    for match in SITE.finditer(formula):
        old = match.group()
        if match.lastgroup == "number":
            whole, _, part = old.partition(".")
            news = [f"{int(whole) + step}{'.' + part if part else ''}" for step in (1, -1) if int(whole) + step >= 0]
        else:
            news = OTHERS.get(old, ())
        texts = [formula[:match.start()] + new + formula[match.end():] for new in news]
        if texts:
            yield match.start(), old, texts


def answer(formula, seconds):
    """The verdict and the processor time; "ill-posed" also for what cannot be read."""
    command = ["prlimit", "--as=4000000000", "--core=0", str(build.BUILD / "verify" / "verify-prove"), "prove",
               f"--seconds={seconds}", "--format=json", "--", formula]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    text = child.stdout.read()
    _, _, used = os.wait4(child.pid, 0)
    try:
        verdict = json.loads(text)["verdict"]
    except (ValueError, KeyError):
        verdict = "ill-posed"
    return verdict, used.ru_utime + used.ru_stime


def mutated(claim, seconds):
    """What of_code in campaign.py gives, of the formulas; nothing for a page without one. A formula is one step, the
    line that it decides: changed if a mutant gets another answer."""
    found = {"mutants": 0, "noticed": 0, "survived": [], "steps": [], "complete": True, "seconds": 0.0}
    for of, formula in of_page(claim["page"]).items():
        base, taken = answer(formula, 10)
        found["seconds"] += taken
        changed = False
        for at, old, texts in variants(formula):
            if found["seconds"] > seconds:
                found["complete"] = False
                break
            noticed = False
            for text in texts:
                verdict, taken = answer(text, 2)
                found["seconds"] += taken
                noticed = noticed or verdict != base
                if noticed:
                    break
            changed = changed or noticed
            found["mutants"] += 1
            found["noticed"] += noticed
            if not noticed:
                found["survived"].append(f"{claim['page']}: {old} at character {at} of the formula of the {of}")
        found["steps"].append({"says": " ".join(formula.split())[:100], "kind": "states", "of": of, "changed": changed})
    found["seconds"] = round(found["seconds"], 1)
    return found if found["steps"] else None
