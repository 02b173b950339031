"""Is a claimed rate of convergence right?"""
from __future__ import annotations

import dataclasses
import fractions
from typing import Any, Dict, List, Mapping, Optional, Tuple

import numpy as np

from . import _core
from ._numbers import Number, _exact
from .errors import BadInput
from .functions import Edge


@dataclasses.dataclass(frozen=True)
class RateReport:
    """verdict: 'holds' or 'fails', theorems, of a built-in sequence; 'supported' or 'contradicted', opinions, of data;
    'described' without a claim; 'undecided'. proved: is it a theorem? facts: texts by name; bounds: records of explicit
    constants for all L >= holds_from, with a sentence in text; rows: (L, value, ratio) of data, ratio: what that is."""

    verdict: str
    proved: bool
    why: str
    facts: Mapping[str, str]
    bounds: List[Mapping[str, str]]
    ratio: str
    rows: List[Tuple[str, str, str]]

    def __str__(self) -> str:
        return "\n  ".join([self.verdict + (" (proved)" if self.proved else ""), self.why,
                            *(f"{name}: {text}" for name, text in self.facts.items()),
                            *(bound["text"] for bound in self.bounds)])


def rate_sequences() -> List[Tuple[str, str]]:
    """The built-in sequences: name, and what it is."""
    return _core.rate_sequences()


def rate(claim: str, of: str, at: Optional[Number] = None, *, digits: Number = 30, activation: Optional[str] = None,
         edge_of_chaos: Optional[Edge] = None, weight_variance: Optional[Number] = None,
         bias_variance: Optional[Number] = None) -> RateReport:
    """A claim such as '1/4 + O(1/L)' or '~ 2*log(L)' about a built-in sequence, proved or refuted.

    of: see rate_sequences(). at: the correlation z in [-1, 1), exact; None: for all of them. digits: of constants.
    activation and what follows: of another network, as in theta_bar(). Raises BadInput for a claim that cannot be read,
    with the column. Source: services/rate.hpp.
    """
    network = {"activation": activation, "edge_of_chaos": edge_of_chaos, "weight_variance": weight_variance,
               "bias_variance": bias_variance}
    return RateReport(**_core.rate(claim, of, at, network, digits))


def _observed(value: Any, name: str, exact: bool) -> Tuple[fractions.Fraction, fractions.Fraction]:
    """The number, and half a unit of the last bit that is known of it."""
    number = _exact(value, name)
    if exact or not isinstance(value, (float, np.floating)):
        return number, fractions.Fraction(0)
    bits = np.finfo(value.dtype).nmant if isinstance(value, np.floating) else 52
    return number, abs(number) * fractions.Fraction(1, 2**(bits + 1))


def _column(values: Any, name: str) -> List[Any]:
    column = list(values)
    if isinstance(values, np.ndarray) and values.ndim != 1:
        raise BadInput(f"{name} of shape {values.shape}: expected one dimension")
    return column


def rate_data(L: Any, values: Any, claim: Optional[str] = None, *, exact: bool = False) -> RateReport:
    """A claim about one's own numbers, s_L = values at L: an opinion, which proves nothing of a limit. Without a claim
    the numbers are described.

    L, values: of one length, at least 2; L > 0, each once, in any order. int, Fraction, Decimal and text are what they
    say; a float is known to half a bit of its last place (exact=True: it is what it says). A verdict stands only if it
    stands however the numbers were rounded. Raises BadInput. Source: services/rate.hpp.
    """
    places, column = _column(L, "L"), _column(values, "values")
    if len(places) != len(column):
        raise BadInput(f"{len(places)} L and {len(column)} values: expected as many")
    rows = [(*_observed(place, "L", True), *_observed(value, "values", exact))
            for place, value in zip(places, column)]
    rows.sort(key=lambda row: row[0])
    found: Dict[str, Any] = _core.rate_data(claim, [(at, value, unit, zero) for at, zero, value, unit in rows], [])
    return RateReport(**found)
