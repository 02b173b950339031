"""Refutations of `forall d, L, X distinct in S^(d-1): gram(K, X) > 0` and `det(gram(K, X)) != 0`: a null vector of the kernel
matrix of n points of the unit circle, whose entries K(cos(2 pi k/n)) are exact constants."""
import re
from fractions import Fraction as Q

from exact import Inexact, K
from expressions import Parser, Unsupported, layered, num, parse_expression, plain, substitute
from forms import exact_value
from one_variable import NotChecked, Rejected, both_texts, field, integer, rational

STATEMENT = re.compile(r"forall d >= (\d+), L >= (\d+), X distinct in S\^\(d ?- ?1\): (det\()?gram\((?:u -> )?(.*), X\)(\) != 0| > 0)")
COSINES = {1: [1], 2: [1, -1], 4: [1, 0, -1, 0], 3: [1, Q(-1, 2), Q(-1, 2)],
           6: [1, Q(1, 2), Q(-1, 2), -1, Q(-1, 2), Q(1, 2)]}


def read(text):
    """The least d and L, what is claimed, and the kernel as an expression in u and L."""
    m = STATEMENT.fullmatch(text.strip())
    if not m or bool(m[3]) != (m[5] == ") != 0"): raise Unsupported("a statement of another kind about kernels")
    kernel = substitute(parse_expression(m[4]), ".", Parser("u").expression())
    if kernel.free - {"u", "L"}: raise Unsupported("a kernel with other names")
    return int(m[1]), int(m[2]), m[5], kernel


def check_kernel(head, reader):
    least_d, least_layer, claimed, kernel = both_texts(head, read, lambda x: (*x[:3], plain(x[3])))
    if head["verdict"] != "fails": raise Unsupported("a kernel that is definite")
    item, matrix = reader.take("instance"), reader.take("matrix")
    integer(item, "d", max(least_d, 2), 2)
    layer = integer(item, "L", least_layer, 100)
    while reader.next_is("truth") or reader.next_is("defined"): reader.take()
    reader.finish()
    m = re.fullmatch(r"circle\((\d+)\)", field(item, "X"))
    if not m or int(m[1]) not in COSINES: raise NotChecked("other points than 1, 2, 3, 4 or 6 of the circle")
    vector = [rational(matrix, "null", x) for x in field(matrix, "null").strip("()").split(",")]
    cosines = COSINES[int(m[1])]
    if len(vector) != len(cosines) or not any(vector): raise Rejected(matrix["line"], "no vector of this size, or 0")
    try:
        values = [exact_value(layered(substitute(substitute(kernel, "u", num(c)), "L", num(layer)))) for c in cosines]
    except Inexact as why:
        raise NotChecked(f"an entry of another form: {why}")
    n = len(cosines)
    for i in range(n):
        total = K()
        for j in range(n): total = total + values[(i - j) % n] * K.of(vector[j])
        if not total.is_zero(): raise Rejected(matrix["line"], f"row {i + 1} of the matrix times the vector is not 0")
