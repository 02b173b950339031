#!/usr/bin/env python3
"""One notation for a symbol on a page: what the authors of the pages wrote (not the statements, which are as printed)
never sets the same symbol in two ways.

usage: notation_test.py ROOT
"""
import pathlib
import re
import sys

# Two ways to set one symbol. TeX between dollars is compared with TeX, plain text with plain text.
IN_TEX = [(r"\\top\b", r"\^\{?T\b", "transpose"), (r"\\varepsilon\b", r"\\epsilon\b", "epsilon"),
          (r"\\bar\s*\{?\\Theta", r"\\overline\s*\{?\\Theta|Θ̄", "Theta bar"), (r"\w'", r"\w\^\{?\\prime", "prime"),
          (r"\\lambda_\{?\\min", r"\\lambda_\{?(\\mathrm|\\text|min)", "smallest eigenvalue"),
          (r"\\(le|ge)\b", r"\\(leq|geq|leqslant|geqslant)\b", "inequality"),
          (r"\\varphi\b", r"\\phi\b", "phi")]
IN_TEXT = [(r"[Tt]heta_bar", r"Θ̄", "Theta bar"), (r"\bx'", r"\bx′", "prime"), (r"\bkappa_[01]", r"κ[₀₁_]", "kappa"),
           (r"<=", r"≤", "inequality"), (r">=", r"≥", "inequality")]


def own_words(page):
    """Without front matter, statement and correction, which repeat the print, and without code."""
    body = re.sub(r"\A\+\+\+\n.*?\n\+\+\+\n", "", page, flags=re.S)
    sections = re.split(r"^## ", body, flags=re.M)
    kept = "".join(each for each in sections if not re.match(r"(Statement|Reading|Correction)\n", each))
    return re.sub(r"```.*?```|`[^`]*`", " ", kept, flags=re.S)


def faults(page):
    words = own_words(page)
    tex = " ".join(re.findall(r"\$[^$]*\$", words))
    text = re.sub(r"\$[^$]*\$", " ", words)
    return [f"{name}: {re.search(one, where)[0]} and {re.search(other, where)[0]}"
            for pairs, where in ((IN_TEX, tex), (IN_TEXT, text)) for one, other, name in pairs
            if re.search(one, where) and re.search(other, where)]


MIXED = "+++\n+++\n## Proof\n\nWith $A^\\top$ and $A^T$, Theta_bar is Θ̄.\n"
if len(faults(MIXED)) != 2 or faults(MIXED.replace("Proof", "Statement")):
    sys.exit("the test does not see what it is for")
found = [f"{path}: {fault}" for path in sorted(pathlib.Path(sys.argv[1]).glob("proofs/*/*.md")) if path.name != "paper.md"
         for fault in faults(path.read_text(encoding="utf-8"))]
print("\n".join(found) or "one notation for a symbol on every page")
sys.exit(1 if found else 0)
