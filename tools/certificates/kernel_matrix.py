"""The matrices of the kernels of `verify gram`, in intervals, from the points."""
from fractions import Fraction as Q
from operator import mul

import intervals
from intervals import I, Wide
from one_variable import NotChecked, Rejected, field, integer, rational


class Kernel:
    """(kernel, depth, variances) of the header; every kernel here is a walk of the covariances c = q(x, x'),
    a = q(x, x), b = q(x', x') through the layers."""
    def __init__(self, head, dimension):
        self.name, self.depth = field(head, "kernel"), integer(head, "depth", 1, 1000)
        if field(head, "normalize") not in ("none", "sphere"):
            raise Rejected(head["line"], "normalize is neither none nor sphere")
        self.sphere = field(head, "normalize") == "sphere"
        self.weight, self.bias, self.order, scale = Q(1), Q(0), 1, Q(1)
        if self.name in ("fc", "nngp"):
            self.weight, self.bias = rational(head, "weight_variance"), rational(head, "bias_variance")
            if self.weight <= 0 or self.bias < 0: raise Rejected(head["line"], "a variance is out of range")
            scale, self.gain = self.weight / dimension, self.weight / 2
        elif self.name == "arc-cosine":
            self.order = integer(head, "order", 0, 2)
            self.gain = Q(1)
        elif self.name == "normalized": self.gain = Q(1)
        else: raise NotChecked(f"the kernel {self.name}")
        self.scale = scale
        self.homogeneous = self.bias == 0
        self.layers = self.depth + 1 if self.name == "arc-cosine" else self.depth

    def first(self, square): return I.of(self.scale * square + self.bias)

    def next_variance(self, a):
        if self.order == 0: return I.of(1)
        if self.order == 2: return I.of(3) * a * a
        return I.of(self.gain) * a + I.of(self.bias)

    def variances(self, a):
        """Of a point, layer by layer, with their roots."""
        list_ = [(a, a.sqrt())]
        for _ in range(self.layers - 1):
            a = self.next_variance(a)
            list_.append((a, a.sqrt()))
        return list_

    def functions(self, r):
        """kappa_0, and kappa_n of the order n, for a correlation."""
        one, pi = I.of(1), I.pi()
        r = I(max(r.lo, -intervals.SCALE), min(r.hi, intervals.SCALE))
        if r.lo > r.hi: raise Wide("a correlation beyond 1")
        rest = pi * I.of(Q(1, 2)) + r.arcsin()  # pi - theta
        square = r * r
        sine = I(max(0, (one - square).lo), max(0, (one - square).hi)).sqrt()
        if self.order == 0: top = rest
        elif self.order == 1: top = sine + rest * r
        else: top = I.of(3) * sine * r + rest * (one + square + square)
        inverse = pi.inverse()
        return rest * inverse, top * inverse

    def walk(self, c, u, v, same):
        """At the last layer, from c at the first; u and v are the variances of the two points."""
        tangent, gain = c, I.of(self.gain)
        for layer in range(self.layers - 1):
            (a, root_a), (b, root_b) = u[layer], v[layer]
            if same:
                k0, c = I.of(1), u[layer + 1][0]
            else:
                k0, k1 = self.functions(c * (root_a * root_b).inverse())
                if self.order == 0: c = k1
                elif self.order == 1: c = gain * root_a * root_b * k1 + I.of(self.bias)
                else: c = a * b * k1
            tangent = gain * k0 * tangent + c
        if self.name == "normalized": return I(tangent.lo // self.depth, -(-tangent.hi // self.depth))
        return tangent if self.name == "fc" else c


def kernel_matrix(kernel, points):
    """The lower triangle."""
    squares = [sum(map(mul, x, x)) for x in points]
    norms = [I.of(s).sqrt() for s in squares]
    on_sphere = kernel.sphere or kernel.name == "normalized"
    variances = [kernel.variances(kernel.first(Q(1) if on_sphere else s)) for s in squares]
    rows = []
    for i, x in enumerate(points):
        row = []
        for j in range(i + 1):
            inner = squares[i] if i == j else sum(map(mul, x, points[j]))
            if not on_sphere: c = kernel.first(inner)
            elif i == j: c = kernel.first(Q(1))
            else: c = I.of(kernel.scale) * I.of(inner) * (norms[i] * norms[j]).inverse() + I.of(kernel.bias)
            value = kernel.walk(c, variances[i], variances[j], i == j)
            if kernel.name == "normalized" and not kernel.sphere:
                value = value * (I.of(squares[i]) if i == j else norms[i] * norms[j])
            row.append(value)
        rows.append(row)
    return rows
