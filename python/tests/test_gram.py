"""gram and matrix_bounds: arrays of every kind, the same bounds as the command line, the kernel's values."""
import fractions
import math
import pickle

import numpy as np
import pytest

import ntk_verify as nv
from ntk_verify._numbers import as_doubles
from ntk_verify.kernel_matrix import kernel_between, kernel_diagonal

POINTS = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.6, 0.8]])


def kappa1(z):
    z = max(-1.0, min(1.0, z))
    return (z * (math.pi - math.acos(z)) + math.sqrt(1 - z * z)) / math.pi


def kappa0(z):
    return (math.pi - math.acos(max(-1.0, min(1.0, z)))) / math.pi


def theta_bar(z, depth):
    """Definition 4 of St-Arnaud et al., in floats."""
    rho, total = z, z
    for _ in range(depth - 1):
        rho, total = kappa1(rho), kappa1(rho) + total * kappa0(rho)
    return total / depth


@pytest.mark.parametrize("options", [{}, {"fast": True}, {"digits": 30}])
def test_values_and_bounds(options):
    report = nv.gram(POINTS, "normalized", 3, **options)
    directions = POINTS / np.linalg.norm(POINTS, axis=1)[:, None]
    expected = np.array([[theta_bar(z, 3) for z in row] for row in directions @ directions.T])
    assert np.abs(report.kernel - expected).max() < 1e-12
    assert report.radius.shape == (4, 4) and (report.radius >= 0).all() and report.radius.max() < 1e-12
    eigenvalues = np.linalg.eigvalsh(report.kernel)
    assert report.smallest.lower <= eigenvalues[0] + 1e-12 and eigenvalues[0] - 1e-12 <= report.smallest.upper
    assert report.largest.lower - 1e-12 <= eigenvalues[-1] <= report.largest.upper + 1e-12
    assert report.smallest.upper - report.smallest.lower < 1e-8 and report.positive_definite is True
    assert report.smallest.exact[0] <= report.smallest.exact[1] and report.smallest.lower <= report.smallest.exact[0]


def test_every_value_is_in_its_radius():
    report = nv.gram(POINTS, "normalized", 3, fast=True)
    for i in range(4):
        for j in range(4):
            exact = [[fractions.Fraction(x) for x in POINTS[k]] for k in (i, j)]
            if i == j or abs(sum(x * y for x, y in zip(*exact))) in (0, 1):
                z = sum(x * y for x, y in zip(*exact)) if i != j else 1
                value = fractions.Fraction(report.kernel[i, j])
                assert abs(nv.theta_bar(z, 3) - value).decide("<=", fractions.Fraction(report.radius[i, j]) + fractions.Fraction(1, 10**25))


def test_the_same_as_the_command_line(command, tmp_path):
    file = tmp_path / "points.csv"
    file.write_text("1,0\n0,1\n-1,0\n0.6,0.8\n")
    exact = [["1", "0"], ["0", "1"], ["-1", "0"], ["0.6", "0.8"]]
    for options, given in ((["--kernel=fc", "--depth=3", "--beta=1/10"], {"kernel": "fc", "depth": 3, "beta": "1/10"}),
                           (["--kernel=normalized", "--depth=5", "--fast"], {"kernel": "normalized", "depth": 5, "fast": True}),
                           (["--kernel=res", "--depth=2", "--alpha=1/2"], {"kernel": "res", "depth": 2, "alpha": "1/2"})):
        _, answer, complaint = command("verify-tools", "gram", file, *options, "--format", "json")
        assert answer, complaint
        report = nv.gram(exact, **given, matrix=False)
        for name, found in (("lambda_min", report.smallest), ("lambda_max", report.largest)):
            assert str(found) == f"[{answer[name]['lower']}, {answer[name]['upper']}]"
        assert report.kernel is None and report.because == answer["because"]
        assert report.kernel_text == answer["kernel_text"] and report.depth_bound is None or \
            str(report.depth_bound) == answer["depth_bound"]
        assert str(report.closest.cosine) == answer["closest"]["cosine"] or answer["closest"]["cosine"] == "1"
        assert str(report.inversion.ridge) == f"[{answer['inversion']['ridge']['lower']}, {answer['inversion']['ridge']['upper']}]"
        assert report.inversion.float64_digits == tuple(answer["inversion"]["float64_digits"].values())


