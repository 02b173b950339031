"""Enclosure: exact text and ends, comparisons with three answers, arithmetic, pickle and hash."""
import decimal
import fractions
import math
import pickle

import numpy as np
import pytest

import ntk_verify as nv
from ntk_verify import Enclosure

HALF, THIRD = fractions.Fraction(1, 2), fractions.Fraction(1, 3)


def test_text_contains_the_number():
    e = Enclosure("1/3", 20)
    assert str(e) == "[0.33333333333333333333 +/- 3.34e-21]"
    assert e.contains(THIRD) and not e.is_exact and e.exact == "1/3"
    assert abs(e.mid - THIRD) <= e.rad < fractions.Fraction(1, 10**20)


def test_ends_are_floats_rounded_outward():
    e = Enclosure("1/3")
    assert e.lower < THIRD < e.upper
    assert math.nextafter(e.lower, 1) == e.upper
    exact = Enclosure(HALF)
    assert (exact.lower, exact.upper, exact.rad) == (0.5, 0.5, 0)
    tiny, huge = Enclosure("1e-400"), Enclosure("-1e400")
    assert tiny.lower == 0 < tiny.upper and huge.lower == -math.inf and huge.upper == -float.fromhex("0x1.fffffffffffffp1023")


def test_comparisons_have_three_answers():
    third = Enclosure("1/3")
    assert third < HALF and not third > HALF and third != HALF and third <= 0.5 and 1 > third
    assert Enclosure(HALF) == HALF and Enclosure(HALF) == 0.5 and not Enclosure(HALF) != HALF
    for open_question in (lambda: third < THIRD, lambda: third == THIRD, lambda: third != Enclosure("1/3"),
                          lambda: third >= Enclosure("[0.3 +/- 0.1]")):
        with pytest.raises(nv.Undecided, match="decide"):
            open_question()
    assert third.decide("<", HALF) is True and third.decide(">", HALF) is False and third.decide("<", THIRD) is None
    with pytest.raises(nv.BadInput, match="expected <, <="):
        third.decide("=", 1)


def test_many_bits_decide_what_few_do_not():
    exact = Enclosure(THIRD.limit_denominator(3).numerator, 30)
    assert exact == 1
    near = fractions.Fraction(1, 3) + fractions.Fraction(1, 2**3000)
    assert Enclosure(fractions.Fraction(1, 4)) < near
    dyadic = Enclosure(fractions.Fraction(1, 2) + fractions.Fraction(1, 2**200), 100)
    assert dyadic.is_exact and dyadic > HALF and dyadic == HALF + fractions.Fraction(1, 2**200)


def test_comparison_with_what_is_no_number():
    with pytest.raises(TypeError):
        Enclosure(1) < "2"
    assert (Enclosure(1) == "1") is False and (Enclosure(1) == None) is False  # noqa: E711
    with pytest.raises(nv.BadInput):
        Enclosure(1).decide("<", [])


def test_truth_is_being_not_zero():
    assert Enclosure(1) and not Enclosure(0)
    with pytest.raises(nv.Undecided):
        bool(Enclosure("[0 +/- 1]"))


@pytest.mark.parametrize("value, exact", [
    (1, 1), (-7, -7), (10**4000, 10**4000), (0.1, fractions.Fraction(0.1)), ("0.1", fractions.Fraction(1, 10)),
    (decimal.Decimal("0.1"), fractions.Fraction(1, 10)), (np.float32(0.1), fractions.Fraction(float(np.float32(0.1)))),
    (np.float64(0.1), fractions.Fraction(0.1)), (np.int64(-3), -3), (np.uint8(255), 255),
    (np.longdouble(1) / 3, fractions.Fraction(*(np.longdouble(1) / 3).as_integer_ratio())),
    (fractions.Fraction(-2, 7), fractions.Fraction(-2, 7)), (Enclosure("0.5"), HALF)])
def test_numbers_are_exact(value, exact):
    assert Enclosure(value).contains(exact)
    wrong = exact + fractions.Fraction(1, 10**20)
    assert not Enclosure(value, 4100).contains(wrong)


@pytest.mark.parametrize("value", [True, None, [1], "x", "nan", "1/0", math.nan, math.inf, 1j, np.float64("nan"),
                                   decimal.Decimal("NaN"), decimal.Decimal("1e999999999"), np.array([1.0, 2.0])])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError) as error:
        Enclosure(value)
    assert isinstance(error.value, nv.BadInput) and "\n" not in str(error.value) and "value" in str(error.value)


def test_arithmetic_encloses():
    a, b = Enclosure("1/3"), Enclosure("1/7")
    for result, exact in ((a + b, fractions.Fraction(10, 21)), (a - b, fractions.Fraction(4, 21)), (b * a, fractions.Fraction(1, 21)),
                          (a / b, fractions.Fraction(7, 3)), (1 - a, 2 * THIRD), (2 * a, 2 * THIRD), (-a, -THIRD),
                          (1 / a, 3), (abs(-a), THIRD), (a + 0.5, THIRD + HALF), (a - fractions.Fraction(1, 10), THIRD - fractions.Fraction(1, 10))):
        assert result.contains(exact) and result.rad < fractions.Fraction(1, 10**30)
    with pytest.raises(TypeError):
        a + "1"
    assert str(a / Enclosure("[0 +/- 1]")) == "[+/- inf]"


def test_float_when_asked():
    assert float(Enclosure("1/3")) == 1 / 3
    assert np.array([Enclosure("1/3")], dtype=float)[0] == 1 / 3
    with pytest.raises(TypeError):
        math.gcd(Enclosure(2), 4)


def test_pickle_keeps_the_ball():
    e = nv.kappa1("1/3", 50)
    again = pickle.loads(pickle.dumps(e))
    assert again.same_ball(e) and str(again) == str(e) and again.digits == 50
    assert nv.kappa1_coefficient(3).exact == pickle.loads(pickle.dumps(nv.kappa1_coefficient(3))).exact


def test_hash():
    assert hash(Enclosure(HALF)) == hash(HALF) == hash(0.5)
    e = Enclosure("1/3")
    assert hash(e) == hash(pickle.loads(pickle.dumps(e))) and e in {e: 1}


def test_latex():
    assert Enclosure("1/3", 5)._repr_latex_().startswith(r"$0.33333 \pm 3.")
    assert Enclosure("1/3", 5)._repr_latex_().endswith(r"\cdot 10^{-6}$")
    assert Enclosure(0)._repr_latex_() == "$0$" and Enclosure(7)._repr_latex_().startswith("$7.0")


def test_text_of_a_ball_is_read():
    e = Enclosure("[0.25 +/- 1e-3]")
    assert e.contains(fractions.Fraction(251, 1000)) and not e.contains(fractions.Fraction(252, 1000))


def test_digits_are_checked():
    for digits in (0, 100001, 1.5, "x"):
        with pytest.raises(nv.BadInput, match="digits"):
            Enclosure(1, digits)
