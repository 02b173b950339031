"""Equations between vectors and matrices of any size: both sides as sums of products of entries, summed over indices, in
a normal form that does not depend on the names of these. Equal normal forms prove equality for every size. And M M' >= 0."""
import itertools
import math
import re
from fractions import Fraction as Q

from expressions import Unsupported
from index_grammar import IndexParser
from one_variable import NotChecked, Rejected, field, integer, rational

FRESH = itertools.count()
MOST_INDICES = 6


class Value:
    """kind: scalar, column, row, matrix; entry(*indices) is a list of terms (coefficient, {atom: exponent}, {index: size})
    with new names of its indices at each call. An atom is (name, *indices); the unit matrix is ('', i, j)."""
    def __init__(self, kind, sizes, entry, gram=False): self.kind, self.sizes, self.entry, self.gram = kind, sizes, entry, gram


def scalar(entry): return Value("scalar", (), entry)


def merged(a, b):
    found = dict(a)
    for k, n in b.items(): found[k] = found.get(k, 0) + n
    return {k: n for k, n in found.items() if n}


def times(x, y):
    if len(x) * len(y) > 5000: raise NotChecked("a long product")
    return [(c * d, merged(a, b), {**i, **j}) for c, a, i in x for d, b, j in y]


def scaled(x, q): return [(c * q, a, i) for c, a, i in x]


def renamed(term, names):
    c, atoms, indices = term
    found = {}
    for atom, n in atoms.items():
        new = (atom[0], *(names.get(i, i) for i in atom[1:]))
        found[new] = found.get(new, 0) + n
    return c, {k: n for k, n in found.items() if n}, {names.get(i, i): s for i, s in indices.items()}


def without_units(term):
    """Entries of the unit matrix: an index of summation that equals another index is that."""
    while True:
        c, atoms, indices = term
        unit = next((a for a in atoms if not a[0] and (a[1] == a[2] or a[1] in indices or a[2] in indices)), None)
        if unit is None: return term
        rest = {a: n for a, n in atoms.items() if a != unit}
        _, i, j = unit
        if i == j: term = (c, rest, indices)
        else:
            gone, kept = (i, j) if i in indices else (j, i)
            if kept in indices and indices[kept] != indices[gone]: raise NotChecked("indices of different ranges")
            term = renamed((c, rest, {k: s for k, s in indices.items() if k != gone}), {gone: kept})


def canonical(terms):
    """{term: coefficient}; of all ways to number the indices of a term the least."""
    total = {}
    for term in terms:
        c, atoms, indices = without_units(term)
        if not c: continue
        used = {i for a in atoms for i in a[1:]}
        for i, size in indices.items():
            if i not in used: atoms = merged(atoms, {(size,): 1})
        bound = [i for i in indices if i in used]
        if len(bound) > MOST_INDICES: raise NotChecked("many indices")
        best = None
        for order in itertools.permutations(range(len(bound))):
            names = {i: f"={k}" for i, k in zip(bound, order)}
            _, a, s = renamed((c, atoms, {i: indices[i] for i in bound}), names)
            key = (tuple(sorted(a.items())), tuple(sorted(s.items())))
            if best is None or key < best: best = key
        total[best] = total.get(best, 0) + c
    return {k: v for k, v in total.items() if v}


