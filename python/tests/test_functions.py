"""The functions: all of the library's, the same values as the command line, its errors."""
import fractions
import inspect
import math

import pytest

import ntk_verify as nv


def test_every_function_of_the_library_is_there_with_its_arguments():
    assert len(nv.functions()) >= 16
    for record in nv.functions():
        function = getattr(nv, record["name"])
        known = set(inspect.signature(function).parameters) | {"at"} - {"z"}
        wanted = {"z" if name == "at" else name for name in record["required"] + record["optional"]}
        assert wanted <= known, record["name"]
        assert function.__doc__ and "digits" in known


SAMPLES = [("kappa0", {"at": "1/3"}), ("kappa1", {"at": "-1"}), ("h", {"at": "1/2"}), ("h-prime", {"at": "0.9"}),
           ("rho", {"at": "1/2", "depth": "1000"}), ("theta-bar", {"at": "1/2", "depth": "1e1000"}),
           ("angle", {"at": "0", "depth": "7"}), ("one-minus-rho", {"at": "0.999", "depth": "10"}),
           ("theta-bar-excess", {"at": "1/2", "depth": "1e20"}), ("depth-constant", {"at": "1/2"}),
           ("theta", {"at": "1/2", "depth": "3", "n0": "2", "beta": "1/10"}), ("sigma", {"at": "1/2", "depth": "3"}),
           ("kappa0-coefficient", {"n": "5"}), ("kappa1-coefficient", {"n": "4"}),
           ("theta-bar", {"at": "1/2", "depth": "100", "activation": "erf", "edge-of-chaos": "q=1"}),
           ("h", {"at": "1/2", "activation": "erf", "weight-variance": "2", "bias-variance": "1/10"})]


@pytest.mark.parametrize("name, arguments", SAMPLES)
def test_values_are_those_of_the_command_line(command, name, arguments):
    status, answer, complaint = command("verify-eval", "eval", name, "--digits", 25, "--format", "json",
                                        *(f"--{key}={value}" for key, value in arguments.items()))
    assert status == 0, complaint
    in_python = {"z" if key == "at" else key.replace("-", "_"): value for key, value in arguments.items()}
    value = getattr(nv, name.replace("-", "_"))(**in_python, digits=25)
    assert str(value) == answer["enclosure"] and value.exact == answer.get("exact")


def test_all_coefficients_and_the_depth_law(command):
    coefficients = nv.depth_coefficient(3)
    _, answer, _ = command("verify-eval", "eval", "depth-coefficient", "--n=3", "--format", "json")
    assert {c["series"]: (c["exact"], c["enclosure"]) for c in answer["coefficients"]} == \
        {series: (value.exact, str(value)) for series, value in coefficients.items()}
    _, answer, _ = command("verify-eval", "eval", "depth-law", "--activation=erf", "--edge-of-chaos=q=1", "--format", "json")
    assert nv.depth_law("erf", edge_of_chaos={"q": 1}) == answer["facts"]
    assert nv.depth_law("erf", edge_of_chaos=1) == nv.depth_law("erf", edge_of_chaos="q=1")


def test_closed_forms():
    assert nv.kappa1(1) == 1 and nv.kappa0(-1) == 0
    assert nv.kappa0("1/2").contains(fractions.Fraction(2, 3))
    z = 0.3
    expected = (z * (math.pi - math.acos(z)) + math.sqrt(1 - z * z)) / math.pi
    assert abs(float(nv.kappa1(z)) - expected) < 1e-15
    assert not nv.kappa0("1/2").contains(fractions.Fraction(2, 3) + fractions.Fraction(1, 10**25))


def test_a_float_is_its_binary_value():
    assert nv.kappa1(0.1, 30) < nv.kappa1("0.1000000000000001", 30)
    assert nv.kappa1(0.1, 30) > nv.kappa1("0.1", 30)  # 0.1 is a little more than 1/10
    assert nv.kappa1(fractions.Fraction(1, 10)).same_ball(nv.kappa1("0.1"))


def test_relu_is_the_network_of_the_papers():
    assert nv.theta_bar("1/2", 10, 20, "relu").same_ball(nv.theta_bar("1/2", 10, 20))
    assert nv.theta_bar(z="1/2", depth=10**1000, digits=12) < fractions.Fraction(251, 1000)


@pytest.mark.parametrize("call, options", [
    (lambda: nv.kappa1("3/2"), ["kappa1", "--at", "3/2"]),
    (lambda: nv.kappa1("x"), ["kappa1", "--at", "x"]),
    (lambda: nv.depth_constant(1), ["depth-constant", "--at", "1"]),
    (lambda: nv.rho("1/2", 10, activation="erg", edge_of_chaos=1),
     ["rho", "--at", "1/2", "--depth", "10", "--activation", "erg", "--edge-of-chaos", "1"]),
    (lambda: nv.rho("1/2", 10, activation="erf"), ["rho", "--at", "1/2", "--depth", "10", "--activation", "erf"]),
    (lambda: nv.evaluate("kappa7"), ["kappa7"])])
def test_errors_have_the_text_of_the_command_line(command, call, options):
    status, _, complaint = command("verify-eval", "eval", *options)
    with pytest.raises(nv.BadInput) as error:
        call()
    assert status == 2 and isinstance(error.value, ValueError)
    assert str(error.value) == complaint.removeprefix("--")


def test_other_errors():
    with pytest.raises(nv.BadInput, match="depth 1/2: expected an integer") as error:
        nv.rho("1/2", "1/2")
    assert error.value.argument == "depth"
    with pytest.raises(nv.BadInput, match="depth 0: expected an integer from 1"):
        nv.rho("1/2", 0)
    with pytest.raises(nv.BadInput, match="at: |at \\["):
        nv.kappa1([0.5])
    with pytest.raises(nv.BadInput, match="digits"):
        nv.kappa1(1, 0)
    with pytest.raises(nv.OutOfBudget):
        nv.theta("1/2", 10**12)
    with pytest.raises(nv.Undecided):
        nv.gram([[1e140, 0.0], [0.0, 1e140]], "arc-cosine", 3, order=2, fast=True)  # beyond the range of doubles
    with pytest.raises(nv.BadInput, match="no argument 'zz'"):
        nv.evaluate("kappa1", zz=1)
    with pytest.raises(nv.BadInput, match="edge_of_chaos"):
        nv.h("1/2", activation="erf", edge_of_chaos=1, weight_variance=1)
