"""Certificates about one real variable: every piece is computed again, and the pieces must cover the domain."""
from fractions import Fraction as Q
from functools import cmp_to_key

from exact import Inexact, K, Ramify
from expressions import (ONE, ZERO, E, Parser, Unsupported, add, call, derivative, is_num, layered, mul, neg, nodes, num,
                         parse_expression, plain, sub, substitute)
from forms import Chart, Local, exact_value, kappa1_at
from intervals import SCALE, I, Wide, shown
from normal import equal
from structure import positive, total


class Rejected(Exception):
    def __init__(self, line, why): self.line, self.why = line, why


class NotChecked(Exception):
    """True or not, this program does not check it."""


class Reader:
    """Items are dictionaries with `line`; an item with `items` is followed by so many that belong to it."""
    def __init__(self, items, line): self.items, self.i, self.line = items, 0, line
    def at_end(self): return self.i == len(self.items)
    def next_is(self, kind): return not self.at_end() and self.items[self.i]["type"] == kind

    def take(self, *kinds):
        if self.at_end(): raise Rejected(self.line, "an item is missing")
        item = self.items[self.i]
        if kinds and item["type"] not in kinds: raise Rejected(item["line"], f"{kinds[0]!r} was expected")
        self.i, self.line = self.i + 1, item["line"]
        return item

    def section(self, head):
        n = integer(head, "items", 0, 10 ** 7)
        if n > len(self.items) - self.i: raise Rejected(head["line"], "fewer items follow than it says")
        self.i += n
        return Reader(self.items[self.i - n:self.i], head["line"])

    def section_of_claim(self):
        """Of a head without `items`: the claim that follows it, with its items."""
        if not self.next_is("claim"): raise Rejected(self.line, "a claim was expected")
        n = 1 + integer(self.items[self.i], "items", 0, 10 ** 7)
        if n > len(self.items) - self.i: raise Rejected(self.line, "fewer items follow than it says")
        self.i += n
        return Reader(self.items[self.i - n:self.i], self.line)

    def finish(self):
        if not self.at_end(): raise Rejected(self.items[self.i]["line"], "an item that nothing needs")


def both_texts(head, read, form=lambda x: x):
    """What `read` makes of the statement; the text of the first line must have the same `form`."""
    statement, text = read(head["statement"]), read(head["text"])
    if form(statement) != form(text): raise Rejected(1, "statement and text are not the same")
    return statement


def field(item, name):
    if name not in item: raise Rejected(item["line"], f"the field {name!r} is missing")
    return item[name]


def rational(item, name, text=None):
    text = field(item, name) if text is None else text
    try:
        if len(text) < 4000: return Q(text.strip())
    except (ValueError, ZeroDivisionError):
        pass
    raise Rejected(item["line"], f"the field {name!r} is no rational number")


def integer(item, name, least, most):
    q = rational(item, name)
    if q.denominator != 1 or not least <= q <= most or field(item, name) != str(q): raise Rejected(item["line"], f"the field {name!r} is out of range")
    return int(q)


def says(item, name, parse, own):
    """The field is a text of what this program made itself."""
    try:
        if plain(parse(field(item, name))) == plain(own): return
    except Unsupported:
        pass
    raise Rejected(item["line"], f"the field {name!r} is not what the statement gives")


class Segment:
    """lower and upper are exact constants, None for infinity."""
    def __init__(self, name, lower, upper, closed_below, closed_above):
        self.name, self.lower, self.upper = name, lower, upper
        self.closed_below, self.closed_above = closed_below, closed_above

    def length(self): return None if self.lower is None or self.upper is None else (self.upper - self.lower).sign()
    def is_point(self): return self.length() == 0 and self.closed_below and self.closed_above
    def is_empty(self): return self.length() is not None and (self.length() < 0 or (self.length() == 0 and not self.is_point()))
    def open(self): return Segment(self.name, self.lower, self.upper, False, False)

    def contains(self, k):
        low = 1 if self.lower is None else (k - self.lower).sign()
        high = 1 if self.upper is None else (self.upper - k).sign()
        return low >= (0 if self.closed_below else 1) and high >= (0 if self.closed_above else 1)


