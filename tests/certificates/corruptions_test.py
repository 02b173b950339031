"""Certificates of `verify gram`, of points and of matrices, and of the lemmas of large depth:
tools/check_certificates.py accepts them, and rejects each of more than 500 changed ones, every one of which says
something false or leaves a gap.

    corruptions_test.py ROOT VERIFY"""
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as Q

from replay import checker, copied, outcome

ROOT, PROGRAM = sys.argv[1:3]

SEED = 20240601
failures, counts = [], {}
rng = random.Random(SEED)

POINTS = "1,2,1\n-3,1/2,0.25\n0.1,-1,1\n2,2,-1\n1,1,5\n-1,0.5,-2\n"
GRAMS = (  # data, options
    (POINTS, "--kernel normalized --depth 2"),
    (POINTS, "--kernel normalized --depth 5 --digits 40"),
    (POINTS, "--kernel fc --depth 3 --beta 1/10"),
    (POINTS, "--kernel nngp --depth 3 --he --normalize sphere"),
    (POINTS, "--kernel arc-cosine --order 0 --depth 2"),
    (POINTS, "--kernel arc-cosine --order 2 --depth 2"),
    ("1,2\n3,1\n0.5,-1\n", "--kernel fc --depth 1 --bias-variance 1/3"))
SINGULAR = (  # data, options, a point without which it would not be singular
    ("1,2\n2,4\n0,1\n", "--kernel normalized --depth 3", 0),
    ("1,2\n0,0\n0,1\n", "--kernel fc --depth 2", 1),
    ("1,0\n-1,0\n0,1\n0,-1\n1,1\n-1,-1\n", "--kernel normalized --depth 2", 5),
    ("1,2\n3,1\n4,3\n", "--kernel fc --depth 1 --bias-variance 1", None),
    ("1,2,0\n3,1,0\n4,3,0\n", "--kernel fc --depth 1", 1))
COVERED = ("le-2025/section-3.4-critical-point", "st-arnaud-2026/section-6.2-e-recurrence", "yu-2025/remark-1")
MATRICES = ("2,1,0\n1,3,-1\n0,-1,1/2\n", "1,2\n2,4\n", "1,2,3\n2,-1,0\n3,0,0\n", "-1,0\n0,-3\n",
            "1e-30,1e-31\n1e-31,2e-30\n", "0,0\n0,0\n")


def expect(condition, what):
    if not condition: failures.append(what)


def corrupt(kind, what, head, items):
    """Must be rejected."""
    found, why = outcome(head, items)
    expect(found == 1, f"{kind}: {what}: {'accepted' if found == 0 else why}")
    counts[kind] = counts.get(kind, 0) + 1


def scaled(text, factor): return str(Q(text) * factor)


def digit(text):
    """The first digit that is not 0 is another one."""
    at = next(i for i, c in enumerate(text) if c in "123456789")
    return text[:at] + str((int(text[at]) + rng.choice((3, 4, 5))) % 9 + 1) + text[at + 1:]


def one_entry(text, k, change):
    parts = text.split(" ")
    parts[k] = change(parts[k])
    return " ".join(parts)


def run(*command):
    done = subprocess.run([PROGRAM, *command], capture_output=True, text=True, timeout=600)
    return done.returncode, done.stdout + done.stderr


def gram_certificate(folder, data, options, *kind):
    points, path = os.path.join(folder, "points.csv"), os.path.join(folder, "g.jsonl")
    with open(points, "w") as file: file.write(data)
    status, said = run("gram", *kind, points, *options.split(), "--certificate", path)
    expect(status == 0, f"gram {options}: status {status}: {said}")
    return checker.read(path)


