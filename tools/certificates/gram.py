"""Certificates of `verify gram`: bounds of the smallest and the largest eigenvalue of a kernel matrix, or of a matrix
of one's own.

A kernel matrix is made here, in intervals, from the points. With the shift s, the factor L, D >= 0 and the vector x
of the certificate, and A or -A for the two ends,
    lambda_min(A) >= s - max_i sum_j |(A - s I - L D L^T)_ij|,      lambda_min(A) <= x^T A x/x^T x,
the first because L D L^T is positive semidefinite; products of L, D and x are exact."""
from fractions import Fraction as Q
from operator import mul

import intervals
from exact_relations import inertia, is_singular
from intervals import I
from kernel_matrix import Kernel, kernel_matrix
from one_variable import NotChecked, Rejected, field, integer, rational

MOST_ROWS, MOST_BITS = 200, 20000


def numbers(item, name, count):
    parts = field(item, name).split(" ")
    if len(parts) != count:
        raise Rejected(item["line"], f"the field {name!r} has {len(parts)} numbers; {count} were expected")
    return parts


def dyadic(item, count):
    """Integers and their exponent: k/2^e."""
    try:
        return [int(x) for x in numbers(item, "entries", count)], integer(item, "exponent", 0, 4 * MOST_BITS)
    except ValueError:
        raise Rejected(item["line"], "the field 'entries' has what is no integer")


def gershgorin(a):
    sums = [Q(row[-1].lo) for row in a]
    for i, row in enumerate(a):
        for j in range(i):
            size = max(abs(row[j].lo), abs(row[j].hi))
            sums[i] -= size
            sums[j] -= size
    return min(sums) / intervals.SCALE


def residual_bound(a, head, rows):
    """s - max_i sum_j |E_ij|, rounded down."""
    n, line, p, s = len(a), head["line"], intervals.P, I.of(rational(head, "shift"))
    factor, pivots = [], []
    for i, item in enumerate(rows):
        entries, e = dyadic(item, i + 1)
        if entries[-1] < 0: raise Rejected(item["line"], "a pivot is negative")
        factor.append((entries[:-1], e))
        pivots.append((entries[-1], e))
    e_l, e_d = max(e for _, e in factor), max(e for _, e in pivots)
    low = [[k << (e_l - e) for k in row] + [1 << e_l] for row, e in factor]
    d = [k << (e_d - e) for k, e in pivots]
    e = 2 * e_l + e_d
    up, down = max(0, p - e), max(0, e - p)
    sums = [0] * n
    for i in range(n):
        scaled = list(map(mul, low[i], d))
        for j in range(i + 1):
            product = sum(map(mul, scaled, low[j])) << up
            lo, hi = product >> down, -(-product >> down)
            entry = a[i][j] - s if i == j else a[i][j]
            size = max(abs(entry.lo - hi), abs(entry.hi - lo))
            sums[i] += size
            if i != j: sums[j] += size
    return Q(s.lo - max(sums), intervals.SCALE)


def quotient(a, item):
    """An upper bound of x^T A x/x^T x."""
    x, _ = dyadic(item, len(a))
    if not any(x): raise Rejected(item["line"], "the vector is 0")
    form = 0
    for i, row in enumerate(a):
        for j, entry in enumerate(row):
            k = x[i] * x[j] * (1 if i == j else 2)
            form += k * (entry.hi if k > 0 else entry.lo)
    return Q(form, intervals.SCALE * sum(k * k for k in x))


