"""Types of numbers and arrays, and arrays as the services take them: doubles row by row, and exact numbers where doubles
are not all of it."""
from __future__ import annotations

import decimal
import fractions
import numbers
from typing import Any, List, Optional, Tuple, Union

import numpy as np

from .errors import BadInput

Number = Union[int, float, str, fractions.Fraction, decimal.Decimal, np.number, numbers.Rational]
"""An exact number: an int, Fraction, Decimal or text is what it says, a float or numpy scalar its binary value."""


def _exact(value: Any, name: str) -> fractions.Fraction:
    from ._core import Enclosure
    if isinstance(value, Enclosure) and not value.is_exact:
        raise BadInput(f"{name}: an enclosure {value}; expected exact numbers")
    try:
        if isinstance(value, (bool, np.bool_)):
            raise TypeError
        if isinstance(value, Enclosure):
            return value.mid
        if isinstance(value, str):
            return fractions.Fraction(value)
        return fractions.Fraction(*value.as_integer_ratio())
    except (AttributeError, TypeError, ValueError, OverflowError, ZeroDivisionError):
        pass
    try:
        return fractions.Fraction(value)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        raise BadInput(f"{name}: {value!r:.60}; expected numbers (int, Fraction, Decimal, float or text)") from None


def as_doubles(array: Any, name: str) -> Tuple[np.ndarray, Optional[List[fractions.Fraction]]]:
    """A two-dimensional array of doubles, row by row without a gap, and the exact numbers (None: the doubles are).

    An array of that kind is not copied, and only read; it must not be changed during the call. float16 and float32 are
    widened, which is exact; integers beyond 2^53, longdouble, text and objects (Fractions, ints, Decimals) are kept
    exactly beside the nearest doubles. Raises BadInput for another shape, for masked, complex and boolean arrays.
    """
    if isinstance(array, np.ma.MaskedArray) and np.ma.is_masked(array):
        raise BadInput(f"{name}: some entries are masked; expected numbers everywhere")
    try:
        given = np.asarray(array)
    except ValueError as error:  # ragged
        raise BadInput(f"{name}: {error}; expected a two-dimensional array") from None
    if given.ndim != 2:
        raise BadInput(f"{name} of shape {given.shape}: expected a two-dimensional array, a point a row" if name == "X"
                       or name == "Y" else f"{name} of shape {given.shape}: expected a two-dimensional array")
    kind = given.dtype.kind
    if kind == "f" and given.dtype.itemsize <= 8:
        return np.ascontiguousarray(given, dtype=np.float64), None
    if kind in "iu" and (given.size == 0 or max(abs(int(given.max())), abs(int(given.min()))) <= 2**53):
        return np.ascontiguousarray(given, dtype=np.float64), None
    if kind not in "iufOUS":
        raise BadInput(f"{name}: an array of {given.dtype}; expected one of numbers")
    if kind == "S":
        given = np.char.decode(given, "ascii")
    exact = [_exact(value, name) for value in given.ravel().tolist()] if kind in "OUS" else \
        [_exact(value, name) for value in given.ravel()]
    try:
        doubles = np.array([float(value) for value in exact], dtype=np.float64).reshape(given.shape)
    except OverflowError:
        raise BadInput(f"{name}: a number beyond the range of doubles; expected at most 1e150") from None
    if all(fractions.Fraction(d) == q for d, q in zip(doubles.ravel().tolist(), exact)):
        return doubles, None
    return doubles, exact