class Computation:
    def __init__(self, problem): self.p = problem

    def of(self, e, ranges):
        """ranges: of the indices that e may name, the size."""
        return getattr(self, e[0])(ranges, *e[1:])

    def number(self, ranges, q): return scalar(lambda: [(q, {}, {})])

    def name(self, ranges, n):
        if n == "ones": return Value("column", (None,), lambda i: [(Q(1), {}, {})])
        if n not in self.p.shapes: raise Unsupported(f"the name {n}")
        shape = self.p.shapes[n]
        return Value(("scalar", "column", "matrix")[len(shape)], shape, lambda *i: [(Q(1), {(n, *i): 1}, {})])

    def neg(self, ranges, a):
        x = self.of(a, ranges)
        return Value(x.kind, x.sizes, lambda *i: scaled(x.entry(*i), -1))

    def add(self, ranges, a, b):
        x, y = self.of(a, ranges), self.of(b, ranges)
        sizes = x.sizes if x.sizes != (None,) else y.sizes
        if x.kind != y.kind or (y.sizes != sizes and y.sizes != (None,)): raise Unsupported("a sum of different shapes")
        return Value(x.kind, sizes, lambda *i: x.entry(*i) + y.entry(*i))

    def mul(self, ranges, a, b):
        x, y = self.of(a, ranges), self.of(b, ranges)
        if "scalar" in (x.kind, y.kind):
            s, v = (x, y) if x.kind == "scalar" else (y, x)
            return Value(v.kind, v.sizes, lambda *i: times(s.entry(), v.entry(*i)))
        kinds = {("matrix", "matrix"): "matrix", ("matrix", "column"): "column", ("row", "matrix"): "row", ("row", "column"): "scalar",
                 ("column", "row"): "matrix"}
        kind = kinds.get((x.kind, y.kind))
        if kind is None: raise Unsupported("a product of these shapes")
        if x.kind == "column": return Value(kind, (x.sizes[0], y.sizes[0]), lambda i, j: times(x.entry(i), y.entry(j)))
        size = x.sizes[-1]
        if size is None or size != y.sizes[0]: raise Unsupported("a product of these sizes")

        def entry(*at):
            k, left = f"~{next(FRESH)}", at[:len(x.sizes) - 1]
            return [(c, f, {**i, k: size}) for c, f, i in times(x.entry(*left, k), y.entry(k, *at[len(left):]))]
        found = Value(kind, x.sizes[:-1] + y.sizes[1:], entry)
        found.gram = kind == "matrix" and x.sizes == y.sizes[::-1] and \
            canonical(x.entry("free_1", "free_2")) == canonical(y.entry("free_2", "free_1"))
        return found

    def div(self, ranges, a, b):
        x, below = self.of(a, ranges), self.of(b, ranges)
        if below.kind != "scalar": raise Unsupported("a division by a matrix")
        terms = canonical(below.entry())
        if len(terms) != 1: raise NotChecked("a division by a sum")
        ((atoms, indices), c), = terms.items()
        if indices or any(a not in {(n,) for n in [*self.p.sizes, *self.p.positive]} for a, _ in atoms):
            raise NotChecked("a division by what may be 0")
        inverse = [(1 / c, {a: -n for a, n in atoms}, {})]
        return Value(x.kind, x.sizes, lambda *i: times(x.entry(*i), inverse))

    def power(self, ranges, a, n):
        if n < 0: return self.div(ranges, ("number", Q(1)), ("power", a, -n))
        x = self.of(a, ranges)
        if x.kind != "scalar": raise Unsupported("a power of a matrix")

        def entry():
            r = [(Q(1), {}, {})]
            for _ in range(n): r = times(r, x.entry())
            return r
        return scalar(entry)

    def transposed(self, ranges, a):
        x = self.of(a, ranges)
        kind = {"column": "row", "row": "column", "matrix": "matrix"}.get(x.kind)
        if kind is None: raise Unsupported("a transposed number")
        return Value(kind, x.sizes[::-1], lambda *i: x.entry(*i[::-1]), x.gram)

    def entry(self, ranges, a, indices):
        x = self.of(a, ranges)
        if x.kind == "row" or len(indices) != len(x.sizes): raise Unsupported("an entry")
        for i, size in zip(indices, x.sizes):
            if i not in ranges or ranges[i] != size: raise NotChecked("an index that may be out of range")
        return scalar(lambda: x.entry(*indices))

    def sum(self, ranges, index, size, body):
        if size not in self.p.sizes or index in ranges or index in self.p.shapes: raise Unsupported("a sum")
        x = self.of(body, {**ranges, index: size})
        if x.kind != "scalar": raise Unsupported("a sum of vectors")

        def entry():
            k = f"~{next(FRESH)}"
            return [renamed((c, a, {**i, index: size}), {index: k}) for c, a, i in x.entry()]
        return scalar(entry)

    def diag(self, ranges, a):
        x = self.of(a, ranges)
        if x.kind != "column": raise Unsupported("a diagonal matrix")
        return Value("matrix", x.sizes * 2, lambda i, j: times([(Q(1), {("", i, j): 1}, {})], x.entry(i)))

    def D(self, ranges, a):
        """By the rules; what has none does not depend on t."""
        x = self.of(a, ranges)

        def entry(*at):
            found = []
            for c, atoms, indices in x.entry(*at):
                if ("t",) in atoms: raise NotChecked("a derivative of t itself")
                for atom, n in atoms.items():
                    if atom[0] not in self.p.rules: continue
                    if n < 0: raise NotChecked("a derivative of a quotient")
                    rest = merged(atoms, {atom: -1})
                    found += [(k * c * n, merged(rest, b), {**indices, **j}) for k, b, j in self.slope(*atom)]
            return found
        return Value(x.kind, x.sizes, entry)

    def slope(self, name, *at):
        index, rule = self.p.rules[name]
        shape = self.p.shapes[name]
        if index is None:
            x = self.of(rule, {})
            if x.sizes != shape or x.kind == "row": raise Unsupported("a rule of another shape")
            return x.entry(*at)
        x = self.of(rule, {index: shape[0]})
        if x.kind != "scalar": raise Unsupported("a rule of another shape")
        return [renamed(t, {index: at[0]}) for t in x.entry()]

    # Relations.
    def form(self, e, ranges):
        x = self.of(e, ranges)
        return x.kind, x.sizes, canonical(x.entry(*[f"free_{k + 1}" for k in range(len(x.sizes))]))

    def holds(self, left, relation, right, ranges):
        if relation == "=": return self.form(left, ranges) == self.form(right, ranges)
        x = self.of(left, ranges)
        if right != ("number", Q(0)) or x.kind != "matrix": raise NotChecked("an inequality of another form")
        return x.gram


