"""Files that a user hands over, made from a random.Random: data, kernel matrices, pages, TeX, records."""
import io, json, os, struct, zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TYPES = [("|u1", "B"), ("<i2", "<h"), ("<i4", "<i"), (">i4", ">i"), ("<f4", "<f"), ("<f8", "<d")]


def statement(rng):
    left = rng.choice(["x^2 + 1", "exp(x)", "1 + x", "(x - 1)^2", "kappa0(x)", "2 - x^3"])
    right = rng.choice(["0", "x", "1/2", "-1", "2*x - 1"])
    domain, relation = rng.choice(["[0, 1]", "[-1, 1]", "(0, 1)"]), rng.choice([">=", "<=", ">", "<"])
    return f"forall x in {domain}: {left} {relation} {right}"


def csv(rng):
    rows, columns = rng.randint(2, 12), rng.randint(1, 4)
    head = ",".join(f"x{j}" for j in range(columns)) + "\n" if rng.random() < 0.3 else ""
    return (head + "".join(",".join(str(rng.randint(-9, 9) + rng.randint(1, 99) / 100) for _ in range(columns)) + "\n"
                           for _ in range(rows))).encode()


def npy(rng, rows=None, columns=None, entry=None):
    """Version 1.0 of the format; entry(i, j) gives the numbers."""
    kind, code = rng.choice(TYPES)
    rows, columns = rows or rng.randint(2, 10), columns or rng.randint(1, 4)
    entry = entry or (lambda i, j: rng.randint(1, 99))
    head = f"{{'descr': '{kind}', 'fortran_order': {rng.choice(['False', 'True'])}, 'shape': ({rows}, {columns}), }}"
    head += " " * (-(11 + len(head)) % 64) + "\n"
    body = b"".join(struct.pack(code, entry(i, j)) for i in range(rows) for j in range(columns))
    return b"\x93NUMPY\x01\0" + struct.pack("<H", len(head)) + head.encode() + body


def npz(rng):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", rng.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as archive:
        archive.writestr(zipfile.ZipInfo(rng.choice(["X.npy", "points.npy"])), npy(rng))
    return out.getvalue()


def idx(rng):
    rows, columns = rng.randint(2, 10), rng.randint(1, 4)
    numbers = bytes(rng.randint(1, 99) for _ in range(rows * columns))
    return b"\0\0\x08\x02" + struct.pack(">II", rows, columns) + numbers


def matrix(rng):
    """A symmetric matrix and the ending of its file's name."""
    n = rng.randint(1, 8)
    entries = {}

    def entry(i, j):
        key = min(i, j), max(i, j)
        return entries.setdefault(key, rng.randint(0, 40) + (60 if i == j else 0))

    kind = rng.choice(["csv", "npy", "mtx"])
    if kind == "npy":
        return npy(rng, n, n, entry), kind
    if kind == "csv":
        return "".join(",".join(str(entry(i, j)) for j in range(n)) + "\n" for i in range(n)).encode(), kind
    lower = "".join(f"{i + 1} {j + 1} {entry(i, j)}\n" for j in range(n) for i in range(j, n))
    return f"%%MatrixMarket matrix coordinate integer symmetric\n{n} {n} {n * (n + 1) // 2}\n{lower}".encode(), kind


def pages(rng, folder, change):
    """A paper of one to three pages, each changed by `change` or not."""
    os.makedirs(folder)
    ids = [f"lemma-{i}" for i in range(1, rng.randint(2, 4))]
    passages = "".join(f'\n[[text]]\nwhere = "lemma {name[6:]}"\nsays = "it"\nclaims = ["{name}"]\n' for name in ids)
    files = {"paper.md": f'+++\nkey = "mine"\nauthors = "A"\ntitle = "T"\nedition = "E"\n{passages}+++\n'}
    for name in ids:
        files[name + ".md"] = (f'+++\nid = "{name}"\nwhere = "section 1"\ntitle = "A lemma"\n'
                               f'formula = "{statement(rng)}"\n+++\n## Statement\n\nFor all $x$ it is so.\n')
    for name, text in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(change(text.encode()))


def tex(rng):
    kinds = rng.choices(["lemma", "theorem", "equation"], k=rng.randint(1, 4))
    body = "".join(f"\\begin{{{kind}}}\\label{{a{i}}} For all $x$, ${rng.randint(1, 9)} x \\ge {rng.randint(1, 9)}$."
                   f"\\end{{{kind}}}\n" for i, kind in enumerate(kinds))
    return ("\\documentclass{article}\n\\newtheorem{lemma}{Lemma}\n\\newtheorem{theorem}[lemma]{Theorem}\n"
            f"\\title{{A paper}}\\begin{{document}}\n{body}\\end{{document}}\n").encode()


def record(rng, whole={}):  # the default is kept: the committed record is read once
    if not whole:
        with open(os.path.join(ROOT, "reports/results.json"), encoding="utf-8") as file:
            whole.update(json.load(file))
    results = rng.sample(whole["results"], rng.randint(1, 4))
    return json.dumps({**whole, "results": results}).encode()


def changed_bytes(data, rng):
    """One to three bytes deleted, inserted or replaced, or the end cut off."""
    data = bytearray(data)
    if rng.random() < 0.1:
        return bytes(data[:rng.randint(0, len(data))])
    for _ in range(rng.randint(1, 3)):
        at = rng.randint(0, len(data))
        kind = rng.random()
        if kind < 0.3:
            del data[at:at + rng.randint(1, 4)]
        elif kind < 0.6 and at < len(data):
            data[at] = rng.randrange(256)
        else:
            data[at:at] = rng.choice([b"nan", b"1e400", b"\0", b"\xff", b"-", b"(", b"\n", b"{", b'"', b",", b"9" * 20])
    return bytes(data)
