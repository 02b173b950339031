"""`lim[L -> inf] sup[z in [a, b]] F(rho(z, L + k)) = c` with F monotone on [-1, 1], and inf, max and min likewise:
rho(z, L) rises in z on [-1, 1], as h does, and stays there, so that the extremum is the value at an end of [a, b],
which belongs to it."""
from exact import K
from expressions import E, Interval, Parser, Unsupported, is_num, num, plain, replace, substitute, var
from depth_rates import check_growth
from one_variable import NotChecked, Reader, Rejected, check_holds, field, segment

EXTREMA = ("sup", "max", "inf", "min")


class ExtremaParser(Parser):
    def atom(self):
        if self.peek() not in EXTREMA or self.peek(1) != "[": return super().atom()
        kind = self.take()
        self.take("[")
        name = self.take()
        self.take("in")
        d = self.interval()
        self.take("]")
        if name in self.definitions or not (d.closed_below and d.closed_above): raise Unsupported("another extremum")
        return E("extremum", kind, self.term(), name, d.lower, d.upper)


def has_extremum(x):
    if isinstance(x, E): return x.op == "extremum" or any(map(has_extremum, x.args))
    return isinstance(x, (list, tuple)) and any(map(has_extremum, x))


def in_correlation(body, name):
    """F with w_ in place of rho(name, L + k), of which there is one."""
    found = []

    def leaf(x):
        if x.op != "call" or x.args[0] != "rho" or x.args[1] is not var(name): return None
        found.append(x)
        return var("w_")
    F = replace(body, leaf)
    if F.free != {"w_"} or any(x is not found[0] for x in found) or name in found[0].args[2].free:
        raise NotChecked("another extremum")
    return F


def check_extremum(bindings, f, reader, verdict):
    if verdict != "holds" or bindings or f[0] != "growth" or f[1].op != "extremum" or has_extremum(f[2:]):
        raise NotChecked("another statement with an extremum")
    kind, body, name, lower, upper = f[1].args
    where = segment(name, Interval(lower, upper, True, True))
    inside = (where.lower + K.of(1)).sign() >= 0 and (K.of(1) - where.upper).sign() >= 0
    if not inside or where.is_empty() or not (is_num(lower) and is_num(upper)):
        raise NotChecked("correlations beyond [-1, 1], or none")
    F = in_correlation(body, name)
    head = reader.take("extremum")
    unit = Interval(num(-1), num(1), True, True)
    shapes = {s: ("shape", F, s, "w_", unit) for s in ("nondecreasing", "nonincreasing")}
    said = plain(Parser(field(head, "statement")).statement())
    shape = next((s for s, own in shapes.items() if plain(own) == said), None)
    if shape is None or field(head, "answer") != "holds": raise Rejected(head["line"], "this is not asked")
    check_holds(shapes[shape], reader.section_of_claim())
    at = upper if (shape == "nondecreasing") == (kind in ("sup", "max")) else lower
    head = reader.take("extremum")
    asked = (f[0], substitute(body, name, at), *f[2:])
    if plain(Parser(field(head, "statement")).statement()) != plain(asked) or field(head, "answer") != "holds":
        raise Rejected(head["line"], "this is not the value at the end")
    check_growth([], asked, Reader(reader.items[reader.i:], reader.line), verdict)
