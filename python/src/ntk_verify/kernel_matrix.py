"""Kernel matrices of one's own points, and matrices of one's own, with proved bounds of their eigenvalues."""
from __future__ import annotations

import dataclasses
import fractions
from typing import Any, Dict, List, Mapping, Optional, Tuple

import numpy as np

from . import _core
from ._core import Enclosure
from ._numbers import Number, as_doubles
from .bounds import Bounds, Inversion


@dataclasses.dataclass(frozen=True)
class Pair:
    """Two points by their rows, from 0, with enclosures of cosine and angle (radians) between them; `ties`: other pairs
    that could not be told apart from it; exact: the cosine is 1 or -1 by an exact relation."""

    rows: Tuple[int, int]
    cosine: Enclosure
    angle: Enclosure
    ties: int
    exact: bool


@dataclasses.dataclass(frozen=True)
class GramReport:
    """What is proved of a kernel matrix of n points.

    smallest, largest: bounds of the extreme eigenvalues; condition_number: of lambda_max/lambda_min, None where
    lambda_min is, or may be, 0 (no upper bound: inf). positive_definite: strictly, a theorem; None if it was not decided.
    because: the theorem behind it; not_shown: why there is no positive lower bound. kernel, radius: the matrix, float64
    of shape (n, n), and a bound of the error of each entry; None if they were not asked for. closest, widest_angle: the
    pairs of least and of greatest angle, of what geometry says. depth_bound: max over pairs of 1/sqrt(1 - h), theorem 3
    of St-Arnaud et al. inversion: what the condition number means for solving.
    """

    n: int
    dimension: int
    kernel_text: str
    recursion: List[str]
    layers: str
    smallest: Optional[Bounds]
    largest: Optional[Bounds]
    condition_number: Optional[Bounds]
    positive_definite: Optional[bool]
    because: str
    not_shown: str
    method: str
    closest: Optional[Pair]
    widest_angle: Optional[Pair]
    geometry: str
    depth_bound: Optional[Enclosure]
    notes: List[str]
    storage: str
    inversion: Optional[Inversion]
    kernel: Optional[np.ndarray] = dataclasses.field(repr=False, compare=False)
    radius: Optional[np.ndarray] = dataclasses.field(repr=False, compare=False)

    def __str__(self) -> str:
        word = {True: "yes", False: "no", None: "unknown"}[self.positive_definite]
        lines = [f"{self.n} points in R^{self.dimension}", f"kernel: {self.kernel_text}",
                 f"lambda_min in {self.smallest}", f"lambda_max in {self.largest}",
                 f"condition number in {self.condition_number}" if self.condition_number else "",
                 f"strictly positive definite: {word}" + (f", {self.because}" if self.because else ""),
                 f"no positive lower bound shown: {self.not_shown}" if self.not_shown else "",
                 *(f"note: {note}" for note in self.notes), f"evidence: proved; method: {self.method}"]
        return "\n".join(line for line in lines if line)


def gram(X: Any, kernel: Optional[str], depth: Number, *, beta: Optional[Number] = None,
         weight_variance: Optional[Number] = None, bias_variance: Optional[Number] = None,
         alpha: Optional[Number] = None, order: Optional[Number] = None, activation: Optional[str] = None,
         edge_of_chaos: Optional[Number] = None, normalize: Optional[str] = None,
         digits: Optional[Number] = None, fast: bool = False, packed: bool = False, residual: bool = False,
         matrix: bool = True, condition: Number = 10**8) -> GramReport:
    """The kernel matrix of points, with proved bounds of its smallest and largest eigenvalue.

    X: an array of shape (n, d), a point a row. A C-contiguous array of float64 is read where it stands, without a copy,
    and must not be changed meanwhile; others are converted, exactly (`Fraction`s and text too). Each coordinate is 0 or
    between 1e-150 and 1e150 in absolute value.
    kernel, depth: see kernels(); beta, or weight_variance and bias_variance, alpha, order: its parameters, exact.
    activation: of kernel 'activation' ('erf', 'leaky-relu:1/10', `verify eval` lists them), with edge_of_chaos, the variance q
    for which h(1) = h'(1) = 1, or with weight_variance and bias_variance.
    normalize: 'sphere' (points x/|x|) or 'none'.
    digits: the method in balls, to so many digits, 1 to 1000; fast: the one in doubles with proved errors. Usual: balls,
    15 digits, up to 60 points.
    packed: half of the matrix and nothing else of that size (matrix=False); residual: nothing is assumed of LAPACK.
    matrix: return the matrix and its error bounds too (16 n^2 bytes more, and n^2 in work).
    condition: the condition number, > 1, for which inversion.ridge is given.

    Raises BadInput for points or parameters out of range, naming the row; MemoryError if the matrix would not fit;
    Undecided for a matrix beyond the range of doubles. Source: services/gram.hpp, docs/kernels.md, docs/large-kernels.md.
    """
    values, exact = as_doubles(X, "X")
    found = _core.gram(values, exact, _parameters(kernel, depth, beta, weight_variance, bias_variance, alpha, order,
                                                  normalize, activation, edge_of_chaos),
                       digits=digits, fast=fast, packed=packed, residual=residual, matrix=matrix, condition=condition)
    for name in ("smallest", "largest", "condition_number"):
        found[name] = Bounds._of(found[name])
    for name in ("closest", "widest_angle"):
        found[name] = None if found[name] is None else Pair(**found[name])
    found["inversion"] = Inversion._of(found["inversion"])
    return GramReport(**found)


