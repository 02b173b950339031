"""Shapes in the correlation at all layers: forall L >= L0: theta_bar(z, L) increasing in z on [0, 1].

h and kappa0 increase and are not negative on [-1, 1], which the certificate shows. So rho and T, and theta_bar = T/L and
theta = T/2^(L-1), increase and are not negative on [0, 1] by induction: T' = kappa0(rho) T + h(rho), and h(rho) increases
strictly. rho increases on [-1, 1]. A shape that fails is false at one layer for two points."""
from expressions import Parser, num, plain, substitute, var
from exact import K
from layers import offset
from one_variable import (NotChecked, Rejected, check_holds, check_point, field, integer, segment)

NEEDED = ("h(w) increasing in w on [-1, 1]", "forall w in [-1, 1]: h(w) >= 0", "kappa0(w) increasing in w on [-1, 1]",
          "forall w in [-1, 1]: kappa0(w) >= 0")


def check_layer_shape(bindings, f, reader, verdict):
    ((layer, _, first),) = bindings
    _, e, shape, name, where = f
    first = integer_of(first)
    if verdict == "fails":
        item = reader.take("layer")
        if field(item, "name") != layer: raise Rejected(item["line"], "another name")
        value = integer(item, "value", first, 200)
        point = reader.take("point")
        reader.finish()
        return check_point([((), (f[0], substitute(e, layer, num(value)), shape, name, where))], point)
    item, shown = reader.take("cone"), set()
    while not reader.at_end():
        head = reader.take("reduced")
        statement = Parser(field(head, "statement")).statement()
        check_holds(statement, reader.section_of_claim())
        shown.add(plain(statement))
    if e.op != "call" or e.args[0] not in ("rho", "T", "theta_bar", "theta") or e.args[1] is not var(name) or shape not in ("increasing", "nondecreasing"):
        raise NotChecked("the shape of another expression")
    if first + offset(e.args[2], layer) < 1: raise NotChecked("a layer below 1")
    on = segment(name, where)
    least = K.of(-1 if e.args[0] == "rho" else 0)
    if on.lower is None or on.upper is None or (on.lower - least).sign() < 0 or (K.of(1) - on.upper).sign() < 0:
        raise NotChecked("a shape on another interval")
    if missing := [s for s in NEEDED[:1 if e.args[0] == "rho" else 4] if plain(Parser(s).statement()) not in shown]:
        raise Rejected(item["line"], f"{missing[0]} is not shown")


def integer_of(e):
    if e.args[0].denominator != 1: raise NotChecked("a first layer that is no integer")
    return int(e.args[0])
