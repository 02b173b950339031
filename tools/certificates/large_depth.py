"""Certificates of the lemmas of large depth (include/ntk/depth/depth_asymptotics.hpp, depth_disc.hpp), which
`verify run --certificates` writes.

Margins: with v = sin(theta/2), on [0, 22/7], which contains [0, pi],
    R = (sin theta - theta cos theta)/(2 pi v^3),  R_0 = 4/(3 pi),  B = (R - R_0)/theta^2,  t = sqrt(1 - v R),
    H = (9 pi^2/4) (2 B/s^2 + R^3 (6 t^2 + 18 t + 16)/(16 t (1 + t)^3) + (3/4) theta B (R + R_0)/s),  s = v/(theta/2),
    J = pi (v s (1 - v R) + (3/16) theta E/s) + s (3/2 + v H)/12,  E = (1 - s)/(theta/2)^2.
With y = theta^2 everything is a power series in y over powers of s; sin^3(theta/2) = (3 sin(theta/2) - sin(3
theta/2))/4.

Discs: on |theta| = r the bounds of 1 - q, s, g/theta - 1, g, 1/g - 1/theta + 1/pi, 3 pi (1/g - 1/theta) + (3/2)
log(g/theta) - 1 and cos g, where sin(g/2) = s = sin(theta/2) sqrt q. The first three below 1 on the circle are what
the maximum principle needs in order to carry the others over to the disc."""
from fractions import Fraction as Q
from functools import lru_cache
from math import factorial

import mpmath

import intervals
from intervals import I, Wide
from one_variable import Rejected, field, rational

BITS, TERMS, HALVINGS = 160, 44, 8
END = Q(22, 7)  # > pi
MARGINS = ["B > 0", "t > 0", "H > 0", "J > 0", "H < 31/10", "J < 19/10"]  # lemmas A and B


def coefficients():
    """Of powers of y: (sin x - x cos x)/x^3, (sin x - x cos x - (8/3) sin^3(x/2))/x^5; of powers of (x/2)^2: sin(h)/h,
    (1 - sin(h)/h)/h^2."""
    def sign(k): return -1 if k % 2 else 1
    first = [sign(k) * Q(2 * k + 2, factorial(2 * k + 3)) for k in range(TERMS)]
    # The coefficient of x^m, m = 2 k + 3, in (8/3) sin^3(x/2) = 2 sin(x/2) - (2/3) sin(3 x/2).
    cube = [sign(k + 1) * (2 * Q(1, 2) ** (2 * k + 3) - Q(2, 3) * Q(3,
        2) ** (2 * k + 3)) / factorial(2 * k + 3) for k in range(TERMS + 1)]
    first_longer = first + [sign(TERMS) * Q(2 * TERMS + 2, factorial(2 * TERMS + 3))]
    assert first_longer[0] == cube[0]
    second = [first_longer[k + 1] - cube[k + 1] for k in range(TERMS)]
    sinc = [sign(k) * Q(1, factorial(2 * k + 1)) for k in range(TERMS)]
    return first, second, sinc, [Q(sign(k), factorial(2 * k + 3)) for k in range(TERMS)]


SERIES = coefficients()


def series(which, y):
    """For |y| <= 10. What is left out, k >= 44: coefficients are below 3 (3/2)^(2 k + 5) (2 k + 3)/(2 k + 3)!, and the
    terms fall by more than half: together less than 2^-200."""
    assert max(abs(y.lo), abs(y.hi)) <= 10 << intervals.P
    total = I(0, 0)
    for c in reversed(scaled(which)): total = total * y + c
    assert intervals.P <= 199
    return I(total.lo - 2, total.hi + 2)


@lru_cache(maxsize=None)
def scaled(which): return [I.of(c) for c in SERIES[which]]


@lru_cache(maxsize=None)
def geometry(low, high):
    """B, t, H, J for theta in [low, high]."""
    theta = I.of(low).hull(I.of(high))
    half, pi, one = theta * I.of(Q(1, 2)), I.pi(), I.of(1)
    y, h = theta.power(2), half.power(2)
    s = series(2, h)
    v, inverse = half * s, s.inverse()
    over = I.of(4) * (pi * s.power(3)).inverse()
    R, B, E, R0 = over * series(0, y), over * series(1, y), series(3, h), I.of(Q(4, 3)) * pi.inverse()
    inside = one - v * R
    t = inside.sqrt()
    t1 = one + t
    second = (I.of(6) * t.power(2) + I.of(18) * t + I.of(16)) * (I.of(16) * t * t1.power(3)).inverse()
    H = I.of(Q(9, 4)) * pi.power(2) * (I.of(2) * B * inverse.power(2) + R.power(3) * second
                                       + I.of(Q(3, 4)) * theta * B * (R + R0) * inverse)
    J = pi * (v * s * inside + I.of(Q(3, 16)) * theta * E * inverse) + s * (I.of(Q(3, 2)) + v * H) * I.of(Q(1, 12))
    return {"B": B, "t": t, "H": H, "J": J}