def _parameters(kernel: Optional[str], depth: Any, beta: Any = None, weight_variance: Any = None, bias_variance: Any = None,
                alpha: Any = None, order: Any = None, normalize: Any = None, activation: Any = None,
                edge_of_chaos: Any = None) -> Dict[str, Any]:
    return {"kernel": kernel, "depth": depth, "beta": beta, "weight_variance": weight_variance,
            "bias_variance": bias_variance, "alpha": alpha, "order": order, "normalize": normalize,
            "activation": activation, "edge_of_chaos": edge_of_chaos}


def kernels() -> List[Dict[str, str]]:
    """What is known of each kernel: records with name, equation, parameters, depth_counts, definiteness, entries."""
    return _core.kernels()


@dataclasses.dataclass(frozen=True)
class MatrixReport:
    """What is proved of a symmetric n x n matrix; nothing but asymmetry if it is not symmetric (answered is False).

    smallest, largest: bounds of the extreme eigenvalues. condition_number: of max |lambda|/min |lambda|, None if the
    matrix is singular or nothing is known. inertia: numbers of positive, negative, zero and undecided eigenvalues. rank:
    exact, or None with no_rank as the reason. positive_definite: a theorem, None if it was not decided; because,
    not_shown: why. witness: integers x with x^T K x <= 0 (vector, form, form_upper). jitter: least (bounds of the least
    delta with K + delta I semidefinite), and by format from which delta on a Cholesky factorization must succeed.
    """

    n: int
    asymmetry: Optional[Mapping[str, Any]]
    answered: bool
    smallest: Optional[Bounds]
    largest: Optional[Bounds]
    condition_number: Optional[Bounds]
    singular: bool
    inertia: Optional[Mapping[str, int]]
    rank: Optional[int]
    no_rank: str
    positive_definite: Optional[bool]
    because: str
    not_shown: str
    witness: Optional[Mapping[str, Any]]
    jitter: Optional[Mapping[str, Any]]
    method: str
    notes: List[str]
    inversion: Optional[Inversion]


def matrix_bounds(K: Any, *, digits: Optional[Number] = None, fast: bool = False, symmetric_part: bool = False,
                  jitter: bool = False, condition: Number = 10**8) -> MatrixReport:
    """Proved bounds of the eigenvalues of a symmetric matrix, which is taken as exact.

    K: an array of shape (n, n), read as gram() reads points. digits, fast, condition: as in gram(). symmetric_part: if it
    is not symmetric, the answer for (K + K^T)/2. jitter: how much of the identity makes it definite, exactly and for
    Cholesky in float64 and float32. Raises BadInput for another shape and for entries that are not finite, MemoryError
    if there is no room. Source: services/matrix.hpp, docs/own-matrix.md.
    """
    values, exact = as_doubles(K, "K")
    if values.shape[0] != values.shape[1]:
        from .errors import BadInput
        raise BadInput(f"K of shape {values.shape}: expected a square matrix")
    found = _core.matrix(values, exact, digits=digits, fast=fast, symmetric_part=symmetric_part, jitter=jitter,
                         condition=condition)
    for name in ("smallest", "largest", "condition_number"):
        found[name] = Bounds._of(found[name])
    if found["jitter"] is not None:
        found["jitter"]["least"] = Bounds._of(found["jitter"]["least"])
    found["inversion"] = Inversion._of(found["inversion"])
    return MatrixReport(**found)


def kernel_between(X: Any, Y: Any, kernel: str, depth: Number, **parameters: Any) -> Tuple[np.ndarray, float]:
    """The kernel at each pair of a row of X (n, d) and a row of Y (m, d): float64 of shape (n, m), and a bound of the
    error of an entry. Parameters and errors as in gram(). Source: services/kernel_block.hpp."""
    x, x_exact = as_doubles(X, "X")
    y, y_exact = as_doubles(Y, "Y")
    return _core.kernel_block(x, x_exact, y, y_exact, _parameters(kernel, depth, **parameters))


def kernel_diagonal(X: Any, kernel: str, depth: Number, **parameters: Any) -> np.ndarray:
    """The kernel at each row of X (n, d) and itself: float64 of shape (n,)."""
    x, x_exact = as_doubles(X, "X")
    return _core.kernel_block(x, x_exact, None, None, _parameters(kernel, depth, **parameters))[0][:, 0]
