"""Certificates of `verify gram`: bounds of the smallest and the largest eigenvalue of a kernel matrix, or of a matrix
of one's own.

A kernel matrix is made here, in intervals, from the points. With the shift s, the factor L, D >= 0 and the vector x
of the certificate, and A or -A for the two ends,
    lambda_min(A) >= s - max_i sum_j |(A - s I - L D L^T)_ij|,      lambda_min(A) <= x^T A x/x^T x,
the first because L D L^T is positive semidefinite; products of L, D and x are exact."""
from fractions import Fraction as Q
from operator import mul

import intervals
from intervals import I, Wide
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


class Kernel:
    """(kernel, depth, variances) of the header; every kernel here is a walk of the covariances c = q(x, x'),
    a = q(x, x), b = q(x', x') through the layers."""
    def __init__(self, head, dimension):
        self.name, self.depth = field(head, "kernel"), integer(head, "depth", 1, 1000)
        if field(head, "normalize") not in ("none", "sphere"):
            raise Rejected(head["line"], "normalize is neither none nor sphere")
        self.sphere = field(head, "normalize") == "sphere"
        self.weight, self.bias, self.order, scale = Q(1), Q(0), 1, Q(1)
        if self.name in ("fc", "nngp"):
            self.weight, self.bias = rational(head, "weight_variance"), rational(head, "bias_variance")
            if self.weight <= 0 or self.bias < 0: raise Rejected(head["line"], "a variance is out of range")
            scale, self.gain = self.weight / dimension, self.weight / 2
        elif self.name == "arc-cosine":
            self.order = integer(head, "order", 0, 2)
            self.gain = Q(1)
        elif self.name == "normalized": self.gain = Q(1)
        else: raise NotChecked(f"the kernel {self.name}")
        self.scale = scale
        self.homogeneous = self.bias == 0
        self.layers = self.depth + 1 if self.name == "arc-cosine" else self.depth

    def first(self, square): return I.of(self.scale * square + self.bias)

    def next_variance(self, a):
        if self.order == 0: return I.of(1)
        if self.order == 2: return I.of(3) * a * a
        return I.of(self.gain) * a + I.of(self.bias)

    def variances(self, a):
        """Of a point, layer by layer, with their roots."""
        list_ = [(a, a.sqrt())]
        for _ in range(self.layers - 1):
            a = self.next_variance(a)
            list_.append((a, a.sqrt()))
        return list_

    def functions(self, r):
        """kappa_0, and kappa_n of the order n, for a correlation."""
        one, pi = I.of(1), I.pi()
        r = I(max(r.lo, -intervals.SCALE), min(r.hi, intervals.SCALE))
        if r.lo > r.hi: raise Wide("a correlation beyond 1")
        rest = pi * I.of(Q(1, 2)) + r.arcsin()  # pi - theta
        square = r * r
        sine = I(max(0, (one - square).lo), max(0, (one - square).hi)).sqrt()
        if self.order == 0: top = rest
        elif self.order == 1: top = sine + rest * r
        else: top = I.of(3) * sine * r + rest * (one + square + square)
        inverse = pi.inverse()
        return rest * inverse, top * inverse

    def walk(self, c, u, v, same):
        """At the last layer, from c at the first; u and v are the variances of the two points."""
        tangent, gain = c, I.of(self.gain)
        for layer in range(self.layers - 1):
            (a, root_a), (b, root_b) = u[layer], v[layer]
            if same:
                k0, c = I.of(1), u[layer + 1][0]
            else:
                k0, k1 = self.functions(c * (root_a * root_b).inverse())
                if self.order == 0: c = k1
                elif self.order == 1: c = gain * root_a * root_b * k1 + I.of(self.bias)
                else: c = a * b * k1
            tangent = gain * k0 * tangent + c
        if self.name == "normalized": return I(tangent.lo // self.depth, -(-tangent.hi // self.depth))
        return tangent if self.name == "fc" else c


def kernel_matrix(kernel, points):
    """The lower triangle."""
    squares = [sum(map(mul, x, x)) for x in points]
    norms = [I.of(s).sqrt() for s in squares]
    on_sphere = kernel.sphere or kernel.name == "normalized"
    variances = [kernel.variances(kernel.first(Q(1) if on_sphere else s)) for s in squares]
    rows = []
    for i, x in enumerate(points):
        row = []
        for j in range(i + 1):
            inner = squares[i] if i == j else sum(map(mul, x, points[j]))
            if not on_sphere: c = kernel.first(inner)
            elif i == j: c = kernel.first(Q(1))
            else: c = I.of(kernel.scale) * I.of(inner) * (norms[i] * norms[j]).inverse() + I.of(kernel.bias)
            value = kernel.walk(c, variances[i], variances[j], i == j)
            if kernel.name == "normalized" and not kernel.sphere:
                value = value * (I.of(squares[i]) if i == j else norms[i] * norms[j])
            row.append(value)
        rows.append(row)
    return rows


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


def inertia(a):
    """The numbers of positive and of negative eigenvalues of a rational matrix: congruences, exact."""
    rows, signs = [list(x) for x in a], [0, 0]
    while rows:
        n = len(rows)
        p = next((i for i in range(n) if rows[i][i]), None)
        if p is None:
            off = next(((i, j) for i in range(n) for j in range(i) if rows[i][j]), None)
            if off is None: break
            p, j = off  # 2 a_pj on the diagonal
            rows[p] = [x + y for x, y in zip(rows[p], rows[j])]
            for row in rows: row[p] += row[j]
        d, top = rows[p][p], rows[p]
        signs[d < 0] += 1
        rows = [[x - row[p] * y / d for k, (x, y) in enumerate(zip(row, top)) if k != p]
                for i, row in enumerate(rows) if i != p]
    return tuple(signs)


def rank(rows):
    rows, r = [list(x) for x in rows], 0
    for k in range(len(rows[0]) if rows else 0):
        at = next((i for i in range(r, len(rows)) if rows[i][k]), None)
        if at is None: continue
        rows[r], rows[at] = rows[at], rows[r]
        for i in range(r + 1, len(rows)):
            if rows[i][k]:
                q = rows[i][k] / rows[r][k]
                rows[i] = [x - q * y for x, y in zip(rows[i], rows[r])]
        r += 1
    return r


def direction(x, exactly):
    """The point, or what its positive multiples share."""
    if exactly: return tuple(x)
    size = next(abs(c) for c in x if c)
    return tuple(c / size for c in x)


def is_singular(kernel, points, zeros):
    """By exact relations: zero rows, equal or proportional rows, linear kernels, odd functions on antipodal pairs."""
    if zeros: return True
    by_direction = kernel.homogeneous or kernel.sphere
    seen = {direction(x, not by_direction) for x in points}
    if len(seen) < len(points): return True
    linear = kernel.name != "arc-cosine" and kernel.depth == 1
    if linear and kernel.homogeneous: return rank(points) < len(points)
    if linear and kernel.sphere: raise NotChecked("a linear kernel with a bias on the sphere")
    if linear: return rank([x + [Q(1)] for x in points]) < len(points)
    at_first = kernel.homogeneous and kernel.depth == (1 if kernel.name == "arc-cosine" else 2)
    if at_first and not linear:
        pairs = [x for x in seen if tuple(-c for c in x) in seen and x > tuple(-c for c in x)]
        if kernel.order == 0: return len(pairs) > 1
        if kernel.order == 1: return rank(pairs) < len(pairs)
        return rank([[p * q for p in x for q in x] for x in pairs]) < len(pairs)
    return False


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