def margin(says, low, high):
    """A lower bound of the greater side minus the other."""
    name, relation, bound = says
    value, scale = geometry(low, high)[name], 1 << BITS
    return Q(value.lo, scale) - bound if relation == ">" else bound - Q(value.hi, scale)


def check_box(item, says):
    low, high, lower = rational(item, "from"), rational(item, "to"), rational(item, "lower")
    if not 0 <= low < high <= END: raise Rejected(item["line"], "the box is empty, or beyond [0, 22/7]")
    if lower <= 0: raise Rejected(item["line"], "the lower bound is not positive")
    parts = [(low, high, 0)]
    while parts:
        a, b, k = parts.pop()
        try:
            found = margin(says, a, b)
            if found >= lower: continue
            why = f"the margin comes down to {float(found):.6g}"
        except Wide as wide:
            why = f"no enclosure: {wide}"
        if k == HALVINGS: raise Rejected(item["line"], why)
        parts += [(a, (a + b) / 2, k + 1), ((a + b) / 2, b, k + 1)]
    return low, high


def cover(head, pieces, low, high):
    for a, b in sorted(pieces):
        if a <= low: low = max(low, b)
    if low < high: raise Rejected(head["line"], f"nothing covers what follows {low}")


def check_margin(reader, text):
    head = reader.take("margin")
    if field(head, "says") != text: raise Rejected(head["line"], f"{text} was expected")
    name, relation, bound = text.split(" ")
    says = name, relation, Q(bound)
    own = reader.section(head)
    if rational(head, "from") != 0 or rational(head, "to") != END:
        raise Rejected(head["line"], "the domain is not [0, 22/7]")
    pieces = []
    while not own.at_end(): pieces.append(check_box(own.take("box"), says))
    cover(head, pieces, Q(0), END)


