"""Inequalities between eigenvalues, norms and entries of symmetric matrices of any size: each goal is denied, and with it a
combination of premises and lemmas, with positive factors, says that 0 > 0. The combination is computed again.

The lemmas, for symmetric n x n matrices, are trusted: Weyl's inequalities, |lambda| <= norm_2, the triangle inequality of norms,
max |a_ij| <= norm_2 <= norm_F <= sum |a_ij| <= n norm_F and n^2 max |a_ij|, norm_F <= n max |a_ij|, and Schur's product theorem.

A form is {(atom, k): q}, the sum of q n^k atom; the atom None is 1. A matrix is {names: q}, a sum of Hadamard products; an atom
(function, matrix) has a matrix of which the first factor is 1."""
from fractions import Fraction as Q

from expressions import Unsupported
from matrix_grammar import part, statement
from matrix_instance import check_instance
from one_variable import NotChecked, Rejected, both_texts, field, rational

NORMS = ("norm_2", "norm_F", "entry", "entries")


def added(a, b, factor=Q(1)):
    total = dict(a)
    for k, v in b.items(): total[k] = total.get(k, 0) + factor * v
    return {k: v for k, v in total.items() if v}


def times(a, b):
    """Of forms of which one is without atoms."""
    total = {}
    for (x, i), v in a.items():
        for (y, j), w in b.items():
            if x is not None and y is not None: raise Unsupported("a product of eigenvalues or norms")
            total = added(total, {(x if y is None else y, i + j): v * w})
    return total


def function(name, m):
    """A norm, an eigenvalue, max |a_ij| or sum |a_ij| of a matrix."""
    if not m: return {}
    first = m[min(m)]
    if name not in NORMS and first < 0: name = {"lambda_min": "lambda_max", "lambda_max": "lambda_min"}[name]
    monic = tuple(sorted((k, v / first) for k, v in m.items()))
    return {((name, monic), 0): abs(first) if name in NORMS else first}


class Forms:
    def __init__(self, s): self.s = s

    def matrix(self, e):
        if e[0] == "name" and e[1] in self.s.matrices: return {(e[1],): Q(1)}
        if e[0] == "neg": return added({}, self.matrix(e[1]), Q(-1))
        if e[0] == "add": return added(self.matrix(e[1]), self.matrix(e[2]))
        if e[0] == "hadamard":
            total = {}
            for k, v in self.matrix(e[1]).items():
                for l, w in self.matrix(e[2]).items(): total = added(total, {tuple(sorted(k + l)): v * w})
            return total
        if e[0] == "mul" and e[1][0] == "number": return added({}, self.matrix(e[2]), e[1][1])
        if e[0] == "transposed": return self.matrix(e[1])
        raise Unsupported("a matrix of another form")

    def entry(self, e, i, j):
        """The matrix of which e is the entry [i, j]."""
        if e[0] == "entry" and e[2:] == (i, j): return self.matrix(e[1])
        if e[0] == "neg": return added({}, self.entry(e[1], i, j), Q(-1))
        if e[0] == "add": return added(self.entry(e[1], i, j), self.entry(e[2], i, j))
        raise Unsupported("an entry of another form")

    def number(self, e):
        a = e[1:]
        if e[0] == "number": return {(None, 0): e[1]} if e[1] else {}
        if e[0] == "name" and e[1] == self.s.size: return {(None, 1): Q(1)}
        if e[0] == "neg": return added({}, self.number(a[0]), Q(-1))
        if e[0] == "add": return added(self.number(a[0]), self.number(a[1]))
        if e[0] == "mul": return times(self.number(a[0]), self.number(a[1]))
        if e[0] == "power":
            total = {(None, 0): Q(1)}
            for _ in range(a[1]): total = times(total, self.number(a[0]))
            return total
        if e[0] == "div":
            below = self.number(a[1])
            if len(below) != 1 or next(iter(below))[0] is not None: raise Unsupported("a quotient")
            ((_, k), v), = below.items()
            return times(self.number(a[0]), {(None, -k): 1 / v})
        if e[0] in ("lambda_min", "lambda_max", "norm_2", "norm_F"): return function(e[0], self.matrix(a[0]))
        if e[0] == "max" and a[0][0] == "abs": return function("entry", self.matrix(a[0][1]))
        if e[0] == "sum" and a[1] == self.s.size and a[2][0] == "sum" and a[2][2] == self.s.size and a[2][3][0] == "abs":
            i, j = a[0], a[2][1]
            if i == j or {i, j} & {self.s.size, *self.s.matrices, *self.s.vectors}: raise Unsupported("a name bound twice")
            return function("entries", self.entry(a[2][3][1], i, j))
        raise Unsupported(f"a number of another form: {e[0]}")

    def positive(self, link):
        """(form, strict): what the relation says is form >= 0, or > 0; of M > 0 the form is lambda_min(M)."""
        left, relation, right = link
        if relation == "=": raise Unsupported("an equation")
        if relation in ("<", "<="): left, right = right, left
        return self.above(left, right), relation in ("<", ">")

    def above(self, left, right):
        try:
            return added(self.number(left), self.number(right), Q(-1))
        except Unsupported:
            zero = ("number", Q(0))
            return function("lambda_min", added(self.matrix(left) if left != zero else {}, self.matrix(right) if right != zero else {}, Q(-1)))

    # What the premises show of a matrix: 2 definite, 1 semidefinite, 0 nothing.
    def definite(self, m):
        signs = [self.product_sign(names) if v > 0 else 0 for names, v in m.items()]
        return 0 if not signs or 0 in signs else max(signs)

    def product_sign(self, names): return min(max((self.sign_of_premise(p, n) for p in self.s.premises), default=0) for n in names)

    def sign_of_premise(self, premise, name):
        form, strict = self.positive(premise)
        return (2 if strict else 1) if form == function("lambda_min", {(name,): Q(1)}) else 0

    def lemma(self, rule, of):
        """(form, strict)."""
        matrices = [self.matrix(part(text, "expression")) for text in of.split("|")]
        if len(matrices) == 1:
            m, = matrices
            n, n2 = {(None, 1): Q(1)}, {(None, 2): Q(1)}
            two, frobenius, entry, entries = (function(name, m) for name in NORMS)
            if rule == "definite":
                sign = self.definite(m)
                if not sign: raise Unsupported("a matrix that is not seen to be definite")
                return function("lambda_min", m), sign == 2
            least, most = function("lambda_min", m), function("lambda_max", m)
            sides = {"norm-order": (frobenius, two), "entry": (two, entry), "entries": (times(n, entry), frobenius),
                     "entry-sum": (entries, frobenius), "sum-entries": (times(n2, entry), entries), "sum-norm": (times(n, frobenius), entries),
                     "order": (most, least), "spectral-max": (two, most), "spectral-min": (added(two, least), {})}
        elif len(matrices) == 2:
            x, y = matrices
            d = added(x, y, Q(-1))
            sides = {"weyl-min": (function("lambda_min", x), added(function("lambda_min", y), function("lambda_min", d))),
                     "weyl-max": (added(function("lambda_max", y), function("lambda_max", d)), function("lambda_max", x))}
            for name, norm in (("triangle-2", "norm_2"), ("triangle-F", "norm_F"), ("triangle-entry", "entry")):
                sides[name] = (added(function(norm, y), function(norm, d)), function(norm, x))
        else: raise Unsupported("three matrices")
        if rule not in sides: raise Unsupported(f"the lemma {rule!r}")
        return added(*sides[rule], Q(-1)), False


