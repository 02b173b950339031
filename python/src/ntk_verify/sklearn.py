"""The kernels for scikit-learn: GaussianProcessRegressor(kernel=NTKKernel(depth=3)), KernelRidge(kernel=NTKKernel(3))."""
from __future__ import annotations

from typing import Any, Dict, Optional, Tuple, Union

import numpy as np
from sklearn.gaussian_process.kernels import Kernel

from ._numbers import Number
from .kernel_matrix import kernel_between, kernel_diagonal


class NTKKernel(Kernel):
    """A kernel of deep networks with its parameters fixed, as gram() has it: entries in float64 with a proved error.

    depth, kernel, and beta, weight_variance, bias_variance, alpha, order, normalize: as in gram(). There are no
    hyperparameters to be optimized: theta is empty, the gradient has shape (n, n, 0). Products and sums with
    scikit-learn's kernels (ConstantKernel, WhiteKernel) have theirs.

    KernelRidge(kernel=NTKKernel(3)) works, and asks for one pair at a time, which is slow; kernel='precomputed' with
    the matrices NTKKernel(3)(X) and NTKKernel(3)(X_new, X) is the same and fast.
    """

    def __init__(self, depth: Number = 3, kernel: str = "fc", *, beta: Optional[Number] = None,
                 weight_variance: Optional[Number] = None, bias_variance: Optional[Number] = None,
                 alpha: Optional[Number] = None, order: Optional[Number] = None, normalize: Optional[str] = None):
        self.depth = depth
        self.kernel = kernel
        self.beta = beta
        self.weight_variance = weight_variance
        self.bias_variance = bias_variance
        self.alpha = alpha
        self.order = order
        self.normalize = normalize

    def _parameters(self) -> Dict[str, Any]:
        return {name: getattr(self, name) for name in ("kernel", "depth", "beta", "weight_variance", "bias_variance",
                                                       "alpha", "order", "normalize")}

    def __call__(self, X: Any, Y: Any = None,
                 eval_gradient: bool = False) -> Union[np.ndarray, Tuple[np.ndarray, np.ndarray]]:
        """K(X, Y) of shape (n, m), K(X, X) without Y; with eval_gradient also the gradient, of shape (n, n, 0).

        Two vectors in place of X and Y are two points, and their kernel is a float: as KernelRidge calls it."""
        if Y is not None and eval_gradient:
            raise ValueError("Gradient can only be evaluated when Y is None.")
        if Y is not None and np.ndim(X) == 1 and np.ndim(Y) == 1:
            return float(kernel_between([list(X)], [list(Y)], **self._parameters())[0][0, 0])
        values, _ = kernel_between(X, X if Y is None else Y, **self._parameters())
        if Y is None:  # a product of rows may round differently in another order
            values = np.tril(values) + np.tril(values, -1).T
        return (values, np.empty((*values.shape, 0))) if eval_gradient else values

    def diag(self, X: Any) -> np.ndarray:
        """The diagonal of K(X, X), of shape (n,)."""
        return kernel_diagonal(X, **self._parameters())

    def is_stationary(self) -> bool:
        """No: the kernel is one of angles and norms."""
        return False

    def __eq__(self, other: Any) -> bool:
        return type(self) is type(other) and self._parameters() == other._parameters()

    def __hash__(self) -> int:
        return hash(tuple(map(str, self._parameters().values())))

    def __repr__(self) -> str:
        given = [f"{name}={value!r}" for name, value in self._parameters().items() if value is not None]
        return f"NTKKernel({', '.join(given)})"
