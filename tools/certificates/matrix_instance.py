"""A statement of matrix_grammar.py is false for matrices and vectors of rational entries: the premises hold and a relation does
not, exactly. Numbers are exact constants with square roots (exact.py)."""
import re
from fractions import Fraction as Q

from exact import Inexact, K
from expressions import Unsupported
from one_variable import NotChecked, Rejected, field, integer

LARGEST = 20


def entries(item, name, rows, columns):
    """A number, (1, 2) or ((1, 2), (3, 4)) as rows."""
    text = field(item, name)
    found = re.findall(r"-?\d+(?:/\d+)?", text)
    row = "(" + ", ".join(["#"] * columns) + ")" if columns > 1 else "#"
    shape = "(" + ", ".join([row] * rows) + ")" if rows > 1 else row
    if len(text) > 100_000 or re.sub(r"-?\d+(?:/\d+)?", "#", text) != shape: raise Rejected(item["line"], f"{name!r} is not of this size")
    try:
        values = [Q(x) for x in found]
    except ZeroDivisionError:
        raise Rejected(item["line"], f"{name!r} has an entry that is no number")
    return [values[i * columns:(i + 1) * columns] for i in range(rows)]


def product(a, b):
    if len(a[0]) != len(b): raise Unsupported("a product of other sizes")
    return [[sum((x * y for x, y in zip(row, column)), Q(0)) for column in zip(*b)] for row in a]


def entrywise(f, a, b):
    if (len(a), len(a[0])) != (len(b), len(b[0])): raise Unsupported("matrices of other sizes")
    return [[f(x, y) for x, y in zip(r, s)] for r, s in zip(a, b)]


class Values:
    """Matrices are lists of rows of rational numbers, one of them for 1 x 1; numbers are K."""
    def __init__(self, matrices): self.matrices = matrices

    def matrix(self, e):
        if e[0] == "name" and e[1] in self.matrices: return self.matrices[e[1]]
        if e[0] == "transposed": return [list(r) for r in zip(*self.matrix(e[1]))]
        if e[0] == "neg": return [[-x for x in r] for r in self.matrix(e[1])]
        if e[0] == "add": return entrywise(lambda x, y: x + y, self.matrix(e[1]), self.matrix(e[2]))
        if e[0] == "hadamard": return entrywise(lambda x, y: x * y, self.matrix(e[1]), self.matrix(e[2]))
        if e[0] == "mul":
            if e[1][0] == "number": return [[e[1][1] * x for x in r] for r in self.matrix(e[2])]
            return product(self.matrix(e[1]), self.matrix(e[2]))
        raise Unsupported("a matrix of another form")

    def number(self, e):
        if e[0] == "number": return K.of(e[1])
        if e[0] == "neg": return -self.number(e[1])
        if e[0] == "sqrt": return self.number(e[1]).sqrt()
        if self.is_matrix(e):
            value = self.matrix(e)
            if (len(value), len(value[0])) != (1, 1): raise Unsupported("a matrix where a number was expected")
            return K.of(value[0][0])
        if e[0] == "add": return self.number(e[1]) + self.number(e[2])
        if e[0] == "mul": return self.number(e[1]) * self.number(e[2])
        raise Unsupported(f"a number of another form: {e[0]}")

    def is_matrix(self, e):
        """Made of names alone."""
        return e[0] == "name" or (e[0] in ("transposed", "neg", "add", "mul", "hadamard") and all(map(self.is_matrix, e[1:])))

    def holds(self, link, symmetric):
        left, relation, right = link
        zero = ("number", Q(0))
        if right == zero and symmetric(left):
            if relation not in (">", ">="): raise Unsupported("a relation between matrices")
            return is_definite(self.matrix(left), relation == ">")
        sign = (self.number(left) - self.number(right)).sign()
        return {"<": sign < 0, "<=": sign <= 0, "=": sign == 0, ">=": sign >= 0, ">": sign > 0}[relation]


def is_definite(a, strict):
    """By symmetric elimination of a rational matrix: all pivots positive; or none negative, and rows of 0 beside pivots 0."""
    a = [list(r) for r in a]
    while a:
        pivot, row = a[0][0], a[0]
        if pivot < 0 or (strict and pivot == 0) or (pivot == 0 and any(row)): return False
        a = [[x - (r[0] * y / pivot if pivot else 0) for x, y in zip(r[1:], row[1:])] for r in a[1:]]
    return True


def check_instance(s, reader):
    item = reader.take("instance")
    reader.finish()
    n = integer(item, s.size, 1, LARGEST)
    values = {name: entries(item, name, n, n) for name in s.matrices}
    for name, a in values.items():
        if a != [list(r) for r in zip(*a)]: raise Rejected(item["line"], f"{name!r} is not symmetric")
    values.update({name: [[x] for r in entries(item, name, n, 1) for x in r] for name in s.vectors})
    at = Values(values)
    def symmetric(e): return e[0] == "name" and e[1] in s.matrices or e[0] in ("add", "neg", "hadamard") and all(map(symmetric, e[1:]))
    try:
        if not all(at.holds(p, symmetric) for p in s.premises): raise Rejected(item["line"], "a premise is false there")
        if all(at.holds(g, symmetric) for g in s.goals): raise Rejected(item["line"], "the statement is true there")
    except (Inexact, Unsupported) as why:
        raise NotChecked(f"a value of another form: {why}")
