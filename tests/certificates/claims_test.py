"""Certificates of all formulas of the pages (`verify run --certificates`): tools/check_certificates.py accepts those that it
knows, and rejects none; the others are named here. Certificates of false statements, changed throughout so that they
are consistent, and certificates with one change are not accepted.

    claims_test.py ROOT VERIFY"""
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from false_statements import STATEMENTS
from replay import checker, copied, digit, outcome

ROOT, PROGRAM = sys.argv[1:3]
SEED = 20240602
rng = random.Random(SEED)
failures, counts = [], {}

# What the program says that it does not check: of formulas nothing.
NOT_CHECKED = set()
# A text, and what stands in its place in the whole certificate: another statement, of which the verdict is false.
FALSE = {
    "jacot-2018/section-6.3-scaling": [("(a*s)*(K*d)", "(a*a)*(K*d)")],
    "le-2025/eq-3.14": [("-1/m", "-2/m"), ("P[i, k]", "P[i, j]")],
    "le-2025/eq-3.6.correction": [("2*eta/m*(F*F'*a - y)[i])", "3*eta/m*(F*F'*a - y)[i])")],
    "le-2025/eq-3.6": [("sum[k in 1..m] (F*F'*a - y)[k]", "(F*F'*a - y)[i]")],
    "le-2025/eq-3.7": [("-y[i] + ", "y[i] + ")],
    "le-2025/eq-3.8": [("a[i]*(F*p)[i]", "a[i]*a[i]*(F*p)[i]")],
    "le-2025/remark-3.15": [("/m*(-2", "/m*(-1")],
    "le-2025/section-3.1-inner-products": [("a[j]*(F*p)[j]", "a[j]*y[j]*(F*p)[j]")],
    "le-2025/section-3.1-psd": [("P*P' >= 0", "P*P' - P*P'*P*P' >= 0"), ("(P*P')' =", "(P*P')' = 2*")],
    "le-2025/section-3.3-derivative": [("2*(f[i]", "3*(f[i]")],
    "le-2025/section-4.2-norm": [("K >= 0", "K <= 0"), ("sqrt(a'*K*a) =", "sqrt(a'*K*a) >=")],
    "le-2025/section-3.3-function-space": [("= -eta/m", "= eta/m")],
    "st-arnaud-2026/appendix-c-uniform": [("abs(rho(z, L + 1) - 1)", "abs(rho(z, L + 1) - 2)"), ("- 1) = 0", "- 1) = 1")],
    "st-arnaud-2026/corollary-1-proof": [("sqrt(2)/pi", "sqrt(2)/(3*pi)"), ("sqrt 2/pi", "sqrt 2/(3*pi)")],
    "st-arnaud-2026/corollary-1-proof.correction": [("/(3*pi)", "/(2*pi)")],
    "st-arnaud-2026/definition-4": [("theta_bar(1, L) = 1", "theta_bar(1, L) = 2")],
    "st-arnaud-2026/example-2-cai-value": [("0.015", "0.024"), ("3/200", "3/125")],
    "st-arnaud-2026/example-2-numbers": [("0.04", "0.01"), ("1/25", "1/100")],
    "st-arnaud-2026/example-2-scaling": [("^(a/2)", "^(a/3)")],
    "st-arnaud-2026/figure-3-increasing": [("increasing", "decreasing")],
    "st-arnaud-2026/figure-3-limit": [("L + 1) = 1", "L + 1) = 2")],
    "st-arnaud-2026/lemma-1": [("rho(z, L) = 1", "rho(z, L) = 0")],
    "st-arnaud-2026/proposition-5-proof": [("2^(L - 1)*T/L", "2^L*T/L")],
    "st-arnaud-2026/section-3-kernel-range": [("theta(z, L) >= 0", "theta(z, L) >= -1")],
    "st-arnaud-2026/section-3-kernel-range.correction": [("L >= 3", "L >= 2"), ("theta(z, L) >= 0", "theta(z, L) >= 1/100")],
    "st-arnaud-2026/section-4-case-a": [("L >= 2", "L >= 3"), ("theta(u, L)", "(theta(u, L) + 1)")],
    "st-arnaud-2026/section-6.2-constant-solution": [("= 1/4", "= 1/5")],
    "st-arnaud-2026/section-6.2-cubes": [("k^3", "k^2"), ("= 1/4", "= 1/2"), ("((L + 1)*(L + 2)/2)^2", "((L + 1)*(L + 3)/2)^2")],
    "st-arnaud-2026/section-6.2-e-order": [("Theta(1/L^2)", "Theta(1/L^3)"), ("Theta(L*", "Theta(L^2*")],
    "st-arnaud-2026/section-6.2-epsilon-recurrence": [("(1 - 3/L)", "(1 - 2/L)"), ("(1 - 4/(L + 1))", "(1 - 5/(L + 1))"), ("O(log(L))", "O(1)")],
    "st-arnaud-2026/section-6.2-harmonic-sum": [("+ euler", "- euler")],
    "st-arnaud-2026/section-6.2-slope-order": [("Theta(1/L)", "Theta(log(L)/L)")],
    "st-arnaud-2026/section-6.3-monotone": [("[-1, 1]", "[0, 1]")],
    "st-arnaud-2026/section-6.3-monotone.correction": [("on [0, 1]", "on [-1, 1]"), ("increasing on", "decreasing on")],
    "st-arnaud-2026/section-6.3-only-depth": [("= 1/4 + o(1)", "= 1/4 + O(1)")],
    "st-arnaud-2026/section-6.3-separability": [("Theta(1/L)", "Theta(1/L^2)")],
    "st-arnaud-2026/section-6.4-diagonal": [("theta(1, L) >= theta(z, L)", "theta(1, L) >= 2*theta(z, L)")],
    "st-arnaud-2026/section-6.4-l-hat": [("L >= 2", "L >= 3")],
    "st-arnaud-2026/section-6.4-l-hat.correction": [("L >= 3", "L >= 2"), ("theta(u, L)", "(theta(u, L) - theta(u, 3))")],
    "st-arnaud-2026/section-6.4-logarithmic": [("theta_bar(z, L) - 1/4) = 1", "theta_bar(z, L) - 1/4) = 2")],
    "st-arnaud-2026/theorem-2": [("O(1/L)", "O(log(L)/L)"), ("= 1/4 + O(1/L)", "= 1/4 + O(1)")],
    "st-arnaud-2026/theorem-2-limit": [("= 1/4", "= 1/3"), ("[-1, 1)", "[-1, 1]")],
    "st-arnaud-2026/theorem-3-rate": [("Theta(1/L)", "Theta(log(L)/L)"), ("Theta(1/L)", "o(1)")],
    "st-arnaud-2026/theorem-3-rate.correction": [("3/8*log", "5/8*log"), ("[-1, 1)", "[-1, 1]"), ("O(1/L)", "o(1/L)")],
    "yu-2025/eq-2.4": [("0 < 1/(1 + exp(-f)) < 1", "1/2 < 1/(1 + exp(-f)) < 1"), ("increasing in", "decreasing in")],
    "yu-2025/eq-b.6": [("4^", "5^"), ("kappa0", "kappa1"), ("(2*n + 1))", "(2*n + 3))"), ("[-1, 1]", "[-1, 2]")],
    "yu-2025/eq-b.7": [("4^", "5^"), ("1/pi + u/2", "1/pi + u/3"), ("n!^2", "n!")],
    "yu-2025/eq-c.2": [("(2*y[j] - 1)", "(2*y[j] + 1)")],
    "yu-2025/eq-c.20": [("(2*n^2)", "(n^2)"), ("lambda_min(K)/2", "lambda_min(K)/3")],
    "yu-2025/section-b.1-products-and-sums": [("A > 0", "A >= 0"), ("A + B", "A - B")],
    "yu-2025/section-b.2-sum": [("A >= 0", "A <= 0"), ("A + B", "A - B")],
    "yu-2025/section-3.1-kappa-1": [("1/pi*(pi - arccos(u))", "1/pi*(2*pi - arccos(u))"), ("sqrt(1 - u^2)", "sqrt(1 + u^2)")],
    "yu-2025/lemma-4-k-2": [("kappa1(u)/2", "kappa1(u)/3"), ("relu(X)*relu(Y)", "step(X)*step(Y)")],
    "yu-2025/lemma-4-k-2-positive": [("S+^d", "S^(d-1)"), ("kappa1(u)/2", "kappa1(u)/2 - 1")],
    "yu-2025/lemma-6": [("S+^d", "S^(d-1)"), ("u + a^2", "u - a^2"), ("a != 0", "a >= 0"), ("a^2*kappa1(u)", "a*kappa1(u)")],
    "yu-2025/section-3.1-kappa-0": [("2*(E[", "3*(E["), ("2*E[", "3*E["), ("step(X)*step(Y)", "relu(X)*relu(Y)")],
}
# Fields by which a certificate of these types says what is compared; one digit or sign of each is changed.
COMPARED = {"expansion": ("error", "rate", "kind", "where", "layer", "point", "terms"), "identity": ("goal", "form"),
            "coefficients": ("numerator",), "relation": ("left", "right", "relation"), "asked": ("statement",),
            "expectation": ("of", "is"), "total": ("expression",), "factors": ("margin",), "layer": ("name",), "reduced": ("statement",),
            "kernel": ("relation", "kernel", "needs"), "series": ("kernel", "positive", "function", "step"), "constants": ("left", "sign"),
            "extremum": ("statement",), "term": ("factor",), "inequality": ("goal", "case")}
