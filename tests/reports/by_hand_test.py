#!/usr/bin/env python3
"""Runs the PARI/GP and Python lines of every claim, and compares the numbers that they print with those of its page.

usage: by_hand_test.py RESULTS_JSON [ID ...]

A number that PARI prints must stand in the witness, the values, the statement, the scope or the correction of the claim: within the enclosure, or to the digits shown there
(a fraction is its value). Where the page has no such number (a sequence that grows, say), the lines end with a comment `\\\\ prints: …`, which is what is compared then. Python's lines always
end with `# prints: …`.
"""
import json
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

SECONDS = 300
NUMBER = r"\d+(?:\.\d+)?(?:[eE][-+]?\d+| ?E-?\d+)?"
INTERVAL = re.compile(rf"\[?(-?{NUMBER}) ?\+/- ?({NUMBER})\]?")
POWER = re.compile(r"(?<![\d.])(-?)(\d+)\^\(?(-?\d+)\)?(?!\d|\.\d)")
FRACTION = re.compile(r"(?<![\d.^])(-?)(\d+)/(\d+)(?!\d|\.\d)")
PLAIN = re.compile(rf"(-?)({NUMBER})(…)?")


def exact(text):
    return Fraction(text.replace(" ", "").replace("E", "e"))


def unit(text):
    """One unit of the last digit shown; an integer is exact."""
    mantissa, _, exponent = re.sub(" ?E", "e", text).partition("e")
    if "." not in mantissa and not exponent:
        return Fraction(0)
    return Fraction(10) ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


def numbers_of(text):
    """Pairs (value, how far a number may be from it) of a page's text, wherever one stands."""
    text = text.replace("−", "-").replace("\u202f", "").replace("·", "*")
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    text = re.sub(r"\\d?t?frac\{(-?\d+)\}\{(\d+)\}|\\d?frac(\d)(\d)", lambda m: f" {m[1] or m[3]}/{m[2] or m[4]} ", text)
    found = []

    def take(pattern, make):
        nonlocal text
        for match in pattern.finditer(text):
            found.append(make(match))
        text = pattern.sub(" ; ", text)

    take(INTERVAL, lambda m: (exact(m[1]), exact(m[2])))
    for pattern, make in ((POWER, lambda m: Fraction(int(m[1] + m[2])) ** int(m[3]) if abs(int(m[3])) < 400 and (int(m[2]) or int(m[3]) > 0) else Fraction(0)),
                          (FRACTION, lambda m: Fraction(int(m[1] + m[2]), int(m[3])) if int(m[3]) else Fraction(0))):
        found += [(make(m), Fraction(0)) for m in pattern.finditer(text)]
    found += [(exact(m[1] + m[2]), unit(m[2])) for m in PLAIN.finditer(text)]
    return found + [(-value, radius) for value, radius in found if "-" in text or value]


def printed_numbers(output):
    found = []
    for match in re.finditer(rf"(-?)({NUMBER})(?:/(\d+))?", re.sub(r"0\.E-\d+", "0", output)):
        value = exact(match[1] + match[2]) / (int(match[3]) if match[3] and int(match[3]) else 1)
        found.append((match[0], value, unit(match[2])))
    return found


def is_said(value, last_digit, said):
    tiny = Fraction(1, 10 ** 15)  # rounding in the lines themselves
    for claimed, radius in said:
        if abs(value - claimed) <= radius + last_digit + tiny * (1 + abs(claimed)):
            return True
    return False


def run(command, code, suffix):
    with tempfile.NamedTemporaryFile("w", suffix=suffix) as file:
        file.write(code + "\n")
        file.flush()
        done = subprocess.run([*command, file.name], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=SECONDS)
    return done.stdout, done.stderr, done.returncode


def page_text(result):
    correction = result["correction"] or {}
    parts = [result["witness"] or "", result["statement"], result["scope"], correction.get("statement", ""), correction.get("scope", "")]
    return parts + [text for value in result["values"] for text in (value["name"], value["enclosure"])]


def check_pari(result):
    code = result["pari"]
    output, errors, status = run(["gp", "-q", "--default", "parisizemax=2G"], code, ".gp")
    if "***" in errors.replace("Warning", "") and not re.search(r"\\\\ .*(error|refused)", code):
        return [f"PARI says: {errors.strip()[:160]}"]
    if not output.strip() and "***" not in errors:
        return ["PARI prints nothing"]
    said = [pair for text in page_text(result) for pair in numbers_of(text)]
    for comment in re.findall(r"\\\\ prints:? (.*)", code):
        said += numbers_of(comment)
    return [f"PARI prints {text}, which the page does not say" for text, value, last in printed_numbers(output) if not is_said(value, last, said)]


def check_python(result):
    code = result["python"]
    expected = re.search(r"^# prints: (.*)$", code, re.M)
    if not expected:
        return ["the Python lines do not say what they print"]
    output, errors, status = run(["/usr/bin/python3"], code, ".py")
    if status:
        return [f"Python says: {errors.strip()[-160:]}"]
    got = " ".join(output.split())
    want = " ".join(expected[1].split())
    return [] if got == want else [f"Python prints {got[:200]!r} where {want[:200]!r} is announced"]


def self_test():
    """The comparison notices what it is there to notice: a page that once said 10, 100, 1000 beside lines that print 9.9772, 99.9977, 999.99977."""
    page = {"statement": "", "scope": "", "correction": None, "values": [{"name": "bound", "enclosure": "[0.25 +/- 1e-3]"}], "python": None}
    for witness, code, faults in (("10, 100", "print(9.9772)", 1), ("norm 9.97…", "print(9.9772)", 0), ("norm 9.98", "print(9.9772)", 0), ("norm 9.96", "print(9.9772)", 1),
                                  ("a third is 1/3.", "print(1/3)", 0), ("at 5.", "print(5.4)", 1), ("", "print(0.2504)", 0), ("", "print(0.252)", 1), ("2^10", "print(1024)", 0),
                                  ("", "print(7.5)\n\\\\ prints 7.5", 0), ("", "print(1, )(", 1)):
        found = check_pari(dict(page, witness=witness, pari=code))
        assert bool(found) == bool(faults), (witness, code, found)
    for code, faults in (("print(2)\n# prints: 2", 0), ("print(2)\n# prints: 3", 1), ("print(2)", 1), ("raise SystemExit(1)\n# prints: ", 1)):
        assert len(check_python({"python": code})) == faults, code


def main():
    self_test()
    results = json.loads(Path(sys.argv[1]).read_text())["results"]
    only = set(sys.argv[2:])
    checked = {"pari": 0, "python": 0}
    faults = 0
    for result in results:
        if only and result["id"] not in only:
            continue
        for field, check in (("pari", check_pari), ("python", check_python)):
            if not result.get(field):
                continue
            checked[field] += 1
            try:
                found = check(result)
            except subprocess.TimeoutExpired:
                found = [f"the {field} lines take more than {SECONDS} s"]
            for fault in found:
                faults += 1
                print(f"{result['id']}: {fault}")
    print(f"{checked['pari']} claims with PARI/GP lines, {checked['python']} with Python lines; {faults} faults")
    return 1 if faults or not checked["pari"] else 0


if __name__ == "__main__":
    sys.exit(main())
