"""Two-sided bounds, and what a condition number says about solving."""
from __future__ import annotations

import dataclasses
import fractions
import math
from typing import Any, Mapping, Optional, Tuple


@dataclasses.dataclass(frozen=True)
class Bounds:
    """A number that is proved to lie in [lower, upper].

    lower, upper: floats, rounded outward; upper is inf where no bound was shown.
    exact: the bounds themselves, as Fractions; None for an upper one that there is not.
    str(): decimals, rounded outward, as the command line prints them.
    """

    lower: float
    upper: float
    exact: Tuple[fractions.Fraction, Optional[fractions.Fraction]]
    text: str

    def __str__(self) -> str:
        return self.text

    def __contains__(self, number: Any) -> bool:
        value = fractions.Fraction(number)
        return self.exact[0] <= value and (self.exact[1] is None or value <= self.exact[1])

    @staticmethod
    def _of(found: Optional[Mapping[str, Any]]) -> Optional[Bounds]:
        if found is None:
            return None
        low, high = found["lower"], found["upper"]
        return Bounds(low.lower, math.inf if high is None else high.upper,
                      (low.mid, None if high is None else high.mid), found["text"])


@dataclasses.dataclass(frozen=True)
class Inversion:
    """What the condition number, max |lambda|/min |lambda|, says about solving with the matrix.

    float64_digits, float32_digits: (least, most) decimal digits that remain, log10 of 1/(condition number u) with the
    unit roundoff u = 2^-53, 2^-24, rounded down; no error bound of any solver.
    condition: the condition number that was asked for; ridge: bounds of the least delta >= 0 with which K + delta I is
    positive definite with at most that condition number.
    """

    float64_digits: Tuple[int, int]
    float32_digits: Tuple[int, int]
    condition: fractions.Fraction
    ridge: Bounds

    @staticmethod
    def _of(found: Optional[Mapping[str, Any]]) -> Optional[Inversion]:
        if found is None:
            return None
        ridge = Bounds._of(found["ridge"])
        assert ridge is not None
        return Inversion(found["float64_digits"], found["float32_digits"], found["condition"], ridge)