def test_activations():
    relu = nv.gram(POINTS, None, 3, activation="relu", edge_of_chaos=1)
    normalized = nv.gram(POINTS, "normalized", 3)
    assert relu.smallest.lower <= normalized.smallest.upper and normalized.smallest.lower <= relu.smallest.upper
    erf = nv.gram(POINTS, "activation", 3, activation="erf", edge_of_chaos="1/2")
    assert erf.smallest.lower > normalized.smallest.upper or erf.smallest.upper < normalized.smallest.lower
    with pytest.raises(nv.BadInput, match="edge_of_chaos"):
        nv.gram(POINTS, "normalized", 3, edge_of_chaos=1)
    with pytest.raises(nv.BadInput, match="activation"):
        nv.gram(POINTS, "activation", 3)


def test_a_fitting_array_is_not_copied():
    values, exact = as_doubles(POINTS, "X")
    assert np.shares_memory(values, POINTS) and exact is None


KINDS = {
    "fortran": np.asfortranarray(POINTS), "strided": np.repeat(POINTS, 2, axis=0)[::2], "reversed": POINTS[::-1][::-1],
    "big endian": POINTS.astype(">f8"), "list": POINTS.tolist(), "matrix": np.asmatrix(POINTS),
    "columns of a wider one": np.hstack([POINTS, POINTS])[:, :2], "unmasked": np.ma.MaskedArray(POINTS)}


@pytest.mark.parametrize("kind", KINDS)
def test_layouts_change_nothing(kind):
    assert np.array_equal(nv.gram(KINDS[kind], "fc", 2, fast=True).kernel, nv.gram(POINTS, "fc", 2, fast=True).kernel)


def test_read_only_arrays():
    X = POINTS.copy()
    X.flags.writeable = False
    assert nv.gram(X, "fc", 2).n == 4 and not X.flags.writeable


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.int8, np.int64, np.uint16, np.longdouble])
def test_other_numbers_are_taken_exactly(dtype):
    X = np.array([[1, 2], [3, 1], [2, 2]], dtype=dtype)
    assert np.array_equal(nv.gram(X, "fc", 2).kernel, nv.gram(X.astype(float), "fc", 2).kernel)
    tenth = np.array([[0.1, 1], [1, 1]], dtype=np.float32)
    values, exact = as_doubles(tenth, "X")
    assert values[0, 0] == float(np.float32(0.1)) and exact is None


def test_objects_and_text_are_exact():
    third = fractions.Fraction(1, 3)
    for X in (np.array([[third, 1], [1, 0]], dtype=object), [["1/3", "1"], ["1", "0"]]):
        values, exact = as_doubles(X, "X")
        assert exact == [third, 1, 1, 0] and values[0, 0] == 1 / 3
    # (1/3, 1) and (1, 3) have one direction; the doubles nearest to them do not.
    singular = nv.gram([["1/3", "1"], ["1", "3"]], "normalized", 2)
    assert singular.positive_definite is False and singular.smallest.exact == (0, 0)
    assert nv.gram([[1 / 3, 1.0], [1.0, 3.0]], "normalized", 2).positive_definite is True
    large = np.array([[2**60 + 1, 1], [1, 2]])
    assert as_doubles(large, "X")[1][0] == 2**60 + 1


