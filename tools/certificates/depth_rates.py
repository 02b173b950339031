"""Order terms and limits as L -> infinity, by this program's own expansions.

rho(z, L) rises to 1 for z in [-1, 1), since h(w) > w below 1. With U = 3 pi/sqrt(2 (1 - rho)) the layer is U' = F(U) =
U + 1 + b/U + …, a series in 1/U that converges for large U. So U = L + b log L + C + o(1) for a number C = C(z), and if
P starts so and P(L + 1) - F(P) = O(L^-(n+2) log^k L), then E = U - P -> 0 has E' = (1 + O(L^-2)) E + O(L^-(n+2) log^k L):
E = O(L^-(n+1) log^k L). T' = kappa0(rho) T + h(rho), kappa0 = 1 - 3/L + O(log L/L^2): what solves this up to
O(L^-4 log^k L) differs from T by O(L^-3 log^m L)."""
import functools
import re
from fractions import Fraction as Q

from exact import KPI, Inexact, K, Series, arc
from expressions import ONE, ZERO, Unsupported, div, is_num, nodes, num, parse_expression, sub, substitute, var
from growth import Growth, Quotient, order_holds
from one_variable import NotChecked, Rejected, field, says, segment

DEPTH = 3  # U is known down to L^-DEPTH
LAYERED = {"rho", "T", "theta_bar", "U"}
BELOW, ONE_ITSELF, CONTINUED = "every point below 1", "1", "1, by continuity"


def in_inverse(series, u):
    """A series in t at t = 1/U."""
    t, end = u.power(-1), u.top() * -series.end()
    total = Growth({}, end)
    for k in range(series.v, series.end()):
        if not series.get(k).is_zero(): total = total + (t if k >= 0 else u).power(abs(k)) * Growth.of(series.get(k))
    return total


@functools.lru_cache(None)
def layer():
    """In t = 1/U: the next U, and kappa0 at this layer."""
    n = DEPTH + 8
    s = Series(1, [KPI * K.of(Q(3, 2))] + [K()] * n)  # 1 - rho = 2 s^2
    one = Series.constant(K.of(1), n + 1)
    u = one - (s * s).scale(K.of(2))
    gap = one - arc("kappa1", u, K.of(1), n)
    root = gap.scale(K.of(2)).power(Q(-1, 2)).scale(KPI * K.of(3))
    return root, arc("kappa0", u, K.of(1), n)


def solved(residual, p, factor):
    """q, a polynomial in log L, with factor q + q' = the residual's part at L^p."""
    left, q = dict(residual.terms.get(p, {})), {}
    while left:
        (j, c, e) = k = max(left)
        v = left.pop(k) * K.of(1 / Q(factor))
        q[k] = v
        if j:
            below = (j - 1, c, e)
            left[below] = left.get(below, K()) - v * K.of(j)
            if left[below].is_zero(): del left[below]
    return q


@functools.lru_cache(None)
def u_series():
    step, _ = layer()
    if step.v != -1 or step.get(-1) != K.of(1) or step.get(0) != K.of(1): raise AssertionError("a layer")
    p = Growth.of(1, 1) + Growth.of(step.get(1), 0, 1) + Growth.of(1, 0, 0, 1)
    for k in range(1, DEPTH + 1):
        residual = in_inverse(step, p) - p.shifted(1)
        if residual.top() > -(k + 1): raise AssertionError("an expansion")
        p = p + Growth({Q(-k): solved(residual, Q(-(k + 1)), -k)})
    if (in_inverse(step, p) - p.shifted(1)).top() > -(DEPTH + 2): raise AssertionError("an expansion")
    return p.to(Q(-(DEPTH + 1)))


@functools.lru_cache(None)
def rho_series():
    return Growth.of(1) - u_series().power(-2) * Growth.of(KPI * KPI * K.of(Q(9, 2)))


@functools.lru_cache(None)
def kernel_series():
    u, (_, slope) = u_series(), layer()
    factor, p = in_inverse(slope, u), Growth()
    source, first = rho_series().shifted(1), (factor - Growth.of(1)).single()
    if first != (Q(-1), K.of(-3)): raise AssertionError("a slope")
    for m in (1, 0, -1, -2):
        residual = factor * p + source - p.shifted(1)
        if residual.top() > m - 1: raise AssertionError("an expansion")
        p = p + Growth({Q(m): solved(residual, Q(m - 1), m + 3)})
    if (factor * p + source - p.shifted(1)).top() > -4: raise AssertionError("an expansion")
    return p.to(Q(-3))


