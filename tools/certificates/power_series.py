"""`forall u in [a, b]: F(u) = …`, [a, b] in [-1, 1]; F is made of kappa0, kappa1 and powers of u, the other side of
series `sum[n >= k] t(n) u^(2 n + q)`, t of numbers, pi, powers c^n, factorials (a n + b)! and polynomials in n.

  kappa0(u) = 1/2 + sum b_n u^(2 n + 1)/pi, kappa1(u) = 1/pi + u/2 + sum b_n u^(2 n + 2)/(pi (2 n + 2)),
  b_n = (2n)!/(4^n n!^2 (2 n + 1)), n >= 0, |u| <= 1,

so that both sides are series and their coefficients are compared. Those of one parity become rational functions of
m times pi^k c^m prod (a m)!^e, since (a m + b)! = (a m)! (a m + 1) … (a m + b); those with the same k, c and e must
add up to 0; the first few, where not all series have begun, are compared as numbers. A term is about C n^d |c prod
a^(a e)|^n, if sum a e = 0, by Stirling's formula, with d = sum e/2 + the degree of the rational function: each
series converges absolutely at 1 and -1 if the base is below 1, or is 1 and d < -1."""
import re
from fractions import Fraction as Q
from math import factorial

from expressions import (INF, PI, E, Parser, Unsupported, add, call, div, is_num, mul, neg, nodes, num,
                         parse_expression, plain, power, sub, substitute, var)
from one_variable import NotChecked, Rejected, field, integer, segment, unit_names

MOST = 200  # of a shift, a root, a number under a factorial


class SeriesParser(Parser):
    """With factorials and infinite sums."""
    def factor(self):
        if self.accept("-"): return neg(self.factor())
        e = self.atom()
        if self.accept("!"): e = call("factorial", e)
        return power(e, self.exponent()) if self.accept("^") else e

    def sum(self):
        if [self.peek(k) for k in (0, 2)] != ["[", ">="]: raise Unsupported("another sum")
        self.take("[")
        name = self.take()
        self.take(">=")
        first = self.expression()
        self.take("]")
        if not is_num(first) or name in self.definitions: raise Unsupported("a sum from elsewhere")
        bound = f"{name}#{self.i}"
        self.definitions[name] = ([], var(bound))
        try:
            return E("sum", self.term(), bound, first, INF)
        finally:
            del self.definitions[name]


# Polynomials over Q: their coefficients, the constant one first.
def times(p, q):
    r = [Q(0)] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q): r[i + j] += a * b
    return r


def plus(p, q):
    r = [(p[i] if i < len(p) else 0) + (q[i] if i < len(q) else 0) for i in range(max(len(p), len(q)))]
    while r and not r[-1]: r.pop()
    return r


def at(p, m):
    value = Q(0)
    for a in reversed(p): value = value * m + a
    return value


class Term:
    """pi^k base^m prod (a m)!^e num(m)/den(m) u^(p m + q)."""
    def __init__(self, numerator=(Q(1),), denominator=(Q(1),), pi=0, base=Q(1), factorials=(), u=(0, 0)):
        self.n, self.d, self.pi, self.base, self.u = list(numerator), list(denominator), pi, base, u
        self.factorials = {a: e for a, e in dict(factorials).items() if e}

    def key(self): return self.pi, self.base, tuple(sorted(self.factorials.items()))

    def __mul__(self, o):
        f = dict(self.factorials)
        for a, e in o.factorials.items(): f[a] = f.get(a, 0) + e
        return Term(times(self.n, o.n), times(self.d, o.d), self.pi + o.pi, self.base * o.base, f,
                    (self.u[0] + o.u[0], self.u[1] + o.u[1]))

    def inverse(self):
        if self.u != (0, 0) or not any(self.n): raise NotChecked("a quotient by u or by 0")
        return Term(self.d, self.n, -self.pi, 1 / self.base, {a: -e for a, e in self.factorials.items()})

    def whole(self, k):
        if abs(k) > 20: raise NotChecked("a high power")
        x = Term()
        for _ in range(abs(k)): x = x * self
        return x if k >= 0 else x.inverse()

    def is_polynomial(self):
        return len(self.d) == 1 and self.base == 1 and not (self.pi or self.factorials or any(self.u))

    def polynomial(self): return [a / self.d[0] for a in self.n]

    def value(self, m):
        v = at(self.n, m) / at(self.d, m) * self.base ** m
        for a, e in self.factorials.items(): v *= Q(factorial(a * m)) ** e
        return v

    def converges(self):
        base, degree = abs(self.base), Q(len(self.n) - len(self.d))
        if sum(a * e for a, e in self.factorials.items()): return False
        for a, e in self.factorials.items():
            base *= Q(a) ** (a * e)
            degree += Q(e, 2)
        return base < 1 or base == 1 and degree < -1