def segment(name, d):
    def end(e): return None if e is None else exact_value(layered(e))
    try:
        return Segment(name, end(d.lower), end(d.upper), d.closed_below, d.closed_above)
    except Inexact:
        raise NotChecked("an end that is no exact number")


class Claim:
    def __init__(self, where, formula): self.where, self.formula = where, formula


def names_of(f):
    if f[0] == "chain": return set().union(*(e.free for e in f[1]))
    if f[0] == "shape": return {f[3]}
    if f[0] == "range": return set(f[1].free)
    if f[0] == "order": return {f[5]}
    if f[0] in ("and", "in"): return set().union(*(names_of(p) for p in f[1]))
    raise NotChecked(f"a part of the kind {f[0]}")


def restrict(where, premise):
    """The part of the domain on which the premise, comparisons of the name with constants, is true."""
    if premise[0] in ("and", "in"):
        for p in premise[1]: where = restrict(where, p)
        return where
    if premise[0] != "chain": raise NotChecked("a premise of another kind")
    for a, r, b in zip(premise[1], premise[2], premise[1][1:]):
        if r in ("=", "!="): raise NotChecked("a premise of another kind")
        if r in (">", ">="): a, b, r = b, a, {">": "<", ">=": "<="}[r]
        named = [x.op == "var" and x.args[0] == where.name for x in (a, b)]
        if named[0] == named[1] or (b if named[0] else a).free: raise NotChecked("a premise of another kind")
        at, closed = exact_value(layered(b if named[0] else a)), r == "<="
        low, up, cb, ca = where.lower, where.upper, where.closed_below, where.closed_above
        if named[0]:
            s = -1 if up is None else (at - up).sign()
            up, ca = (at, closed) if s < 0 else (up, ca and closed if s == 0 else ca)
        else:
            s = 1 if low is None else (at - low).sign()
            low, cb = (at, closed) if s > 0 else (low, cb and closed if s == 0 else cb)
        where = Segment(where.name, low, up, cb, ca)
    return where


def claims_of(f, domains=None, premises=()):
    """Claims on intervals whose conjunction is the statement, in the order of the text."""
    domains = domains or {}
    if f[0] == "forall":
        if any(kind != "real" for _, kind, _ in f[1]): raise NotChecked("a statement about layers")
        return claims_of(f[2], {**domains, **{n: d for n, _, d in f[1]}}, premises)
    if f[0] in ("and", "in"): return [c for p in f[1] for c in claims_of(p, domains, premises)]
    if f[0] == "implies": return claims_of(f[2], domains, premises + (f[1],))
    if f[0] == "chain" and len(f[2]) > 1:
        return [c for a, r, b in zip(f[1], f[2], f[1][1:]) for c in claims_of(("chain", [a, b], [r]), domains, premises)]
    if f[0] == "shape": domains = {**domains, f[3]: f[4]}
    names = names_of(f).union(*(names_of(p) for p in premises)) if premises else names_of(f)
    if not names and len(domains) == 1: names = set(domains)
    if f[0] == "order" and len(names) == 1 and not set(domains) & names:
        return [Claim(Segment(next(iter(names)), None, None, False, False), f)]
    if len(names) != 1 or not names <= set(domains): raise NotChecked("a statement about several variables")
    name = next(iter(names))
    for other, d in domains.items():
        if other != name and segment(other, d).is_empty(): raise NotChecked("an empty domain")
    where = segment(name, domains[name])
    for p in premises: where = restrict(where, p)
    return [Claim(where, f)]


def margin_of(f):
    """Of a relation: what must be positive, and whether strictly."""
    (a, b), (r,) = f[1], f[2]
    return (sub(b, a) if r in ("<", "<=") else sub(a, b)), "strict" if r in ("<", ">") else "weak"