class Evaluator:
    """Of expressions in the layer and one correlation: at 1, or below 1 (where C stands for C(z))."""

    def __init__(self, layer_name, point, at_one, symbols=None):
        self.layer, self.point, self.at_one, self.symbols = layer_name, point, at_one, symbols or {}

    def offset(self, depth):
        a, b = (substitute(depth, self.layer, num(q)) for q in (0, 1))
        if not (is_num(a) and is_num(b)) or b.args[0] - a.args[0] != 1 or a.args[0].denominator != 1 or abs(a.args[0]) > 50:
            raise NotChecked("a depth that is not L + k")
        again = substitute(depth, self.layer, num(7))
        if not is_num(again) or again.args[0] != a.args[0] + 7: raise NotChecked("a depth that is not L + k")
        return int(a.args[0])

    def of(self, e):
        op, a = e.op, e.args
        if op == "num": return Quotient(Growth.of(a[0]))
        if op == "pi": return Quotient(Growth.of(KPI))
        if op == "euler": return Quotient(Growth.of(1, 0, 0, 0, 1))
        if op == "var":
            if a[0] == self.layer: return Quotient(Growth.of(1, 1))
            if a[0] in self.symbols: return Quotient(self.symbols[a[0]])
            raise NotChecked(f"the name {a[0]} in an expansion")
        if op == "neg": return -self.of(a[0])
        if op == "add": return self.of(a[0]) + self.of(a[1])
        if op == "mul": return self.of(a[0]) * self.of(a[1])
        if op == "div": return self.of(a[0]) * self.of(a[1]).inverse()
        if op == "pow" and is_num(a[1]): return self.power(self.of(a[0]), a[1].args[0])
        if op == "sum": return Quotient(self.harmonic(e))
        if op == "call" and len(a) == 2: return self.function(a[0], a[1])
        if op == "call" and a[0] in LAYERED: return Quotient(self.sequence(*a))
        raise NotChecked(f"the expansion of a part {op!r}")

    def power(self, x, q):
        if x.below is None: return Quotient(x.above.power(q))
        if q.denominator > 1 or abs(q) > 20: raise Inexact("a root of a quotient")
        r = Quotient(Growth.of(1))
        for _ in range(abs(int(q))): r = r * x
        return r if q >= 0 else r.inverse()

    def harmonic(self, e):
        body, name, first, last = e.args
        if body is not parse_inverse(name) or first is not ONE or last is not var(self.layer): raise NotChecked("a sum")
        terms = ((Q(1, 2), -1), (Q(-1, 12), -2), (Q(1, 120), -4))
        total = Growth.of(1, 0, 1) + Growth.of(1, 0, 0, 0, 1)
        for q, p in terms: total = total + Growth.of(q, p)
        return total.to(Q(-6))

    def function(self, name, u):
        if name == "sqrt": return self.power(self.of(u), Q(1, 2))
        if name == "log": return Quotient(self.of(u).alone().log())
        if name == "abs":  # of what keeps its sign from some L on
            x = self.of(u).alone()
            return Quotient(x if x.parts()[0].sign() > 0 else -x)
        if name in ("kappa0", "kappa1") and u.op == "call" and u.args[0] == "rho":
            _, z, depth = u.args
            if name == "kappa1": return Quotient(self.sequence("rho", z, depth, 1))
            self.is_point(z)
            k = self.offset(depth)
            if self.at_one: return Quotient(Growth.of(1))
            return Quotient(in_inverse(layer()[1], u_series().shifted(k)))
        raise NotChecked(f"the expansion of {name}")

    def is_point(self, z):
        if self.point is None or z is not self.point: raise NotChecked("another correlation")

    def sequence(self, name, z, depth, more=0):
        self.is_point(z)
        k = self.offset(depth) + more
        if self.at_one:
            if name == "U": raise NotChecked("U at the correlation 1")
            return Growth.of(1, 1) + Growth.of(k) if name == "T" else Growth.of(1)
        if name == "rho": return rho_series().shifted(k)
        if name == "U": return u_series().shifted(k)
        value = kernel_series().shifted(k)
        return value if name == "T" else value * (Growth.of(1, 1) + Growth.of(k)).power(-1)


def parse_inverse(name):
    return div(ONE, var(name))


