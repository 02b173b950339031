"""What exact elimination shows of rational matrices: inertia, rank; and of points, that their kernel matrix is singular."""
from fractions import Fraction as Q

from one_variable import NotChecked


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