def corrupt_gram(name, head, items):
    def changed(what, index, **fields):
        new = copied(items)
        new[index].update(fields)
        corrupt("gram", f"{name}: {what} of line {index + 2}", head, new)

    for index, item in enumerate(items):
        kind = item["type"]
        if kind in ("smallest", "largest"):
            changed("lower bound raised", index, lower=scaled(item["lower"], 1 + Q(1, 10 ** 9)))
            changed("upper bound lowered", index, upper=scaled(item["upper"], 1 - Q(1, 10 ** 9)))
            if "shift" in item:
                # A greater one shows the same: what it is too great by is in the residual.
                changed("a smaller shift", index, shift=str(Q(item["shift"]) - Q(1, 10 ** 6)))
                changed("half the shift, or twice", index, shift=scaled(item["shift"], Q(1,
                    2) if kind == "smallest" else 2))
                without = {k: v for k, v in item.items() if k != "shift"}
                corrupt("gram", f"{name}: no shift", head,
                    copied(items[:index]) + [without] + copied(items[index + 1:]))
        if kind == "vector":
            k = rng.randrange(len(item["entries"].split()))
            changed("sign", index, entries=one_entry(item["entries"], k, lambda x: scaled(x, -1)))
            changed("zeros", index, entries=" ".join("0" for _ in item["entries"].split()))
        last = index + 1 == len(items) or items[index + 1]["type"] != "row"  # with a pivot that is nearly 0
        if kind == "row" and not last and rng.random() < 0.6:
            changed("pivot's sign", index, entries=one_entry(item["entries"], -1, lambda x: "-" + x))
            changed("pivot's digit", index, entries=one_entry(item["entries"], -1, digit))
            changed("exponent", index, exponent=str(int(item["exponent"]) + 1))
        if kind in ("row", "vector", "coordinates") and rng.random() < 0.4:
            new = copied(items)
            del new[index]
            corrupt("gram", f"{name}: without line {index + 2}", head, new)
    begin, end = (next(i for i, item in enumerate(items) if item["type"] == kind) for kind in ("smallest", "largest"))
    corrupt("gram", f"{name}: called singular", head, copied(items[:begin]) + [{"type": "singular",
        "because": "no reason"}] + copied(items[end:]))
    at = rng.choice([i for i, item in enumerate(items) if item["type"] == "coordinates"])
    changed("a coordinate", at, entries=one_entry(items[at]["entries"], 1, digit))
    for key, value in (("depth", str(int(head["depth"]) + 1)), ("points", str(int(head["points"]) - 1)),
                       ("normalize", "none" if head["normalize"] == "sphere" else "sphere")):
        if key == "normalize" and head["kernel"] == "arc-cosine" and head.get("order") == "0":
            continue  # it is the same there
        corrupt("gram", f"{name}: {key}", {**head, key: value}, copied(items))


def corrupt_matrix(name, head, items):
    def changed(what, index, **fields):
        new = copied(items)
        new[index].update(fields)
        corrupt("matrices", f"{name}: {what} of line {index + 2}", head, new)

    for index, item in enumerate(items):
        if item["type"] == "entries":
            changed("an entry", index, entries=one_entry(item["entries"], -1, lambda x: str(Q(x) + 17)))
        if item["type"] == "inertia":
            for sign, other in (("positive", "negative"), ("negative", "zero"), ("zero", "positive")):
                if item[sign] != item[other]: changed(sign, index, **{sign: item[other], other: item[sign]})
        if item["type"] in ("smallest", "largest"):
            size = max(abs(Q(item["lower"])), abs(Q(item["upper"]))) or 1
            changed("lower bound raised", index, lower=str(Q(item["lower"]) + size / 10 ** 9))
            changed("upper bound lowered", index, upper=str(Q(item["upper"]) - size / 10 ** 9))
        end = items[index - 1]  # of a vector
        if item["type"] == "vector" and Q(end["upper" if end["type"] == "smallest" else "lower"]):
            changed("zeros", index, entries=" ".join("0" for _ in item["entries"].split()))


def corrupt_large_depth(head, items):
    def changed(what, index, **fields):
        new = copied(items)
        new[index].update(fields)
        corrupt("large depth", f"{what} of line {index + 2}", head, new)

    def without(index):
        """And the head of its section does not count it."""
        section = max(i for i in range(index) if "items" in items[i])
        new = copied(items)
        new[section]["items"] = str(int(new[section]["items"]) - 1)
        del new[index]
        corrupt("large depth", f"without line {index + 2}", head, new)

    boxes = [i for i, item in enumerate(items) if item["type"] == "box"]
    arcs = [i for i, item in enumerate(items) if item["type"] == "arc"]
    for index in rng.sample(boxes, min(20, len(boxes))):
        box = items[index]
        without(index)
        changed("from", index, **{"from": str(Q(box["from"]) + Q(1, 10 ** 6))})
        changed("to", index, to=str(Q(box["to"]) - Q(1, 10 ** 6)))
        changed("lower too great", index, lower=str(Q(box["lower"]) + 10))
        changed("lower's sign", index, lower="-" + box["lower"])
    for index in rng.sample(arcs, 12):
        arc = items[index]
        without(index)
        changed("from", index, **{"from": str(Q(arc["from"]) + Q(1, 10 ** 6))})
        for name in ("removed", "sine", "ratio", "image", "pole", "fatou", "cosine"):
            changed(f"{name} halved", index, **{name: scaled(arc[name], Q(1, 2))})
    for index, item in enumerate(items):
        if item["type"] == "margin":
            changed("another inequality", index, says=item["says"].replace("31", "29").replace("> 0",
                "> 1").replace("19", "17"))
            changed("a shorter domain", index, to="3")
        if item["type"] == "disc":
            changed("half the radius", index, radius=scaled(item["radius"], 2))
            for name in ("image", "pole", "fatou", "cosine"):
                changed(f"{name} halved", index, **{name: scaled(item[name], Q(1, 2))})
    corrupt("large depth", "no margins", head, copied(items[next(i for i,
        x in enumerate(items) if x["type"] == "disc"):]))