def agrees(item, error, layer_name):
    """The terms that the item shows are those of this program, and the first one is among them."""
    m = re.fullmatch(r"the (?:difference|left side) is (.*?)(?:, (?:where|of the order) .*)?", field(item, "terms"))
    if not m: raise Rejected(item["line"], "the field 'terms' is no expansion")
    text = m[1]
    if text == "exactly 0":
        if error.below is None and error.above.is_zero(): return
        raise Rejected(item["line"], "the difference is not 0")
    body = re.sub(r" \+ (?:\.\.\.|[oO]\([^+]*\))$", "", text)
    if re.match(r"[oO]\(", body) or error.below is not None:  # of a quotient this program knows the order only
        if error.below is None and error.above.terms:
            raise Rejected(item["line"], "the terms of the difference are missing")
        return
    symbols = {"C": Growth.of(1, 0, 0, 1), "positive_euler": Growth.of(1, 0, 0, 0, 1)}
    shown = Growth()
    for part in re.split(r" \+ (?![^(]*\))", body):
        try:
            term = Evaluator("L", None, True, symbols).of(parse_expression(part)).alone()
        except (Unsupported, NotChecked, Inexact):
            raise Rejected(item["line"], f"{part!r} is no term")
        if term.rest is not None or len(term.terms) != 1: raise Rejected(item["line"], f"{part!r} is no term")
        shown = shown + term
        (p, found), = term.terms.items()
        own = error.above
        if own.rest is not None and p <= own.rest:
            raise Rejected(item["line"], f"the term {part!r} is beyond those that are known")
        for k, v in found.items():
            if own.terms.get(p, {}).get(k, K()) != v: raise Rejected(item["line"], f"the term {part!r} is another one")
    first = max(error.above.terms, default=None)
    if first is not None and first not in shown.terms: raise Rejected(item["line"], "the first term is missing")


def cases_of(bindings, f):
    """Of the domain: whether 1, and whether points below 1 belong to it; the correlation."""
    _, left, main, _, gauge, name, uniform = f
    reals = [(n, d) for n, kind, d in bindings if kind == "real"]
    if len(reals) != len(bindings) or len(reals) > 1: raise NotChecked("an order term with several names")
    if uniform is not None and (not reals or reals[0][0] != uniform): raise NotChecked("uniformly in another name")
    if not reals:
        points = {x.args[1] for e in (left, gauge) for x in nodes(e) if x.op == "call" and x.args[0] in LAYERED}
        if len(points) != 1: return [ONE_ITSELF], None, None
        at, = points
        return ([BELOW], at, None) if is_num(at) and -1 <= at.args[0] < 1 else ([ONE_ITSELF], None, None)
    z, where = reals[0][0], segment(*reals[0])
    if z == name: raise NotChecked("a layer that is real")
    low, high = where.lower, where.upper
    if low is None or high is None or (low + K.of(1)).sign() < 0 or (K.of(1) - high).sign() < 0 or where.is_empty():
        raise NotChecked("correlations beyond [-1, 1], or none")
    found = [ONE_ITSELF] if where.contains(K.of(1)) else []
    if (K.of(1) - low).sign() > 0: found.append(BELOW)
    return found, var(z), where


def is_continuous(e, z):
    """In z at every layer, on [-1, 1]: sums and products of rho and T, divided by what has no z."""
    if z not in e.free: return True
    if e.op in ("add", "mul", "neg"): return all(is_continuous(a, z) for a in e.args)
    if e.op == "div": return is_continuous(e.args[0], z) and z not in e.args[1].free
    return e.op == "call" and e.args[0] in ("rho", "T", "theta_bar") and e.args[1] is var(z) and z not in e.args[2].free


def check_growth(bindings, f, reader, verdict):
    _, left, main, landau, gauge, name, uniform = f
    cases, point, where = cases_of(bindings, f)
    holds, seen = verdict == "holds", []
    if holds and uniform: raise NotChecked("an order term that holds uniformly")
    error = left if main is ZERO else sub(left, main)
    while not reader.at_end():
        item = reader.take("expansion")
        says(item, "error", parse_expression, error)
        says(item, "rate", parse_expression, gauge)
        if field(item, "kind") != landau or field(item, "layer") != name: raise Rejected(item["line"], "another claim")
        case = field(item, "where")
        if case == CONTINUED:
            if holds or not uniform or landau not in ("O", "o") or where.closed_above or not (where.upper - K.of(1)).is_zero() \
                    or not is_continuous(error, uniform) or uniform in gauge.free:
                raise Rejected(item["line"], "continuity refutes this claim nowhere")
        elif case not in cases: raise Rejected(item["line"], "no such point belongs to the domain")
        seen.append(case)
        if field(item, "point") != (str(point.args[0]) if point else "1"): raise Rejected(item["line"], "another point")
        value = Evaluator(name, point, case != BELOW)
        try:
            found, rate = value.of(error), value.of(gauge)
            agrees(item, found, name)
            truth = order_holds(landau, found, rate)
        except Inexact as why:
            raise NotChecked(f"line {item['line']}: an expansion: {why}")
        if truth is None: raise NotChecked("a first coefficient that may be 0")
        if truth is not holds: raise Rejected(item["line"], "the expansion shows the contrary")
    if holds and seen != cases: raise Rejected(reader.line, "a case is missing, or there is one too many")
    if not holds and len(seen) != 1: raise Rejected(reader.line, "one expansion was expected")