WORDS = {"kind": {"O": "Theta", "o": "Omega", "Theta": "o"}, "relation": {"=": "<=", "= 0": ">= 0"},
         "layer": {"L": "M", "n": "m"}, "point": {"z": "x", "1": "z"}, "name": {"L": "M"}, "case": {"": "+", "+": "-", "-": "+"},
         "needs": {"distinct": "no antipodes", "no antipodes": "distinct"},
         "positive": {"odd": "odd, infinitely many odd", "constant": "constant, odd", "constant, odd, even, infinitely many even":
                      "constant, odd, even, infinitely many odd, infinitely many even",
                      "constant, odd, even, infinitely many odd, infinitely many even": "constant"},
         "where": {"every point below 1": "1", "1": "every point below 1", "1, by continuity": "every point below 1"}}


def expect(condition, what):
    if not condition: failures.append(what)


def refused(kind, what, head, items):
    status, why = outcome(head, items)
    expect(status != 0, f"{what}: accepted")
    counts[kind] = counts.get(kind, 0) + 1
    counts["rejected"] = counts.get("rejected", 0) + (status == 1)


def replaced(x, old, new): return {k: v.replace(old, new) if isinstance(v, str) else v for k, v in x.items()}


def other_verdict(v): return "fails" if v == "holds" else "holds"


