"""Rigorous values, kernel matrices, rates and statements of the mathematics of the neural tangent kernel.

    >>> import ntk_verify as nv
    >>> print(nv.theta_bar("1/2", depth="1e1000", digits=10))
    [0.2500000000 +/- 1e-15]

Every number that is printed as an enclosure or a bound is proved (ball arithmetic over Arb, LAPACK with proved error
bounds). A Python float is taken as its exact binary value: 0.1 is not 1/10, and '1/10' or Fraction(1, 10) is. The work
is that of the C++ libraries of ntk-verify; the command line gives the same answers. The GIL is released meanwhile, and
Ctrl-C ends a long call. Errors: BadInput (a ValueError), Undecided, OutOfBudget.
"""
from ._core import Enclosure
from ._core import version as __version__
from .claims import claims, run
from .errors import BadInput, Error, OutOfBudget, Undecided
from .functions import (
    angle, depth_coefficient, depth_constant, depth_law, evaluate, functions, h, h_prime, kappa0, kappa0_coefficient,
    kappa1, kappa1_coefficient, one_minus_rho, rho, sigma, theta, theta_bar, theta_bar_excess)
from .kernel_matrix import GramReport, MatrixReport, Pair, gram, kernels, matrix_bounds
from .bounds import Bounds, Inversion
from .prove import Proof, prove
from .rate import RateReport, rate, rate_data, rate_sequences

__all__ = [
    "BadInput", "Bounds", "Enclosure", "Error", "GramReport", "Inversion", "MatrixReport", "NTKKernel", "OutOfBudget",
    "Pair", "Proof", "RateReport", "Undecided", "angle", "claims", "depth_coefficient", "depth_constant", "depth_law",
    "evaluate", "functions", "gram", "h", "h_prime", "kappa0", "kappa0_coefficient", "kappa1", "kappa1_coefficient",
    "kernels", "matrix_bounds", "one_minus_rho", "prove", "rate", "rate_data", "rate_sequences", "rho", "run", "sigma",
    "theta", "theta_bar", "theta_bar_excess"]


def __getattr__(name: str):
    """NTKKernel, which needs scikit-learn: only who asks for it loads that."""
    if name == "NTKKernel":
        from .sklearn import NTKKernel
        return NTKKernel
    raise AttributeError(f"module 'ntk_verify' has no attribute '{name}'")