# Values at points.
def interval_value(e, env):
    memo = {}

    def go(x):
        if id(x) not in memo: memo[id(x)] = rule(x)
        return memo[id(x)]

    def rule(x):
        op, a = x.op, x.args
        if op == "num": return I.of(a[0])
        if op == "pi": return I.pi()
        if op == "euler": return I.euler()
        if op == "expect": return go(a[0])
        if op == "sum": raise Unsupported("a sum")
        if op == "var": return env[a[0]] if a[0] in env else _wide("a name without value")
        if op == "neg": return -go(a[0])
        if op == "add": return go(a[0]) + go(a[1])
        if op == "mul": return go(a[0]) * go(a[1])
        if op == "div": return go(a[0]) * go(a[1]).inverse()
        if op == "pow":
            b, k = go(a[0]), a[1].args[0] if is_num(a[1]) else None
            if k is None: return (b.log() * go(a[1])).exp()
            if k.denominator == 1: return b.power(int(k)) if k >= 0 else b.power(int(-k)).inverse()
            if k.denominator == 2:
                r = b.sqrt().power(abs(k.numerator))
                return r if k > 0 else r.inverse()
            return (b.log() * I.of(k)).exp()
        if op != "call": _wide(op)
        name, u = a[0], go(a[1])
        if name in ("rho", "T", "theta_bar", "U", "theta"): return sequence(name, u, go(a[2]))
        return function(name, u, [go(y) for y in a[2:]])
    return go(e)


def _wide(why): raise Wide(why)


def unit(u): return I(max(u.lo, -SCALE), min(u.hi, SCALE)) if u.hi >= -SCALE and u.lo <= SCALE else _wide("beyond 1")


def function(name, u, rest):
    import mpmath
    if name == "sqrt": return u.sqrt()
    if name == "exp": return u.exp()
    if name == "log": return u.log()
    if name in ("sin", "cos"): return u.wave(getattr(mpmath, name))
    if name == "arctan": return u.arctan()
    if name == "arcsin": return u.arcsin()
    if name == "arccos": return I.pi() * I.of(Q(1, 2)) - u.arcsin()
    if name == "kappa0": return I.of(Q(1, 2)) + u.arcsin() * I.pi().inverse()
    if name == "kappa1": return kappa1_at(u)
    if name == "abs": return u if u.lo >= 0 else -u if u.hi <= 0 else I(0, max(-u.lo, u.hi))
    if name == "relu": return I(max(u.lo, 0), max(u.hi, 0))
    if name in ("max", "min"):
        pick = max if name == "max" else min
        for v in rest: u = I(pick(u.lo, v.lo), pick(u.hi, v.hi))
        return u
    raise Wide(name)


