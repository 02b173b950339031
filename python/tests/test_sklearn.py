"""NTKKernel in scikit-learn, held against formulas of numpy."""
import pickle

import numpy as np
import pytest

pytest.importorskip("sklearn")
from sklearn.base import clone  # noqa: E402
from sklearn.gaussian_process import GaussianProcessRegressor  # noqa: E402
from sklearn.gaussian_process.kernels import ConstantKernel, WhiteKernel  # noqa: E402
from sklearn.kernel_ridge import KernelRidge  # noqa: E402

import ntk_verify as nv  # noqa: E402
from ntk_verify import NTKKernel  # noqa: E402

RNG = np.random.default_rng(5)
X, NEW = RNG.normal(size=(40, 3)), RNG.normal(size=(7, 3))
Y = np.sin(X[:, 0]) + 0.1 * RNG.normal(size=40)


def test_it_is_the_kernel_of_gram():
    kernel = NTKKernel(depth=3)
    K = kernel(X)
    assert np.allclose(K, nv.gram(X, "fc", 3).kernel, rtol=1e-12) and np.array_equal(K, K.T)
    assert np.allclose(kernel.diag(X), np.diag(K), rtol=1e-12)
    assert kernel(X, NEW).shape == (40, 7) and not kernel.is_stationary()
    values, gradient = kernel(X, eval_gradient=True)
    assert gradient.shape == (40, 40, 0) and np.array_equal(values, K) and kernel.theta.shape == (0,)
    with pytest.raises(ValueError):
        kernel(X, NEW, eval_gradient=True)


def test_gaussian_process():
    process = GaussianProcessRegressor(kernel=NTKKernel(depth=3), alpha=0.1).fit(X, Y)
    mean, deviation = process.predict(NEW, return_std=True)
    kernel = NTKKernel(depth=3)
    K, k = kernel(X) + 0.1 * np.eye(40), kernel(NEW, X)
    assert np.allclose(mean, k @ np.linalg.solve(K, Y))
    variance = kernel.diag(NEW) - np.einsum("ij,ji->i", k, np.linalg.solve(K, k.T))
    assert np.allclose(deviation**2, variance, atol=1e-10)


def test_with_hyperparameters_of_others():
    kernel = ConstantKernel(1.0) * NTKKernel(2, "normalized") + WhiteKernel(0.1)
    process = GaussianProcessRegressor(kernel=kernel).fit(X, Y)
    assert len(process.kernel_.theta) == 2 and np.isfinite(process.predict(NEW)).all()


def test_kernel_ridge():
    kernel = NTKKernel(depth=3)
    called = KernelRidge(alpha=0.1, kernel=kernel).fit(X, Y).predict(NEW)
    computed = KernelRidge(alpha=0.1, kernel="precomputed").fit(kernel(X), Y).predict(kernel(NEW, X))
    exact = kernel(NEW, X) @ np.linalg.solve(kernel(X) + 0.1 * np.eye(40), Y)
    assert np.allclose(called, exact) and np.allclose(computed, exact)


def test_clone_equal_repr_pickle():
    kernel = NTKKernel(4, "res", alpha="1/2")
    for again in (clone(kernel), pickle.loads(pickle.dumps(kernel))):
        assert again == kernel and hash(again) == hash(kernel) and again.get_params() == kernel.get_params()
    assert kernel != NTKKernel(4, "res") and repr(kernel) == "NTKKernel(kernel='res', depth=4, alpha='1/2')"


def test_errors_arrive():
    with pytest.raises(nv.BadInput, match="no kernel 'fcc'"):
        NTKKernel(3, "fcc")(X)