@pytest.mark.parametrize("X, problem", [
    (np.zeros((0, 3)), "0 points of 3 coordinates"), (np.zeros((3, 0)), "3 points of 0 coordinates"),
    (np.ones(3), "X of shape (3,)"), (np.ones((2, 2, 2)), "X of shape (2, 2, 2)"), (5, "X of shape ()"),
    ([[1, 2], [3]], "X"), (np.array([[1j, 1]]), "complex128"), (np.array([[True, False]]), "bool"),
    (np.array([[math.nan, 1.0]]), "point 0"), (np.array([[1.0, math.inf]]), "point 0"), ([["a", "b"]], "X: 'a'"),
    (np.array([[None, 1]], dtype=object), "X: None"), (np.array([[1e200, 1.0]]), "between 1e-150 and 1e150"),
    (np.ma.MaskedArray([[1.0, 2.0]], mask=[[True, False]]), "masked"), (np.array([["2020-01-01"]], dtype="M8[D]"), "datetime64"),
    (np.array([[0.0, 0.0], [1.0, 0.0]]), "row 0 (counted from 0) is the zero vector"),
    ([[fractions.Fraction(10)**400, 1]], "beyond the range of doubles")])
def test_what_cannot_be_read_is_refused_in_one_line(X, problem):
    with pytest.raises(ValueError) as error:
        nv.gram(X, "normalized", 2)
    assert isinstance(error.value, nv.BadInput)
    text = str(error.value)
    assert problem in text and "expected" in text and "\n" not in text, text


@pytest.mark.parametrize("options, problem", [
    ({"kernel": "fcc", "depth": 2}, "no kernel 'fcc'; expected"), ({"kernel": "fc", "depth": 0}, "depth 0: expected an integer from 1"),
    ({"kernel": "fc", "depth": 2.5}, "depth 2.5: expected an integer"), ({"kernel": "fc", "depth": None}, "no depth"),
    ({"kernel": "fc", "depth": 2, "alpha": 1}, "alpha belongs to kernel res"),
    ({"kernel": "fc", "depth": 2, "beta": -1}, "beta -1: expected a number >= 0"),
    ({"kernel": "fc", "depth": 2, "beta": 1, "weight_variance": 2}, "beta says both variances"),
    ({"kernel": "fc", "depth": 2, "weight_variance": 0}, "weight_variance 0: expected a number > 0"),
    ({"kernel": "fc", "depth": 2, "normalize": "max"}, "normalize 'max': expected 'sphere' or 'none'"),
    ({"kernel": "arc-cosine", "depth": 2, "order": 3}, "order 3: expected an integer from 0 to 2"),
    ({"kernel": "fc", "depth": 2, "digits": 1001}, "digits 1001: expected an integer from 1 to 1000"),
    ({"kernel": "fc", "depth": 2, "digits": 5, "fast": True}, "exclude each other"),
    ({"kernel": "fc", "depth": 2, "condition": 1}, "condition: expected a number > 1"),
    ({"kernel": "fc", "depth": 2, "packed": True}, "packed")])
def test_options_are_refused_in_one_line(options, problem):
    with pytest.raises(nv.BadInput) as error:
        nv.gram(POINTS, **options)
    assert problem in str(error.value) and "\n" not in str(error.value), str(error.value)


def test_too_many_points_for_the_memory():
    X = np.lib.stride_tricks.as_strided(np.ones(1), (400_000, 1), (0, 0))
    with pytest.raises(MemoryError, match="GB, more than there is"):
        nv.gram(X, "fc", 2)


def test_zero_rows_and_all_zero():
    report = nv.gram([[0.0, 0.0], [1.0, 0.0]], "normalized", 2, normalize="none")
    assert report.positive_definite is False and (report.kernel[0] == 0).all()
    assert (nv.gram([[0.0]], "normalized", 2, normalize="none").kernel == 0).all()


def test_reports_pickle_and_print():
    report = nv.gram(POINTS, "fc", 3)
    again = pickle.loads(pickle.dumps(report))
    assert np.array_equal(again.kernel, report.kernel) and again.smallest == report.smallest
    assert "strictly positive definite: yes" in str(report) and str(report.smallest) in str(report)
    assert {"fc", "normalized"} <= {kernel["name"] for kernel in nv.kernels()}