def linear(e, name):
    """(a, b) with e = a name + b, integers."""
    t = term(e, name, None, None)
    p = plus(t.polynomial(), []) if t.is_polynomial() else None
    if p is None or len(p) > 2 or any(c.denominator != 1 or abs(c) > MOST for c in p):
        raise NotChecked("an index of another form")
    b, a = (p + [Q(0), Q(0)])[:2]
    return int(a), int(b)


def term(e, name, u, first):
    """As a function of `name`, defined for all integers from `first` on."""
    go = lambda x: term(x, name, u, first)  # noqa: E731
    op, a = e.op, e.args
    if op == "num": return Term([a[0]])
    if op == "pi": return Term(pi=1)
    if op == "var" and a[0] == name: return Term([Q(0), Q(1)])
    if op == "var" and a[0] == u: return Term(u=(0, 1))
    if op == "neg": return go(a[0]) * Term([Q(-1)])
    if op == "mul": return go(a[0]) * go(a[1])
    if op == "div":
        below = go(a[1])
        if first is not None and zero_from(below.n, first): raise NotChecked("a quotient that may be by 0")
        return go(a[0]) * below.inverse()
    if op == "add":
        x, y = go(a[0]), go(a[1])
        if not (x.is_polynomial() and y.is_polynomial()): raise NotChecked("a sum of another form")
        return Term(plus(x.polynomial(), y.polynomial()) or [Q(0)])
    if op == "pow":
        if is_num(a[1]):
            if a[1].args[0].denominator != 1: raise NotChecked("a root")
            base = go(a[0])
            if a[1].args[0] < 0 and (first is None or zero_from(base.n, first)):
                raise NotChecked("a quotient that may be by 0")
            return base.whole(int(a[1].args[0]))
        p, q = linear(a[1], name)
        if a[0].op == "var" and a[0].args[0] == u: return Term(u=(p, q))
        base = go(a[0])
        if base.is_polynomial() and len(base.n) == 1 and base.n[0]:
            c = base.polynomial()[0]
            return Term([c ** q], base=c ** p)
    if op == "call" and a[0] == "factorial":
        k, b = linear(a[1], name)
        if k < 0 or first is not None and k * first + b < 0: raise NotChecked("a factorial of a negative number")
        if not k: return Term([Q(factorial(b))])
        n, d = [Q(1)], [Q(1)]
        for i in range(1, b + 1): n = times(n, [Q(i), Q(k)])
        for i in range(-b): d = times(d, [Q(-i), Q(k)])
        return Term(n, d, factorials={k: 1})
    raise NotChecked("a term of another form")


def zero_from(p, first):
    """Has p a zero at an integer >= first? Beyond Cauchy's bound it has none."""
    p = plus(p, [])
    if not p: return True
    bound = 1 + max((abs(c / p[-1]) for c in p[:-1]), default=Q(0))
    if bound > 10 * MOST: raise NotChecked("a polynomial with a zero far out")
    return any(not at(p, m) for m in range(first, int(bound) + 2))


class Pieces:
    """Numbers times powers of u, and sums: each a factor, a body, its name, the first index and further powers of u."""
    def __init__(self, finite=None, series=()): self.finite, self.series = finite or [], list(series)
    def __add__(self, o): return Pieces(self.finite + o.finite, self.series + o.series)

    def __mul__(self, o):
        if self.series and o.series: raise NotChecked("a product of series")
        if o.series: return o * self
        return Pieces([x * y for x in self.finite for y in o.finite],
                      [(c * y, *rest) for c, *rest in self.series for y in o.finite])

    def negated(self): return self * Pieces([Term([Q(-1)])])