def problem_of(text): return IndexParser(text).problem()


def relation_of(text, computation, ranges):
    parser = IndexParser(text)
    left = parser.expression()
    parser.take("=")
    right = parser.expression()
    if parser.i != len(parser.tokens): raise Unsupported("what follows the equation")
    return computation.form(left, ranges), computation.form(right, ranges)


def inequality_of(text):
    """Both sides of left >= right, or None."""
    try:
        parser = IndexParser(text)
        left = parser.expression()
        parser.take(">=")
        right = parser.expression()
    except Unsupported:
        return None
    return (left, right) if parser.i == len(parser.tokens) else None


def form_of(text, computation, ranges, like):
    """The sum of terms that an item shows, in the names free_1, free_2 of the entries that it compares."""
    parser = IndexParser(text)
    e = parser.expression()
    if parser.i != len(parser.tokens): raise Unsupported("what follows the form")
    free = {f"free_{k + 1}": size for k, size in enumerate(like[1])}
    return canonical(computation.of(e, {**ranges, **free}).entry())


def check_relation(computation, ranges, left, relation, right, reader):
    if relation == ">=":
        item = reader.take("inequality")
        if inequality_of(field(item, "goal")) != (left, right): raise Rejected(item["line"], "this is another inequality")
        while reader.next_is("term"): reader.take()  # M M' >= 0 needs no combination of lemmas
        if not computation.holds(left, relation, right, ranges): raise NotChecked("an inequality that is not M M' >= 0")
        return
    item = reader.take("identity")
    try:
        a, b = relation_of(field(item, "goal"), computation, ranges)
        form = form_of(field(item, "form"), computation, ranges, a)
    except Unsupported as why:
        raise Rejected(item["line"], f"no equation of the statement: {why}")
    own, other = computation.form(left, ranges), computation.form(right, ranges)
    if own != other: raise Rejected(item["line"], "the sides have different normal forms")
    if a != own or b != other: raise Rejected(item["line"], "this is another equation")
    if form != own[2]: raise Rejected(item["line"], "the normal form is another one")