class C:
    """Rectangles."""
    __slots__ = ("x", "y")

    def __init__(self, x, y): self.x, self.y = x, y
    @staticmethod
    def real(q): return C(I.of(q), I(0, 0))
    def __add__(self, o): return C(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return C(self.x - o.x, self.y - o.y)
    def __mul__(self, o): return C(self.x * o.x - self.y * o.y, self.x * o.y + self.y * o.x)
    def times(self, k): return C(self.x * k, self.y * k)
    def square_size(self): return self.x.power(2) + self.y.power(2)
    def size(self): return self.square_size().sqrt()

    def inverse(self):
        d = self.square_size().inverse()
        return C(self.x * d, -self.y * d)

    def sqrt(self):
        """With positive real part."""
        r = self.size()
        if self.x.lo <= 0: raise Wide("a root next to its cut")
        u = ((r + self.x) * I.of(Q(1, 2))).sqrt()
        return C(u, self.y * (u + u).inverse())

    def log(self):
        if self.x.lo <= 0: raise Wide("a logarithm next to its cut")
        return C(self.square_size().log() * I.of(Q(1, 2)), (self.y * self.x.inverse()).arctan())

    def sin_cos(self):
        sine, cosine, up = self.x.wave(mpmath.sin), self.x.wave(mpmath.cos), self.y.exp()
        down = up.inverse()
        # cosh is not monotone, sinh is.
        cosh, sinh = (up + down) * I.of(Q(1, 2)), (up - down) * I.of(Q(1, 2))
        return C(sine * cosh, cosine * sinh), C(cosine * cosh, -(sine * sinh))

    def arcsin(self):
        """For |self| < 1, where cos(arcsin) = sqrt(1 - self^2), and exp(i arcsin) have positive real parts."""
        if self.square_size().hi >= intervals.SCALE: raise Wide("arcsin beyond 1")
        root = (C.real(1) - self * self).sqrt()
        e = (C(-self.y, self.x) + root).log()
        return C(e.y, -e.x)


def on_circle(r, turn):
    phi = turn * I.pi()
    return C(I.of(r) * phi.wave(mpmath.cos), I.of(r) * phi.wave(mpmath.sin))


NAMES = ("removed", "sine", "ratio", "image", "pole", "fatou", "cosine")


@lru_cache(maxsize=None)
def arc_bounds(r, low, high):
    """Upper bounds over r e^(i pi phi), low <= phi <= high, in the order of NAMES: mean values around the middle, with
        (1 - q)' = theta sin theta/(2 pi sin^2(theta/2)) - (1 - q) cot(theta/2),  g' = (1 - theta/pi) sin theta/sin g."""
    one, two, inv_pi = C.real(1), I.of(2), I.pi().inverse()
    arc, mid = on_circle(r, I.of(low).hull(I.of(high))), on_circle(r, I.of((low + high) / 2))
    step = arc - mid

    def removed(theta):
        (sin, cos), (half, half_cos) = theta.sin_cos(), theta.times(I.of(Q(1, 2))).sin_cos()
        inverse = half.inverse()
        return (sin - theta * cos) * (inverse * inverse).times(inv_pi * I.of(Q(1, 2))), sin, half, half_cos, inverse

    wide, sin, half, half_cos, inverse = removed(arc)
    at_mid, _, half_mid, _, _ = removed(mid)
    gone = at_mid + ((arc * sin * inverse * inverse).times(inv_pi * I.of(Q(1, 2))) - wide * half_cos * inverse) * step
    s = half * (one - gone).sqrt()
    s_mid = half_mid * (one - at_mid).sqrt()
    cos_half = (one - s * s).sqrt()
    slope = (one - arc.times(inv_pi)) * sin * (s * cos_half).times(two).inverse()
    g_mid = s_mid.arcsin().times(two)
    g = g_mid + slope * step
    arc_inverse, mid_inverse, g_inverse = arc.inverse(), mid.inverse(), g.inverse()
    difference = g_mid.inverse() - mid_inverse
    reciprocal = arc_inverse * arc_inverse - slope * g_inverse * g_inverse
    pole = difference + C(inv_pi, I(0, 0)) + reciprocal * step
    three_pi, three_halves = I.of(3) * I.pi(), I.of(Q(3, 2))
    fatou = difference.times(three_pi) + (g_mid * mid_inverse).log().times(three_halves) - one \
        + (reciprocal.times(three_pi) + (slope * g_inverse - arc_inverse).times(three_halves)) * step
    cosine = g_mid.sin_cos()[1] - g.sin_cos()[0] * slope * step
    values = (gone, s, g * arc_inverse - one, g, pole, fatou, cosine)
    return tuple(Q(v.size().hi, intervals.SCALE) for v in values)


def check_arc(item, r):
    low, high = rational(item, "from"), rational(item, "to")
    if not 0 <= low < high <= 1: raise Rejected(item["line"], "the arc is empty, or beyond half of the circle")
    claimed = [rational(item, name) for name in NAMES]
    parts = [(low, high, 0)]
    while parts:
        a, b, k = parts.pop()
        try:
            above = [n for n, x, c in zip(NAMES, arc_bounds(r, a, b), claimed) if x > c]
            if not above: continue
            why = f"{above[0]} is not seen to be so small"
        except Wide as wide:
            why = f"no enclosure: {wide}"
        if k == HALVINGS: raise Rejected(item["line"], why)
        parts += [(a, (a + b) / 2, k + 1), ((a + b) / 2, b, k + 1)]
    return (low, high), claimed


def check_disc(reader):
    head = reader.take("disc")
    r, own, pieces = rational(head, "radius"), reader.section(head), []
    if not 0 < r < 6: raise Rejected(head["line"], "the radius is not between 0 and 6")
    whole = {name: rational(head, name) for name in NAMES[3:]}
    while not own.at_end():
        item = own.take("arc")
        piece, claimed = check_arc(item, r)
        for name, value in zip(NAMES, claimed):
            if value >= 1 if name not in whole else value > whole[name]:
                raise Rejected(item["line"], f"{name} is greater than the disc allows")
        pieces.append(piece)
    cover(head, pieces, Q(0), Q(1))


def check_large_depth(head, reader):
    with intervals.precision(BITS):
        for says in MARGINS: check_margin(reader, says)
        while not reader.at_end(): check_disc(reader)
