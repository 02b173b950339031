"""`forall …, X distinct in S^(d-1): gram(K, X) > 0` (or in S+^d, the open half sphere): K(u) = sum c_n u^n on [-1, 1]
with every c_n >= 0. Hadamard powers of a matrix of inner products are positive semidefinite (Schur), so v' K v is a sum
of terms >= 0. Along the n of one parity these powers tend to the identity where no two points are antipodes, and else to
a matrix of 1 and +-1 at antipodes: infinitely many c_n > 0 suffice without antipodes, and of both parities with them
(Chen, Menegatto, Sun 2003).

Which c_n are positive is found again from the expression, not from the items, which may claim less:
  arcsin u = sum b_m u^(2m+1), b_m = (2m)!/(4^m m!^2 (2m+1)) > 0, converges at 1, and kappa0 = 1/2 + arcsin(u)/pi.
  kappa1 = (sqrt(1 - u^2) + u (pi/2 + arcsin u))/pi: 1/pi, 1/2 u, and at u^(2m+2) b_m/pi times 1 - (2m+1)/(2m+2) > 0.
  A sum and a product have what their parts have. kappa(g), 0 <= g(1) <= 1, is at least kappa_0 + kappa_1 g and
  kappa_m g^m.
  rho_1 = T_1 = u, rho_(l+1) = kappa1(rho_l), T_(l+1) = kappa0(rho_l) T_l + rho_(l+1); theta = 2^(1-l) T_l,
  theta_bar = T_l/l. What a layer has is a function of what the one before has: two equal ones are all that follow."""
import re

from expressions import Unsupported, is_num, parse_expression, plain, substitute, var
from one_variable import Rejected, both_texts, field

NAMES = ("constant", "odd", "even", "infinitely many odd", "infinitely many even")
EVEN, ODD = {"constant", "even"}, {"odd"}
STATEMENT = re.compile(r"forall (.*?): gram\((?:u -> )?(.*), X\) > 0")
BINDING = re.compile(r"(\w+) (>=|!=) (\d+)|X distinct in (S\^\(d ?- ?1\)|S\+\^d)")


def read(text):
    """Least values of integer names, the names of numbers that are not 0, whether there are antipodes, the kernel."""
    m = STATEMENT.fullmatch(text.strip())
    if not m: raise Unsupported("a statement of another kind about kernels")
    least, nonzero, domain = {}, set(), None
    for part in m[1].split(", "):
        b = BINDING.fullmatch(part)
        if not b: raise Unsupported(f"the binding {part[:40]!r}")
        if b[1] in least or b[1] in nonzero or b[1] in ("u", "X"): raise Unsupported("a name twice")
        if b[4]:
            if domain or least.get("d", 0) < 1: raise Unsupported("another data set")
            domain = b[4]
        elif b[2] == ">=":
            least[b[1]] = int(b[3])
        elif b[3] == "0":
            nonzero.add(b[1])
        else:
            raise Unsupported(f"the binding {part[:40]!r}")
    if not domain: raise Unsupported("no data set")
    kernel = substitute(parse_expression(m[2]), ".", var("u"))
    if kernel.free - {"u"} - set(least) - nonzero: raise Unsupported("a kernel with other names")
    return least, nonzero, domain.startswith("S^"), kernel


def product(f, g):
    parity = lambda s: [s & EVEN, s & ODD]
    (fe, fo), (ge, go) = parity(f), parity(g)
    p = set()
    if "constant" in f & g: p.add("constant")
    if fo and go or fe and ge and (fe | ge) != {"constant"}: p.add("even")
    if fo and ge or fe and go: p.add("odd")
    for one, (e, o) in ((f, (ge, go)), (g, (fe, fo))):
        for mine, other in (("even", "odd"), ("odd", "even")):
            if "infinitely many " + mine in one:
                if e: p.add("infinitely many " + mine)
                if o: p.add("infinitely many " + other)
    return p


KAPPA0 = {"constant", "odd", "infinitely many odd"}
KAPPA1 = {"constant", "odd", "even", "infinitely many even"}


def composed(outer, g):
    """Of kappa(g); kappa_0 > 0 and kappa_1 > 0."""
    found = {"constant"} | g
    if g & ODD:  # g_k > 0, k odd: at k m for each m of the infinite parity
        found |= {x for x in outer if x != "constant"}
        # With g_0 > 0 or an even one g^m has exponents of both parities, for each m > 0.
        if g & EVEN: found |= set(NAMES)
    return found