def changes(name, head, items):
    refused("verdicts", f"{name}: the other verdict", {**head, "verdict": other_verdict(head["verdict"])}, copied(items))
    refused("verdicts", f"{name}: no item", dict(head), [])
    for index, item in enumerate(items):
        for key in COMPARED.get(item["type"], ()):
            # That M M' >= 0 the checker sees by itself: of such an inequality it reads the goal alone.
            if name == "le-2025/section-3.1-psd" and (item["type"], key) in (("term", "factor"), ("inequality", "case")): continue
            if key not in item or (item["type"] == "identity" and "goal" not in item and key == "form"): continue
            value = item[key]
            new = WORDS[key].get(value) if key in WORDS else value + " + 1" if key == "margin" else digit(value, rng) or value + " + 1"
            if item["type"] == "expansion" and key == "terms" and ("O(1/log" in value or "exactly 0" in value):
                continue  # of a quotient the order alone is compared
            if key == "terms": new = digit(re.split(r" \+ (?:O\(|\.\.\.)", value)[0], rng)
            if new is None: continue
            changed = copied(items)
            changed[index][key] = new
            refused("fields", f"{name}: line {index + 2}: {key} {value!r} as {new!r}", dict(head), changed)
        if item["type"] in ("expansion", "identity", "relation", "form", "coefficients", "instance", "matrix", "layer", "point", "asked", "series",
                            "constants", "extremum"):
            refused("left out", f"{name}: without line {index + 2}", dict(head), copied(items[:index] + items[index + 1:]))


def main():
    with tempfile.TemporaryDirectory() as folder:
        ids = sorted(re.search(r'^id = "(.*)"', text, re.M)[1].join((paper, "")) for paper, text in pages())
        target = os.path.join(folder, "certificates")
        done = subprocess.run([PROGRAM, "run", *ids, "--certificates", target], capture_output=True, text=True, timeout=900)
        expect(done.returncode == 0, f"run: status {done.returncode}: {done.stderr[-500:]}")
        found = {os.path.relpath(p, target)[:-6]: checker.read(p) for p in glob.glob(os.path.join(target, "*", "*.jsonl"))}
        accepted = 0
        for name, (head, items) in sorted(found.items()):
            status, why = outcome(head, items)
            expected = 3 if name in NOT_CHECKED or head["type"] == "boxes" else 0
            expect(status == expected, f"{name}: status {status}, not {expected}: {why}")
            if head["type"] == "boxes": expect(why.endswith("signs of their bounds are right"), f"{name}: {why}")
            if status: continue
            accepted += 1
            for old, new in FALSE.get(name, ()):
                expect(any(old in v for x in (head, *items) for v in x.values() if isinstance(v, str)), f"{name}: {old!r} does not stand there")
                refused("statements", f"{name}: {old} as {new}", replaced(head, old, new), [replaced(i, old, new) for i in items])
            if name in FALSE: changes(name, head, items)
    for statement, verdict, items in STATEMENTS:
        refused("by hand", f"{statement}: {verdict}", {"type": "statement", "format": 1, "statement": statement, "text": statement,
                "verdict": verdict, "engine": "", "version": "", "line": 1}, copied(items))
    expect(set(FALSE) <= set(found), f"no certificate: {sorted(set(FALSE) - set(found))}")
    expect(NOT_CHECKED <= set(found), f"no certificate: {sorted(NOT_CHECKED - set(found))}")
    total = sum(counts.values()) - counts["rejected"]
    print(f"{len(found)} certificates, {accepted} accepted; of {total} changes {counts['rejected']} rejected: {json.dumps(counts)}")
    expect(total >= 200 and counts["rejected"] >= 0.8 * total, "few changes, or few of them rejected")
    for line in failures: print(line)
    return 1 if failures else 0


def pages():
    """Pages with a formula, of the statement or of its correction: (paper and a stroke, text)."""
    for folder in sorted(glob.glob(os.path.join(ROOT, "proofs", "*", "paper.md"))):
        with open(folder, encoding="utf-8") as file: key = re.search(r'^key = "(.*)"', file.read(), re.M)[1]
        for page in sorted(glob.glob(os.path.join(os.path.dirname(folder), "*.md"))):
            if os.path.basename(page) in ("paper.md", "coverage.md"): continue
            with open(page, encoding="utf-8") as file: text = file.read().split("+++")
            if len(text) > 2 and re.search(r"^formula = ", text[1], re.M): yield key + "/", text[1]


sys.exit(main())