def denied(forms, goal, case):
    """What the goal's contrary says; with |x| as the smaller side, x stands for it in the case "+" and -x in "-"."""
    left, relation, right = goal
    small, large = (left, right) if relation in ("<", "<=") else (right, left)
    if relation == "=": raise Unsupported("an equation")
    if case: small = small[1] if case == "+" else ("neg", small[1])
    return added({}, forms.above(large, small), Q(-1)), relation in ("<=", ">=")


def cases_of(goal):
    left, relation, right = goal
    return ("+", "-") if (left if relation in ("<", "<=") else right)[0] == "abs" else ("",)


def term(forms, item, goal, case):
    """(form, strict) with its factor and multiplier."""
    factor, rule, of = rational(item, "factor"), field(item, "rule"), field(item, "of")
    if factor <= 0: raise Rejected(item["line"], "a factor that is not positive")
    try:
        multiplier = forms.number(power_of(field(item, "times"), forms.s.size))
        if rule == "negated goal":
            if part(of, "chain") != [goal]: raise Rejected(item["line"], "this is another goal")
            form, strict = denied(forms, goal, case)
        elif rule == "premise":
            premise = part(of, "chain")
            if len(premise) != 1 or premise[0] not in forms.s.premises: raise Rejected(item["line"], "no such premise")
            form, strict = forms.positive(premise[0])
        else: form, strict = forms.lemma(rule, of)
    except Unsupported as why:
        raise NotChecked(f"line {item['line']}: {why}")
    return times(added({}, form, factor), multiplier), strict


def power_of(text, size):
    """1, n, n^2 or n^-2 as an expression: all are positive."""
    if text == "1": return ("number", Q(1))
    base, _, exponent = text.partition("^")
    k = exponent.lstrip("-") or "1"
    if base != size or k not in ("1", "2", "3", "4") or exponent.count("-") > 1: raise Unsupported("a multiplier of another form")
    e = ("power", ("name", size), int(k))
    return ("div", ("number", Q(1)), e) if exponent.startswith("-") else e


def check_goal(forms, goal, case, reader):
    head = reader.take("inequality")
    if part(field(head, "goal"), "chain") != [goal] or field(head, "case") != case: raise Rejected(head["line"], "another goal or case")
    total, strict = {}, False
    while reader.next_is("term"):
        form, sharp = term(forms, reader.take(), goal, case)
        total, strict = added(total, form), strict or sharp
    # The sum of numbers that are at least 0, one of them greater if strict.
    if any(atom is not None or v > 0 for (atom, _), v in total.items()): raise Rejected(head["line"], "the terms do not cancel")
    if not strict and not total: raise Rejected(head["line"], "0 >= 0 is no contradiction")


def check_matrix_inequalities(head, reader):
    s = both_texts(head, statement)
    if head["verdict"] == "fails": return check_instance(s, reader)
    forms = Forms(s)
    if not reader.next_is("inequality"): raise Unsupported("a proof of another kind")
    for goal in s.goals:
        for case in cases_of(goal): check_goal(forms, goal, case, reader)
    reader.finish()