def test_matrix_bounds_are_those_of_the_command_line(command, tmp_path):
    K = np.array([[2.0, 1.0, 0.0], [1.0, 2.0, 1.0], [0.0, 1.0, 2.0]])
    file = tmp_path / "K.npy"
    np.save(file, K)
    for shift in (0.0, 3.0):
        np.save(file, K - shift * np.eye(3))
        _, answer, complaint = command("verify-tools", "gram", "--matrix", file, "--jitter", "--format", "json")
        assert answer, complaint
        report = nv.matrix_bounds(K - shift * np.eye(3), jitter=True)
        assert str(report.smallest) == f"[{answer['lambda_min']['lower']}, {answer['lambda_min']['upper']}]"
        assert {1: True, -1: False}[1 if shift == 0 else -1] is report.positive_definite
        assert {**report.inertia} == {k: v for k, v in answer["inertia"].items() if k != "within"}
        assert report.rank == answer["rank"] == (3 if shift == 0 else 3)
        assert str(report.jitter["least"]) == f"[{answer['jitter']['least']['lower']}, {answer['jitter']['least']['upper']}]"
        if shift:
            x = report.witness["vector"]
            assert report.witness["form"] == sum(fractions.Fraction((K - 3 * np.eye(3))[i, j]) * x[i] * x[j]
                                                 for i in range(3) for j in range(3)) <= 0
    lower = 2 - math.sqrt(2)
    assert fractions.Fraction(lower) - fractions.Fraction(1, 10**12) in nv.Bounds(0, 1, (fractions.Fraction(0), None), "")
    assert nv.matrix_bounds(K).smallest.lower <= lower <= nv.matrix_bounds(K).smallest.upper + 1e-15


def test_matrices_that_are_none():
    for K, problem in ((np.ones((2, 3)), "square"), (np.zeros((0, 0)), "expected"), ([[math.nan]], "expected")):
        with pytest.raises(nv.BadInput, match=problem):
            nv.matrix_bounds(K)
    report = nv.matrix_bounds([[1.0, 2.0], [3.0, 4.0]])
    assert not report.answered and report.asymmetry["entry"] == 3 and report.smallest is None
    assert nv.matrix_bounds([[1, 2], [3, 4]], symmetric_part=True).answered


@pytest.mark.parametrize("kernel", [k["name"] for k in nv.kernels()])
def test_kernel_between_is_part_of_the_matrix(kernel):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(30, 3))
    X[3] = X[20]      # the same point in both
    X[4] = -2 * X[21]
    of = {"activation": "leaky-relu:1/10", "edge_of_chaos": 1} if kernel == "activation" else {}
    for rows in (30, 6):
        whole = nv.gram(X[:rows], kernel, 2, fast=True, **of)
        half = rows // 2
        block, radius = kernel_between(X[:half], X[half:rows], kernel, 2, **of)
        difference = np.abs(block - whole.kernel[:half, half:])
        assert (difference <= radius + whole.radius[:half, half:]).all()
        assert 0 <= radius < 1e-8 * (1 + np.abs(block).max())
        diagonal = kernel_diagonal(X[:rows], kernel, 2, **of)
        assert np.allclose(diagonal, np.diag(whole.kernel), rtol=1e-12)


def test_kernel_between_by_table_and_in_balls_agree():
    rng = np.random.default_rng(2)
    X = rng.normal(size=(70, 150))  # more coordinates than one product takes, more columns than one block
    X[40] = X[3]
    table, radius = kernel_between(X, X, "fc", 3)
    balls = np.hstack([kernel_between(X, X[i:i + 1], "fc", 3)[0] for i in range(0, 70, 23)])
    assert np.abs(table[:, ::23] - balls).max() <= radius < 1e-9 * np.abs(balls).max()
    assert np.array_equal(kernel_between(X[:0].reshape(0, 150) if False else X[:1], X, "fc", 3)[0].shape, (1, 70))


def test_kernel_between_refuses():
    with pytest.raises(nv.BadInput, match="points of 2 and of 3 coordinates"):
        kernel_between(np.ones((2, 2)), np.ones((2, 3)), "fc", 2)
    with pytest.raises(nv.BadInput, match="row 1"):
        kernel_between([[1.0], [0.0]], [[1.0]], "normalized", 2)