def false_there(computation, item, ranges, relations):
    """Whether an equation of the part is false for the numbers of the item."""
    p, values = computation.p, {}
    for name in p.sizes: values[(name,)] = integer(item, name, 1, 50)
    size = {name: values[(name,)] for name in p.sizes}
    for name, shape in p.shapes.items():
        if name in p.sizes: continue
        text = field(item, name)
        for at, value in zip(itertools.product(*(range(size[n]) for n in shape)), numbers(item, text, [size[n] for n in shape])):
            values[(name, *at)] = value
        if name in p.positive and values[(name,)] <= 0: raise Rejected(item["line"], f"{name} is not positive")
    at = {i: integer(item, i, 1, size[n]) - 1 for i, n in ranges.items()}

    def value(form, free):
        total = Q(0)
        for (atoms, indices), c in form.items():
            for choice in itertools.product(*(range(size[n]) for _, n in indices)):
                names = {**at, **free, **dict(zip((i for i, _ in indices), choice))}
                product = c
                for (name, *where), n in atoms:
                    k = tuple(names[i] for i in where)
                    product *= (Q(k[0] == k[1]) if not name else values[(name, *k)]) ** n
                total += product
        return total
    for left, relation, right in relations:
        (_, sizes, a), (_, others, b) = computation.form(left, ranges), computation.form(right, ranges)
        if relation != "=" or sizes != others or None in sizes: continue
        for choice in itertools.product(*(range(size[n]) for n in sizes)):
            free = {f"free_{k + 1}": i for k, i in enumerate(choice)}
            if value(a, free) != value(b, free): return True
    return False


def numbers(item, text, sizes):
    """Of ((a, b), (c, d)), (a, b) or a; of one number without parentheses too."""
    found = [rational(item, "", x) for x in re.sub(r"[()\s]", "", text).split(",")]
    if len(found) != math.prod(sizes): raise Rejected(item["line"], f"{text!r} has not the size that it should have")
    if len(sizes) == 2 and sizes[0] > 1 and sizes[1] > 1:
        rows = re.findall(r"\(([^()]*)\)", text)
        if [len(r.split(",")) for r in rows] != [sizes[1]] * sizes[0]:
            raise Rejected(item["line"], f"{text!r} has other rows")
    return found


def check_index_sums(head, reader):
    """Of a statement that index_grammar.py reads; Unsupported for another."""
    p, text = problem_of(head["statement"]), problem_of(head["text"])
    computation, other = Computation(p), Computation(text)
    same = p.same_names(text) and len(p.parts) == len(text.parts)
    for name in p.rules if same else ():
        at = ["free_1"] * len(p.shapes[name])
        same = same and canonical(computation.slope(name, *at)) == canonical(other.slope(name, *at))
    for (r, mine), (s, theirs) in zip(p.parts, text.parts) if same else ():
        same = same and r == s and [x[1] for x in mine] == [x[1] for x in theirs] and all(
            computation.form(x[k], r) == other.form(y[k], s) for x, y in zip(mine, theirs) for k in (0, 2))
    if not same: raise Rejected(1, "statement and text are not the same")
    if head["verdict"] == "fails":
        item = reader.take("instance")
        reader.finish()
        if p.rules or not any(false_there(computation, item, *part) for part in p.parts):
            raise Rejected(item["line"], "the statement is not seen to be false there")
        return
    for ranges, relations in p.parts:
        own = reader
        if reader.next_is("part"):
            item = reader.take()
            own = reader.section(item)
            if field(item, "answer") != "holds": raise Rejected(item["line"], "the part has another answer")
        elif len(p.parts) > 1: raise Rejected(reader.line, "a part is missing")
        for left, relation, right in relations: check_relation(computation, ranges, left, relation, right, own)
        own.finish()
    reader.finish()