def kappa(order, u):
    """The first terms, and the series."""
    n = var("n#")
    fact = lambda x: call("factorial", x)  # noqa: E731
    b = div(fact(mul(num(2), n)), mul(mul(power(num(4), n), power(fact(n), num(2))), add(mul(num(2), n), num(1))))
    divisor = num(1) if order == 0 else add(mul(num(2), n), num(2))
    body = mul(div(div(b, PI), divisor), E("pow", var(u), add(mul(num(2), n), num(1 + order))))
    first = [Term([Q(1, 2)])] if order == 0 else [Term(pi=-1), Term([Q(1, 2)], u=(0, 1))]
    return Pieces(first, [(Term(), body, "n#", 0)])


def pieces(e, u):
    op, a = e.op, e.args
    if u not in e.free and op not in ("sum", "add"): return Pieces([term(e, None, None, 0)])
    if op == "var": return Pieces([Term(u=(0, 1))])
    if op == "neg": return pieces(a[0], u).negated()
    if op == "add": return pieces(a[0], u) + pieces(a[1], u)
    if op == "mul": return pieces(a[0], u) * pieces(a[1], u)
    if op == "div" and u not in a[1].free: return pieces(a[0], u) * Pieces([term(a[1], None, None, 0).inverse()])
    if op == "pow" and is_num(a[1]) and a[1].args[0].denominator == 1 and 0 <= a[1].args[0] <= 12:
        product = Pieces([Term()])
        for _ in range(int(a[1].args[0])): product = product * pieces(a[0], u)
        return product
    if op == "call" and a[0] in ("kappa0", "kappa1") and a[1] is var(u): return kappa(int(a[0][-1]), u)
    if op == "sum" and a[3] is INF and a[2].args[0].denominator == 1 and 0 <= a[2].args[0] <= MOST:
        if a[0].free - {u, a[1]}: raise NotChecked("a series with other names")
        return Pieces([], [(Term(), a[0], a[1], int(a[2].args[0]))])
    raise NotChecked("a function that this program has no series of")