def check_end(reader, a, name, sign):
    """One end of the spectrum: of the largest eigenvalue that of -A. sign(): the numbers of positive and of negative
    eigenvalues, (None, 0) of a kernel's matrix; asked where a bound is 0 and neither factor nor vector shows it."""
    head = reader.take(name)
    lower, upper = rational(head, "lower"), rational(head, "upper")
    largest = name == "largest"
    if largest: a, lower, upper = [[-x for x in row] for row in a], -upper, -lower
    vector = reader.take("vector") if reader.next_is("vector") else None
    rows = [reader.take("row") for _ in a] if "shift" in head else None
    found = residual_bound(a, head, rows) if rows else gershgorin(a)
    if found < lower and not (lower == 0 and sign()[0 if largest else 1] == 0):
        side = "upper" if largest else "lower"
        raise Rejected(head["line"],
            f"the field {side!r}: the factor shows {float(-found if largest else found):.17g} only")
    if not vector or quotient(a, vector) > upper:
        if upper == 0 and sign()[1 if largest else 0] not in (None, len(a)): return
        side = "lower" if largest else "upper"
        raise Rejected((vector or head)["line"], f"no vector shows {side!r}")


def working_bits(reader):
    """Twice those of the proof, for roots of small differences, and what the bounds have behind their point."""
    bits = 0
    for item in reader.items:
        if item["type"] in ("smallest", "largest"):
            places = max(rational(item, name).denominator.bit_length() for name in ("lower", "upper"))
            bits = max(bits, 2 * integer(item, "bits", 0, MOST_BITS) + places)
    return bits + 128


def read_points(reader, head):
    n, points, zeros = integer(head, "points", 1, MOST_ROWS), [], 0
    for _ in range(n):
        item = reader.take("coordinates")
        parts = field(item, "entries").split(" ")
        if points and len(parts) != len(points[0]): raise Rejected(item["line"], "a point of another dimension")
        points.append([rational(item, "entries", x) for x in parts])
    return points


def check_gram(head, reader):
    points = read_points(reader, head)
    kernel = Kernel(head, len(points[0]))
    kept = points
    if kernel.homogeneous or kernel.sphere:
        kept = [x for x in points if any(x)]
        if len(kept) < len(points) and (kernel.sphere or kernel.order == 0):
            raise Rejected(head["line"], "a zero vector has no direction")
    if not kept: raise NotChecked("a matrix of zeros")
    singular = None
    if reader.next_is("singular"):
        singular = reader.take()
        if not is_singular(kernel, kept, len(points) - len(kept)):
            raise Rejected(singular["line"], "no exact relation makes the matrix singular")
    elif len(kept) < len(points): raise Rejected(reader.line, "a row of the matrix is 0")
    with intervals.precision(working_bits(reader)):
        a = kernel_matrix(kernel, kept)
        if not singular: check_end(reader, a, "smallest", lambda: (None, 0))
        check_end(reader, a, "largest", lambda: (None, None))
    reader.finish()


MOST_ELIMINATED = 100  # rows


def check_matrix(head, reader):
    n, given = integer(head, "rows", 1, MOST_ROWS), []
    for _ in range(n):
        item = reader.take("entries")
        given.append([rational(item, "entries", x) for x in numbers(item, "entries", n)])
    if field(head, "of") == "the symmetric part":
        given = [[(given[i][j] + given[j][i]) / 2 for j in range(n)] for i in range(n)]
    elif field(head, "of") != "the matrix" or any(given[i][j] != given[j][i] for i in range(n) for j in range(i)):
        raise Rejected(head["line"], "the matrix is not symmetric")
    known = []

    def sign():
        if n > MOST_ELIMINATED: raise NotChecked(f"exact signs of more than {MOST_ELIMINATED} rows")
        if not known: known.append(inertia(given))
        return known[0]

    if reader.next_is("inertia"):
        item = reader.take()
        claimed = [integer(item, name, 0, n) for name in ("positive", "negative", "zero")]
        if claimed != [*sign(), n - sum(sign())]:
            raise Rejected(item["line"], "the signs of the eigenvalues are others")
    with intervals.precision(working_bits(reader)):
        a = [[I.of(given[i][j]) for j in range(i + 1)] for i in range(n)]
        for name in ("smallest", "largest"): check_end(reader, a, name, sign)
    reader.finish()
