"""What the form of an expression shows for all real values of its names: that it is defined, that it is positive."""
from expressions import is_num
from normal import Normal, TooLarge


def total(e):
    a = e.args
    if e.op in ("num", "pi", "euler", "var"): return True
    if e.op in ("add", "mul", "neg"): return all(map(total, a))
    if e.op == "div": return total(a[0]) and positive(a[1])
    if e.op == "pow" and is_num(a[1]):
        return positive(a[0]) or (a[1].args[0].denominator == 1 and a[1].args[0] > 0 and total(a[0]))
    if e.op != "call" or len(a) != 2: return False
    if a[0] in ("exp", "sin", "cos", "arctan", "abs"): return total(a[1])
    return a[0] in ("sqrt", "log") and positive(a[1])


def positive(e):
    """The normal form is a quotient of sums of positive numbers times powers of pi and of exponentials."""
    if not total(e): return False
    normal = Normal()
    try:
        r = normal.of(e)
    except TooLarge:
        return False
    known = {"pi"}
    for name, _, value in normal.known:
        if name == "exp": known |= value.n.generators()
    return bool(r.n.m) and all(v > 0 for p in (r.n, r.d) for v in p.m.values()) and r.n.generators() | r.d.generators() <= known
