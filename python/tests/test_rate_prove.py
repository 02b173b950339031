"""rate, rate_data and prove: the command line's answers and errors."""
import fractions
import math

import numpy as np
import pytest

import ntk_verify as nv


@pytest.mark.parametrize("claim, of, at", [
    ("1/4 + O(1/L)", "theta_bar", None), ("1/4 + O(log(L)/L)", "theta_bar", "1/2"), ("~ 2*log(L)", "theta_bar", None),
    ("1/4 + 3/8 log L / L + (C/4 - 1/8)/L + o(1/L)", "theta_bar", None)])
def test_rates_are_those_of_the_command_line(command, claim, of, at):
    status, answer, complaint = command("verify-tools", "rate", claim, "--of", of.replace("_", "-"), "--format", "json",
                                        *([f"--at={at}"] if at else []))
    assert answer, complaint
    report = nv.rate(claim, of, at)
    assert (report.verdict, report.why) == (answer["verdict"], answer["why"])
    assert report.proved == (answer["evidence"] == "proved") and status == {"holds": 0, "fails": 1, "undecided": 3}[report.verdict]
    assert [{k: v for k, v in bound.items() if k not in ("text", "holds_from")} | {"from": bound["holds_from"]}
            for bound in report.bounds] == answer["bounds"]
    same = {k: v for k, v in answer["facts"].items() if k != "scope"}
    assert {k: v for k, v in report.facts.items() if k != "scope"} == same


def test_rate_of_a_network():
    assert nv.rate("1/3 + O(1/L)", "theta_bar", activation="erf", edge_of_chaos={"q": 1}).verdict == "fails"
    assert nv.rate("1/3 + O(log(L)/L)", "theta_bar", activation="erf", edge_of_chaos=1).verdict == "holds"


@pytest.mark.parametrize("arguments, problem", [
    (("1/4 + O(1/n)", "theta_bar"), "the claim '1/4 + O(1/n)': column 11"),
    (("", "theta_bar"), "expected a claim"), (("O(1)", "theta"), "theta"),
    (("O(1)", "theta_bar", 1), "at 1: expected a number in [-1, 1)")])
def test_rate_refuses(arguments, problem):
    with pytest.raises(nv.BadInput) as error:
        nv.rate(*arguments)
    assert problem in str(error.value) and "\n" not in str(error.value), str(error.value)
    with pytest.raises(nv.BadInput, match="belong to an activation"):
        nv.rate("O(1)", "theta_bar", weight_variance=1)


def test_rate_of_data():
    L = [10 * 2**k for k in range(12)]
    values = [1 / 4 + 3 / 8 * math.log(n) / n for n in L]
    assert nv.rate_data(L, values, "1/4 + O(1/L)").verdict == "contradicted"
    assert nv.rate_data(np.array(L)[::-1], np.array(values)[::-1], "1/4 + O(log(L)/L)").verdict == "supported"
    assert nv.rate_data(L, values).verdict == "described" and not nv.rate_data(L, values).proved
    exact = nv.rate_data(range(1, 41), [fractions.Fraction(1, n) for n in range(1, 41)], "O(1/L)")
    assert exact.verdict == "supported" and len(exact.rows) == 6
    for wrong in ((L, values[:-1]), ([1], [1]), ([1, 1], [1, 2]), ([0, 1], [1, 2]), ([1, 2], [math.nan, 1]),
                  ([[1, 2]], [[1, 2]]), ([1, 2], ["x", 1])):
        with pytest.raises(nv.BadInput):
            nv.rate_data(*wrong, "O(1)")
    assert ("theta_bar" in dict(nv.rate_sequences()))


def test_floats_are_known_to_half_a_bit():
    """Differences below the rounding of doubles tell nothing; of exact numbers they do."""
    L = [2**k for k in range(1, 22)]
    values = [1 + 2.0**-30 / n for n in L]  # exact: sums of two powers of two
    for claim, verdict in (("1 + O(1/L)", "supported"), ("1 + O(1/L^2)", "contradicted")):
        assert nv.rate_data(L, values, claim, exact=True).verdict == verdict
        assert nv.rate_data(L, values, claim).verdict == "undecided"


@pytest.mark.parametrize("statement", ["forall z in [-1, 1]: h(z) >= z", "forall z in [-1, 1]: h(z) > z",
                                       "forall z in [-1, 1]: h(z) <= 1 + z/2"])
def test_proofs_are_those_of_the_command_line(command, statement):
    status, answer, complaint = command("verify-prove", "prove", statement, "--format", "json")
    assert answer, complaint
    proof = nv.prove(statement)
    assert (proof.verdict, proof.says, proof.engine, proof.text, proof.latex) == tuple(
        answer[key] or "" for key in ("verdict", "says", "engine", "text", "latex"))
    assert status == {"holds": 0, "fails": 1}[proof.verdict] and proof.proved
    if proof.verdict == "fails":
        assert proof.witness["at"] == answer["witness"]["at"]
    assert proof._repr_latex_() == f"${answer['latex']}$"
    with pytest.raises(TypeError):
        bool(proof)


def test_controls_and_bad_statements():
    proof = nv.prove("forall z in [-1, 1]: h(z) >= z", controls=True)
    assert proof.controls and all(control["verdict"] != "holds" for control in proof.controls)
    with pytest.raises(nv.BadInput, match="column 8"):
        nv.prove("forall [")
    with pytest.raises(nv.BadInput, match="seconds"):
        nv.prove("1 < 2", seconds=0)
    with pytest.raises(nv.BadInput, match="hint"):
        nv.prove("forall z in [-1, 1]: h(z) >= z", hints=["nothing"])