def corrupt_boxes(name, head, items):
    """The covers; the values that the boxes bound are not checked."""
    for index, item in enumerate(items):
        def changed(what, **fields):
            new = copied(items)
            new[index].update(fields)
            corrupt("covers", f"{name}: {what} of line {index + 2}", head, new)

        if item["type"] == "cover":
            changed("a greater domain", to=one_entry(item["to"], -1, lambda x: str(Q(x) + Q(1, 10 ** 6))))
            changed("another sign", sign="negative")
        elif rng.random() < 0.25 or len(items) < 20:
            section = max(i for i in range(index) if "items" in items[i])
            k = rng.randrange(len(item["to"].split(" ")))
            if item["from"].split(" ")[k] != item["to"].split(" ")[k]:
                changed("to", to=one_entry(item["to"], k, lambda x: str(Q(x) - Q(1, 10 ** 6))))
                changed("from", **{"from": one_entry(item["from"], k, lambda x: str(Q(x) + Q(1, 10 ** 6)))})
            changed("lower's sign", lower="-" + item["lower"].replace("0", "1", item["lower"] == "0"))
            new = copied(items[:index] + items[index + 1:])
            new[section]["items"] = str(int(new[section]["items"]) - 1)
            corrupt("covers", f"{name}: without line {index + 2}", head, new)
    corrupt("covers", f"{name}: no cover", head, [])


def corrupt_series(head, items):
    for index, item in enumerate(items):
        def changed(what, **fields):
            new = copied(items)
            new[index].update(fields)
            corrupt("series", f"{what} of line {index + 2}", head, new)

        if item["type"] == "coefficient":
            changed("value", value=str(Q(item["value"]) + Q(1, 10 ** 9)))
            changed("sign", value=str(-Q(item["value"]) or Q(1)))
            changed("power", power=str(int(item["power"]) + 1))
            new = copied(items[:index] + items[index + 1:])
            corrupt("series", f"without line {index + 2}", head, new)
        else:
            changed("remainder halved", remainder=scaled(item["remainder"], Q(1, 2)))
            changed("remainder lowered", remainder=scaled(item["remainder"], 1 - Q(1, 10 ** 10)))
            # The first coefficient of A is that of S, and what follows it is smaller.
            changed("another name", name={"S": "Q", "A": "Q", "Q": "S"}[item["name"]])
            changed("fewer terms", items=str(int(item["items"]) - 1))
    corrupt("series", "two of three", head, copied([i for i in items[:next(n for n, x in enumerate(items) if x.get("name") == "Q")]]))


def one_disc(items):
    """The margins, and the greatest disc, in a fifth of the time."""
    discs = [i for i, item in enumerate(items) if item["type"] == "disc"]
    return items[:discs[1]]


def main():
    with tempfile.TemporaryDirectory() as folder:
        for data, options in GRAMS:
            head, items = gram_certificate(folder, data, options)
            found, why = outcome(head, items)
            expect(found == 0, f"gram {options}: {why}")
            corrupt_gram(options, head, items)
        for data, options, point in SINGULAR:
            head, items = gram_certificate(folder, data, options)
            found, why = outcome(head, items)
            expect(found == 0, f"gram {options}: {why}")
            if point is None: continue
            expect(items[int(head["points"])]["type"] == "singular", f"gram {options}: not singular")
            new = copied(items)
            new[point]["entries"] = one_entry(new[point]["entries"], -1, lambda x: str(Q(x) + Q(1, 7)))
            corrupt("gram", f"singular {options}: another point", head, new)
        for matrix in MATRICES:
            head, items = gram_certificate(folder, matrix, "", "--matrix")
            found, why = outcome(head, items)
            expect(found == 0, f"matrix {matrix!r}: {why}")
            corrupt_matrix(repr(matrix), head, items)
        certificates = os.path.join(folder, "run")
        status, said = run("run", "st-arnaud-2026/theorem-2", *COVERED, "--certificates", certificates)
        expect(status == 0, f"run: status {status}: {said}")
        head, items = checker.read(os.path.join(certificates, "large-depth.jsonl"))
        items = one_disc(items)
        found, why = outcome(head, items)
        expect(found == 0, f"large depth: {why}")
        corrupt_large_depth(head, items)
        head, items = checker.read(os.path.join(certificates, "endpoint-series.jsonl"))
        found, why = outcome(head, items)
        expect(found == 0, f"endpoint series: {why}")
        corrupt_series(head, items)
        for claim in COVERED:
            head, items = checker.read(os.path.join(certificates, claim + ".boxes.jsonl"))
            found, why = outcome(head, items)
            expect(found == 3 and "the values on" in why, f"{claim}: {why}")
            corrupt_boxes(claim, head, items)
    print(", ".join(f"{n} changes of {kind}" for kind, n in counts.items()), "rejected" if not failures else "")
    expect(sum(counts.values()) >= 500, "fewer than 500 changes")
    for line in failures: print(line)
    return 1 if failures else 0


sys.exit(main())