def layer(name, at_least):
    """Of rho, T and their multiples, at every layer from at_least >= 1 on."""
    rho, tangent, layers = {"odd"}, {"odd"}, []
    while (rho, tangent) not in layers:
        layers.append((rho, tangent))
        tangent = product(composed(KAPPA0, rho), tangent)
        rho = composed(KAPPA1, rho)
        tangent = tangent | rho
    if (rho, tangent) != layers[-1]: raise Unsupported("layers that do not settle")
    index = 0 if name == "rho" else 1
    sets = [state[index] for state in layers[min(at_least, len(layers)) - 1:]]
    return set.intersection(*map(set, sets))


def signs(e, least, nonzero):
    """Which coefficients in powers of u are positive, none being negative."""
    a, again = e.args, lambda x: signs(x, least, nonzero)
    if is_num(e):
        if a[0] < 0: raise Unsupported("a negative number")
        return {"constant"} if a[0] else set()
    if e.op == "pi": return {"constant"}
    if e.op == "var" and a[0] == "u": return {"odd"}
    if e.op == "pow" and is_num(a[1]) and a[0].op == "var" and a[0].args[0] in nonzero:
        if a[1].args[0] > 0 and a[1].args[0] % 2 == 0: return {"constant"}
    if e.op == "add": return again(a[0]) | again(a[1])
    if e.op == "mul": return product(again(a[0]), again(a[1]))
    if e.op == "div" and "u" not in a[1].free and again(a[1]) == {"constant"}: return again(a[0])
    if e.op == "call" and len(a) == 2 and a[0] in ("kappa0", "kappa1", "h"):
        outer = KAPPA0 if a[0] == "kappa0" else KAPPA1
        if a[1].op == "var" and a[1].args[0] == "u": return set(outer)
    if e.op == "call" and len(a) == 3 and a[0] in ("rho", "T", "theta", "theta_bar"):
        if a[1].op == a[2].op == "var" and a[1].args[0] == "u" and least.get(a[2].args[0], 0) >= 1:
            return layer(a[0], least[a[2].args[0]])
    raise Unsupported("a kernel whose series this program does not know")


def operands(e, op): return [x for a in e.args for x in operands(a, op)] if e.op == op else [e]


def check_definite_kernel(head, reader):
    """By which rule the program came to a step is for the reader; each step is found again."""
    least, nonzero, antipodes, kernel = both_texts(head, read, lambda x: (*x[:3], plain(x[3])))
    if head["verdict"] != "holds": raise Unsupported("a kernel that is not definite")
    item = reader.take("kernel")
    if plain(parse_expression(field(item, "kernel"))) != plain(kernel): raise Rejected(item["line"], "another kernel")
    relation = re.fullmatch(r"gram\((?:u -> )?(.*), X\) > 0", field(item, "relation"))
    if not relation or plain(parse_expression(relation[1])) != plain(kernel):
        raise Rejected(item["line"], "another relation")
    if field(item, "needs") != ("distinct" if antipodes else "no antipodes"):
        raise Rejected(item["line"], "another lemma is needed")
    steps, used = [], set()
    while reader.next_is("series"):
        item = reader.take("series")
        e = parse_expression(field(item, "kernel"))
        claimed = {x for x in field(item, "positive").split(", ") if x != "none"}
        if not claimed <= signs(e, least, nonzero):
            raise Rejected(item["line"], "more coefficients are said to be positive than are shown")
        parts = field(item, "parts").split()
        if any(not p.isdigit() or not 1 <= int(p) <= len(steps) for p in parts):
            raise Rejected(item["line"], "a part that does not come before")
        op = {"sum": "add", "product": "mul"}.get(field(item, "rule"), "")
        if bool(op) != bool(parts):
            raise Rejected(item["line"], "a rule that takes parts, without them, or the contrary")
        below = [x for p in parts for x in operands(steps[int(p) - 1][0], op)]
        if op and sorted(map(str, map(plain, below))) != sorted(map(str, map(plain, operands(e, op)))):
            raise Rejected(item["line"], "this is not made of its parts")
        used |= set(map(int, parts))
        steps.append((e, claimed))
    reader.finish()
    if not steps or plain(steps[-1][0]) != plain(kernel): raise Rejected(head["line"], "no series of the kernel")
    if used != set(range(1, len(steps))): raise Rejected(head["line"], "a series that nothing needs")
    infinite = steps[-1][1] & {"infinitely many odd", "infinitely many even"}
    if len(infinite) < (2 if antipodes else 1): raise Rejected(head["line"], "too few positive coefficients")