def sequence(name, z, depth):
    if depth.lo != depth.hi or depth.lo % SCALE or not 1 <= depth.lo // SCALE <= 20000: raise Wide("a depth")
    if z.lo < -SCALE or z.hi > SCALE: raise Wide("beyond 1")
    rho = kernel = z
    for _ in range(depth.lo // SCALE - 1):
        nxt = unit(kappa1_at(rho))
        kernel = function("kappa0", rho, []) * kernel + nxt
        rho = nxt
    if name == "rho": return rho
    if name == "T": return kernel
    if name == "theta_bar": return kernel * depth.inverse()
    if name == "theta": return kernel * I.of(Q(1, 2 ** (depth.lo // SCALE - 1)))
    return I.of(3) * I.pi() * (I.of(2) * (I.of(1) - rho)).sqrt().inverse()


def relation_at(a, r, b, point):
    """True, False, or None where it is not decided; the point is rational."""
    x, y = a, b
    for name, q in point.items(): x, y = substitute(x, name, num(q)), substitute(y, name, num(q))
    sign = None
    try:
        sign = (exact_value(layered(x)) - exact_value(layered(y))).sign()
    except (Inexact, Ramify, Unsupported, RecursionError):
        d = interval_value(x, {}) - interval_value(y, {})
        sign = 1 if d.is_positive() else -1 if (-d).is_positive() else 0 if d.is_zero() else None
    if sign is None: return None
    return {"<": sign < 0, "<=": sign <= 0, "=": sign == 0, "!=": sign != 0, ">=": sign >= 0, ">": sign > 0}[r]


def truth_at(f, point):
    if f[0] == "chain":
        found = [relation_at(a, r, b, point) for a, r, b in zip(f[1], f[2], f[1][1:])]
        return False if False in found else None if None in found else True
    if f[0] in ("and", "in"):
        found = [truth_at(p, point) for p in f[1]]
        return False if False in found else None if None in found else True
    if f[0] == "implies": return truth_at(f[2], point) if truth_at(f[1], point) is True else None
    return None


def check_point(conjuncts, item):
    given = {k: rational(item, k) for k in item if k not in ("type", "line")}
    for bindings, f in conjuncts:
        point, inside, missing = dict(given), True, False
        if f[0] == "shape":
            _, e, shape, name, d = f
            left, right = name + "_left", name + "_right"
            if left not in given or right not in given: continue
            u, v = substitute(e, name, num(given[left])), substitute(e, name, num(given[right]))
            if not given[left] < given[right] or not all(segment(name, d).contains(K.of(given[k])) for k in (left, right)): continue
            middle, mean = substitute(e, name, num((given[left] + given[right]) / 2)), mul(num(Q(1, 2)), add(u, v))
            r, a, b = {"increasing": ("<", u, v), "decreasing": (">", u, v), "nondecreasing": ("<=", u, v),
                       "nonincreasing": (">=", u, v), "convex": ("<=", middle, mean), "concave": (">=", middle, mean)}[shape]
            f = ("chain", [a, b], [r])
        for name, kind, d in bindings:
            if name not in point: missing = missing or name in names_of_all(f)
            elif kind == "layer": inside = inside and point[name].denominator == 1 and point[name] >= d.args[0]
            else: inside = inside and segment(name, d).contains(K.of(point[name]))
        if inside and not missing and truth_at(f, point) is False: return
    raise Rejected(item["line"], "the statement is not seen to be false there")


def names_of_all(f):
    return names_of_all(f[1]) | names_of_all(f[2]) if f[0] == "implies" else names_of(f)


# The sign of a margin.
def largest(v, j, r):
    """sup of t^v log(1/t)^j over (0, r]."""
    t = I.of(r)
    ell = -t.log()
    if j <= 0: return t.power(v) * ell.power(-j).inverse()
    turn = I.of(Q(j, v))
    if turn.hi <= ell.lo: return t.power(v) * ell.power(j)
    return (turn * I.of(1).exp().inverse()).power(j)


def leading(local, forms, pieces):
    """Power of t and of log(1/t), exact coefficient or None, enclosure of what is left; None: it is 0."""
    there = [(f.v, -j, f) for j, f in enumerate(forms) if not f.is_zero()]
    if not there: return None
    v, j, f = min(there, key=lambda x: x[:2])
    rest, j = local.range(f, pieces), -j
    for w, i, g in there:
        if g is not f:
            sup = largest(w - v, -i - j, local.high)
            rest = rest + local.range(g) * I(0, 0).hull(sup)
    return v, j, rest


class Sign:
    def __init__(self, where, margin, wanted, claim=None):
        self.where, self.margin, self.wanted, self.claim = where, layered(margin), wanted, claim

    def check(self, reader):
        where = self.where
        if where.is_empty():
            reader.take("empty")
        elif where.is_point():
            item = reader.take("single")
            q = where.lower.rational()
            if q is None or not self.true_at(q): raise Rejected(item["line"], "the claim is not true there")
        elif reader.next_is("identity"):
            item = reader.take()
            if self.wanted != "weak" or not equal(self.margin, ZERO, unit_names(where)):
                raise Rejected(item["line"], "the normal form is not 0")
            check_defined(where, self.margin, reader.section(reader.take("defined")))
        elif reader.next_is("factors"):
            item = reader.take()
            if not positive(self.margin): raise NotChecked("a margin that is not positive by its form")
            if not equal(layered(parse_expression(field(item, "margin"))), self.margin): raise Rejected(item["line"], "this is not the margin")
            Sign(where, parse_expression(field(item, "rest")), self.wanted).pieces(reader)
        else:
            self.pieces(reader)
        reader.finish()

    def true_at(self, q):
        try:
            if self.claim: return truth_at(self.claim, {self.where.name: q}) is True
            return relation_at(self.margin, ">" if self.wanted == "strict" else ">=", ZERO, {self.where.name: q}) is True
        except Wide as why:
            raise NotChecked(f"the claim at {q} itself: {why}")

    def pieces(self, reader):
        first, last = reader.take("end"), reader.take("end")
        left = self.piece(first, self.where.lower, 1, self.where.closed_below)
        right = self.piece(last, self.where.upper, -1, self.where.closed_above)
        covered = []
        while not reader.at_end():
            item = reader.take("box", "touch")
            covered.append(self.box(item) if item["type"] == "box" else self.touch(item, reader.take("touch")))
        covered.sort()
        for low, high in covered:
            if low <= left: left = max(left, high)
        if left < right: raise Rejected(last["line"], f"nothing covers what follows {self.where.name} = {left}")

    def touch(self, up, down):
        if field(up, "at") != field(down, "at"): raise Rejected(down["line"], "the other side of the touch is missing")
        try:
            at = exact_value(parse_expression(field(up, "at")))
        except (Unsupported, Inexact):
            raise Rejected(up["line"], "the point is no exact number")
        high, low = self.piece(up, at, 1, True), self.piece(down, at, -1, True)
        return low, high

    def piece(self, item, at, direction, closed):
        line = item["line"]
        if at is None: right_point = field(item, "at") == ("-inf" if direction > 0 else "inf")
        else:
            try:
                right_point = exact_value(parse_expression(field(item, "at"))) == at
            except (Unsupported, Inexact):
                right_point = False
        if not right_point: raise Rejected(line, "this is not the end of the domain")
        text = field(item, "chart")
        if text[:1] + text[-1:] != "[]" or text.count(",") != 1: raise Rejected(line, "no chart")
        scale, p = (rational(item, "chart", x) for x in text[1:-1].split(","))
        t_max, terms = rational(item, "t_max"), integer(item, "terms", 1, 40)
        infinite = at is None
        turned = (scale > 0) == (direction > 0) if infinite else (scale > 0) != (direction > 0)
        if not scale or turned or p.denominator != 1 or not 1 <= abs(p) <= 24 or (p < 0) != infinite or t_max <= 0:
            raise Rejected(line, "the chart does not run from this point into the interval")
        chart = Chart(K() if infinite else at, scale, abs(int(p)), infinite)
        why = None
        for n, pieces in ((terms, 4), (terms + 6, 8), (terms + 14, 32)):  # the same piece, in a finer arithmetic
            local = Local(self.where.name, chart, 0, t_max, n, True)
            try:
                lead = leading(local, local.of(self.margin), pieces)
                why = self.disagrees(item, lead, local)
            except (Wide, RecursionError) as w:
                why = f"no enclosure: {w}"
            if why is None: break
        if why is not None: raise Rejected(line, why)
        if closed: self.at_point(item, at, lead, local.singular)
        reach = abs(scale) / t_max ** chart.power if infinite else abs(scale) * t_max ** chart.power
        if infinite: return -reach if direction > 0 else reach
        q = at.rational()
        if q is not None: return q + direction * reach
        z = at.enclosure()
        return Q(z.lo, SCALE) + reach if direction > 0 else Q(z.hi, SCALE) - reach

    def disagrees(self, item, lead, local):
        if ("zero" in item) != (lead is None): return "it is not, as it says, 0 or not 0"
        if lead is None: return None if self.wanted == "weak" else "0 in a strict claim"
        v, j, rest = lead
        lower = rational(item, "lower")
        if integer(item, "order", -10 ** 6, 10 ** 6) != v: return f"the order is {v}"
        if (integer(item, "log", 0, 10) if "log" in item else 0) != j: return f"the power of the logarithm is {j}"
        series = local.series(self.margin)
        exact = series[j].get(v) if series and j < len(series) and series[j].end() > v >= series[j].v else None
        text = field(item, "coefficient")
        if exact is not None and text != "enclosed":
            try:
                if exact_value(parse_expression(text)) != exact: return "the leading coefficient is another number"
            except (Unsupported, Inexact):
                return "the leading coefficient is no exact number"
        if lower <= 0: return "the lower bound is not positive"
        return None if Q(rest.lo, SCALE) >= lower else f"the margin without its zero comes down to {shown(rest.lo)}"

    def at_point(self, item, at, lead, singular):
        q = at.rational()
        if lead is None: v, j = 0, 0
        else: v, j = lead[:2]
        if not singular and v >= 0 and not (v == 0 and j > 0):
            if v == 0 or self.wanted != "strict": return
        if q is not None and self.where.contains(at) and self.true_at(q): return
        raise Rejected(item["line"], "the claim is not true at the point itself")

    def box(self, item):
        line, low, high, lower = item["line"], rational(item, "from"), rational(item, "to"), rational(item, "lower")
        terms = integer(item, "terms", 1, 40)
        if low >= high: raise Rejected(line, "the box is empty")
        stack, depth = [(low, high, 0)], 6  # halved where this arithmetic is coarser than the other
        while stack:
            a, b, k = stack.pop()
            local = Local(self.where.name, Chart(K.of((a + b) / 2), 1, 1), -(b - a) / 2, (b - a) / 2, terms, False)
            try:
                f = local.of(self.margin)
                if len(f) > 1: raise Wide("a logarithm")
                if f[0].is_zero() and self.wanted == "weak" and lower == 0: continue
                if lower <= 0: raise Rejected(line, "the lower bound is not positive")
                f = local.flat(f[0])
                if Q(local.range(f).lo, SCALE) >= lower or Q(local.range(f, 8).lo, SCALE) >= lower: continue
                why = f"the margin comes down to {shown(local.range(f, 8).lo)}"
            except Wide as w:
                why = f"no enclosure: {w}"
            if k == depth: raise Rejected(line, why)
            stack += [(a, (a + b) / 2, k + 1), ((a + b) / 2, b, k + 1)]
        return low, high


def unit_names(where):
    inside = where.lower is not None and where.upper is not None and (where.lower + K.of(1)).sign() >= 0 \
        and (K.of(1) - where.upper).sign() >= 0
    return (where.name,) if inside else ()


def check_defined(where, e, reader):
    """1 + 0 e is positive wherever e has a form; or e has one everywhere."""
    if reader.next_is("total"):
        item = reader.take()
        says(item, "expression", parse_expression, e)
        if not total(layered(e)): raise Rejected(item["line"], "that it is defined everywhere is not seen from its form")
        return reader.finish()
    Sign(where, add(ONE, E("mul", ZERO, e)), "strict").check(reader)


def describes(c, head):
    says(head, "formula", lambda text: Parser(text).statement(), c.formula)
    try:
        on = Parser(field(head, "on"))
        own = segment(c.where.name, on.interval())
        same = vars(own) == vars(c.where) and on.i == len(on.tokens)
    except Unsupported:
        same = False
    if not same: raise Rejected(head["line"], "the field 'on' is not what the statement gives")


def check_claim(c, reader):
    where, f = c.where, c.formula
    if f[0] == "chain":
        (a, b), (r,) = f[1], f[2]
        if r == "=":
            if where.is_empty():
                reader.take("empty")
                return reader.finish()
            item = reader.take("identity")
            says(item, "left", parse_expression, a)
            says(item, "right", parse_expression, b)
            if not equal(layered(a), layered(b), unit_names(where)): raise Rejected(item["line"], "the sides have different normal forms")
            check_defined(where, add(a, b), reader.section(reader.take("defined")))
            return reader.finish()
        margin, wanted = margin_of(f)
        if r == "!=":
            side = reader.take("side")
            margin, wanted = (sub(a, b) if field(side, "greater") == "left" else sub(b, a)), "strict"
            reader = Reader(reader.items[reader.i:], reader.line)
        return Sign(where, margin, wanted, f).check(reader)
    if f[0] == "shape":
        _, e, shape, name, _ = f
        check_defined(where, e, reader.section(reader.take("defined")))
        head = reader.take("derivative")
        slope = derivative(e, name)
        if shape in ("convex", "concave"):
            if any(x.op == "call" and x.args[0] == "abs" for x in nodes(e)): raise NotChecked("convexity of a kink")  # which the second derivative does not see
            slope = derivative(slope, name)
        if shape in ("decreasing", "nonincreasing", "concave"): slope = neg(slope)
        Sign(where.open(), slope, "almost" if shape in ("increasing", "decreasing") else "weak").check(reader.section(head))
        return reader.finish()
    if f[0] == "order": return check_order(c, reader, True)
    if f[0] == "range": return Range(where, f[1]).check(reader)
    raise NotChecked("a question")


class Range(Sign):
    """All values lie in [low, high]; at low_at and high_at they come to low_inner and high_inner."""
    def __init__(self, where, e): Sign.__init__(self, where, e, "weak")

    def check(self, reader):
        if self.where.is_empty():
            reader.take("empty")
            return reader.finish()
        check_defined(self.where, self.margin, reader.section(reader.take("defined")))
        head = reader.take("range")
        own, covered, left, right, limits = reader.section(head), [], None, None, {}
        reader.finish()
        while not own.at_end():
            item = own.take("box", "end")
            if not (rational(head, "low") <= rational(item, "low") and rational(item, "high") <= rational(head, "high")):
                raise Rejected(item["line"], "its bounds are beyond those of the whole range")
            if item["type"] == "box": covered.append(self.box(item))
            else:
                infinite = (rational(item, "chart", item["chart"][1:-1].split(",")[-1]) < 0)
                direction = 1 if (item["chart"][1:2] != "-") != infinite else -1
                reach = self.piece(item, self.where.lower if direction > 0 else self.where.upper, direction, False)
                limits["end " + field(item, "at")] = self.limit
                left, right = (reach, right) if direction > 0 else (left, reach)
        if left is None or right is None: raise Rejected(head["line"], "an end is missing")
        for low, high in sorted(covered):
            if low <= left: left = max(left, high)
        if left < right: raise Rejected(head["line"], f"nothing covers what follows {left}")
        for at, bound, sign in (("low_at", "low_inner", 1), ("high_at", "high_inner", -1)):
            value, limit = field(head, at), rational(head, bound)
            if value in limits: x = limits[value]
            else:
                q = rational(head, at)
                if not self.where.contains(K.of(q)): raise Rejected(head["line"], "the point is not in the domain")
                x = interval_value(substitute(self.margin, self.where.name, num(q)), {})
            if x is None or (Q(x.hi, SCALE) > limit if sign > 0 else Q(x.lo, SCALE) < limit):
                raise Rejected(head["line"], f"the value at {at} is another one")

    def within(self, item, f, local, pieces):
        f = local.flat(f)
        r = local.range(f, pieces)
        if len(f.c) != 1 or f.finite: self.limit = f.c[0] if f.c else I.of(0)
        else: self.limit = None
        return Q(r.lo, SCALE) >= rational(item, "low") and Q(r.hi, SCALE) <= rational(item, "high")

    def disagrees(self, item, lead, local):
        f = local.of(self.margin)
        if len(f) > 1: return "a logarithm"
        return None if any(self.within(item, f[0], local, k) for k in (1, 8, 64)) else "the values reach further"

    def box(self, item):
        line, low, high, n = item["line"], rational(item, "from"), rational(item, "to"), integer(item, "terms", 1, 40)
        if low >= high: raise Rejected(line, "the box is empty")
        parts = [(low, high)]
        for _ in range(6):
            left_over = []
            for a, b in parts:
                local = Local(self.where.name, Chart(K.of((a + b) / 2), 1, 1), -(b - a) / 2, (b - a) / 2, n, False)
                try:
                    f = local.of(self.margin)
                    if len(f) == 1 and self.within(item, f[0], local, 8): continue
                except Wide:
                    pass
                left_over += [(a, (a + b) / 2), ((a + b) / 2, b)]
            if not left_over: return low, high
            parts = left_over
        raise Rejected(line, "the values reach further")


def check_order(c, reader, holds):
    """Both leading terms on every side, by exact series."""
    _, left, main, landau, gauge, name, point, side = c.formula
    where, at = c.where, exact_value(layered(point))
    rest, gauge = layered(sub(left, main)), layered(gauge)
    sides = []
    if side != "-" and not (where.upper is not None and (where.upper - at).is_zero()): sides.append(1)
    if side != "+" and not (where.lower is not None and (where.lower - at).is_zero()): sides.append(-1)
    if not sides: raise Rejected(reader.line, "no side of the point belongs to the domain")
    for direction in sides:
        if reader.at_end() and not holds: break
        item = reader.take("order")
        if field(item, "side") != ("+" if direction > 0 else "-"):
            if not holds: continue
            raise Rejected(item["line"], "the other side was expected")
        scale, p = (rational(item, "chart", x) for x in field(item, "chart")[1:-1].split(","))
        if scale * direction <= 0 or p.denominator != 1 or not 1 <= p <= 24: raise Rejected(item["line"], "no chart")
        terms = []
        for e in (rest, gauge):
            found = None
            for n in (8, 16, 28):
                s = Local(name, Chart(at, scale, int(p)), 0, 1, n, True).series(e)
                if s is None or len(s) > 1: raise NotChecked("an expansion with logarithms, or none")
                found = s[0]
                if found.c: break
            terms.append(found)
        (r, g) = terms
        if not g.c: raise NotChecked("the order of the gauge is not known")
        written = field(item, "remainder")
        if r.c and (written != str(r.v) or exact_value(parse_expression(field(item, "remainder_coefficient"))) != r.c[0]):
            raise Rejected(item["line"], "the leading term of the difference is another one")
        if field(item, "gauge") != str(g.v): raise Rejected(item["line"], "the order of the gauge is another one")
        known, order = bool(r.c), r.v
        smaller = order > g.v
        truth = {"O": True if order >= g.v else False if known else None,
                 "o": True if smaller else False if known else None,
                 "Theta": order == g.v if known else False if smaller else None,
                 "Omega": order <= g.v if known else False if smaller else None}[landau]
        if truth is None: raise NotChecked("the difference vanishes to a high order")
        if truth is not holds: 
            if holds: raise Rejected(item["line"], "the expansion shows the contrary")
            continue
        if not holds: return
    if not holds: raise Rejected(reader.line, "no expansion refutes it")
    reader.finish()


def check_holds(f, reader):
    for c in claims_of(f):
        head = reader.take("claim")
        describes(c, head)
        check_claim(c, reader.section(head))
    reader.finish()


def check_fails(f, reader):
    head = reader.take("claim")
    own = reader.section(head)
    reader.finish()
    why = None
    for c in claims_of(f):
        own.i = 0
        try:
            describes(c, head)
            if c.formula[0] == "order": return check_order(c, own, False)
            if c.formula[0] == "chain" and own.next_is("equal") and c.formula[2][0] in "<>":
                return check_equal(c, own.take())
        except Rejected as r:
            why = r
    raise why or Rejected(head["line"], "this refutes nothing")


def check_equal(c, item):
    margin, _ = margin_of(c.formula)
    try:
        point = parse_expression(field(item, "at"))
        if c.where.contains(exact_value(point)) and exact_value(layered(substitute(margin, c.where.name, point))).is_zero(): return
    except (Unsupported, Inexact, Ramify):
        pass
    raise Rejected(item["line"], "the sides are not seen to be equal at a point of the domain")