class Coefficients:
    """Of pieces: those of u^(2 m + r) as sums of terms in m, from some m on; those before are numbers times pi^k."""
    def __init__(self, found, u):
        self.first, self.numbers = [0, 0], {}
        finite, self.rows = [x for x in found.finite if x.n != [0]], [[], []]
        for x in finite: self.note(x.u[1], x.pi, at(x.n, 0) / at(x.d, 0))
        last = max((x.u[1] for x in finite), default=-1)
        for c, body, name, first in found.series:
            if any(x.op == "sum" for x in nodes(body)): raise NotChecked("a series of series")
            whole = c * term(body, name, u, first)
            p, q = whole.u
            if p != 2 or 2 * first + q < 0: raise NotChecked("a series in other powers")
            if not whole.converges(): raise NotChecked("a series that is not seen to converge")
            self.rows[q % 2].append((c, body, name, first, q // 2))  # n = m - q // 2
        for r, row in enumerate(self.rows):
            self.first[r] = max([0, (last - r) // 2 + 1] + [x[3] + x[4] for x in row])
            for c, body, name, first, shift in row:
                for n in range(first, self.first[r] - shift):
                    t = c * term(substitute(body, name, num(n)), None, u, 0)
                    self.note(2 * (n + shift) + r, t.pi, at(t.n, 0) / at(t.d, 0))
        self.general = [[c * term(substitute(body, name, sub(var("m#"), num(shift))), "m#", u, self.first[r])
                         for c, body, name, first, shift in row] for r, row in enumerate(self.rows)]

    def note(self, power_of_u, pi, q):
        if power_of_u < 0 or power_of_u > 4 * MOST: raise NotChecked("a power of u")
        found = self.numbers.setdefault(power_of_u, {})
        found[pi] = found.get(pi, 0) + q

    def check_zero(self, line, r, wanted=None):
        """Of u^(2 m + r), for all m or for the number `wanted` alone."""
        for k, value in self.numbers.items():
            if k % 2 == r and wanted in (None, k) and any(value.values()):
                raise Rejected(line, f"the coefficients of u^{k} are not the same")
        if wanted is not None and wanted < 2 * self.first[r] + r: return
        groups = {}
        for t in self.general[r]: groups.setdefault(t.key(), []).append(t)
        for group in groups.values():
            n, d = [], [Q(1)]
            for t in group: n, d = plus(times(n, t.d) if n else [], times(t.n, d)), times(d, t.d)
            if n: self.refuse(line, r)

    def refuse(self, line, r):
        for m in range(self.first[r], self.first[r] + 6):
            by_pi = {}
            for t in self.general[r]: by_pi[t.pi] = by_pi.get(t.pi, 0) + t.value(m)
            if any(by_pi.values()): raise Rejected(line, f"the coefficients of u^{2 * m + r} are not the same")
        raise NotChecked("coefficients that are not seen to be the same")


def parsed(text):
    p = SeriesParser(text)
    e = p.expression()
    if p.i != len(p.tokens): raise Unsupported("what follows an expression")
    return e


def is_zero(found, u, line):
    c = Coefficients(found, u)
    for r in (0, 1): c.check_zero(line, r)


def check_relation(item, function, sums, u, line):
    """coeff(u -> function, 2 m + r) = right is that of the statement's series. The one index; or r, and the first m."""
    m = re.fullmatch(r"coeff\((\w+) -> (.*), ([^,]*)\)", field(item, "left"))
    if not m or m[1] != u or plain(parsed(m[2])) != plain(function): raise Rejected(line, "another function")
    name, first = field(item, "name"), integer(item, "first", 0, MOST)
    step, r = linear(parse_expression(m[3]), name)
    if (step, r) not in ((0, 0), (0, 1), (2, 0), (2, 1)) or field(item, "relation") != "=":
        raise Rejected(line, "another index")
    right = parsed(field(item, "right"))
    if step == 0:
        own = Pieces([Term(u=(0, r))]) * Pieces([term(right, None, None, 0)])
        Coefficients(own + sums.negated(), u).check_zero(line, r, r)
        return {r}, None
    own = []
    for part in summands(right):
        # Of a term that is 0 no series is made.
        if not is_num(part) or part.args[0]:
            own.append((Term(), mul(part, E("pow", var(u), add(mul(num(2), var(name)), num(r)))), name, first))
    difference = Pieces([], own) + sums.negated()
    c = Coefficients(difference, u)
    for k in [k for k in c.numbers if k < 2 * first + r]: del c.numbers[k]
    c.check_zero(line, r)
    return set(), (r, first)


def summands(e):
    if e.op == "add": return [x for a in e.args for x in summands(a)]
    return [neg(x) for x in summands(e.args[0])] if e.op == "neg" and e.args[0].op == "add" else [e]


def check_power_series(bindings, f, reader):
    """The coefficients are found and compared here; that the program's relations are those of the statement, and all of
    them, is checked, how it showed them is not: it has a differential equation, this program the series."""
    (name, kind, domain), = bindings
    where = segment(name, domain)
    if kind != "real" or f[0] != "chain" or f[2] != ["="] or not unit_names(where):
        raise NotChecked("another statement about series")
    whole = pieces(f[1][0], name) + pieces(f[1][1], name).negated()
    head = reader.take("series")
    line = head["line"]
    is_zero(whole, name, line)
    function = parsed(field(head, "function"))
    own = pieces(function, name)
    sums = Pieces([], [s for s in whole.series if s[2] != "n#"])
    rest = Pieces(whole.finite, [s for s in whole.series if s[2] == "n#"])
    is_zero(own + rest, name, line)
    if field(head, "name") != name or field(head, "step") != "2": raise Rejected(line, "another variable")
    single, rows = set(), {}
    while not reader.at_end():
        item = reader.take("relation")
        alone, row = check_relation(item, function, sums, name, item["line"])
        single |= alone
        if row: rows[row[0]] = row[1]
        if reader.next_is("equation"):
            reader.take()
            reader.take("form")
            if reader.next_is("finite"): reader.take()
        else: reader.take("finite")
    for r in (0, 1):
        if r not in rows or any(2 * m + r not in single for m in range(rows[r])):
            raise Rejected(line, "coefficients are left out")
