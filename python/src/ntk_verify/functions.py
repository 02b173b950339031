"""The functions of the library, with as many guaranteed digits as asked for.

z is a correlation <x, x'>/(|x| |x'|) in [-1, 1], exact; depth is L, an integer from 1 to 10^100000; digits, from 1 to
100000, are significant decimal digits that are guaranteed: the radius of the Enclosure is below half a unit of the last.
With activation (and edge_of_chaos, or weight_variance and bias_variance) the function is that of another network;
docs/activations.md has the names. All raise BadInput for an argument outside of its domain, OutOfBudget for a depth or
digits beyond what is spent, Undecided where the digits were not reached.
"""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Union

from . import _core
from ._core import Enclosure
from ._numbers import Number

Edge = Union[Number, Mapping[str, Number]]
"""The variance q at which the network stands at the edge of chaos: 1, 'q=1' or {'q': 1}."""


def functions() -> List[Dict[str, Any]]:
    """All functions that evaluate() knows: records with name, says, required and optional (names of arguments)."""
    return _core.functions()


def evaluate(function: str, *, digits: Number = 30, **arguments: Any) -> Union[Enclosure, Dict[str, Any]]:
    """A function by its name ('theta_bar', or 'theta-bar'), with the arguments that functions() lists.

    An Enclosure; of depth_coefficient a dict of them by the name of the series, of depth_law a dict of texts.
    """
    found = _core.evaluate(function, arguments, digits)
    if not found["values"]:
        return found["facts"]
    if found["values"][0]["series"]:
        return {value["series"]: value["value"] for value in found["values"]}
    return found["values"][0]["value"]


def _value(function: str, digits: Number, **arguments: Any) -> Enclosure:
    if arguments.get("activation") == "relu" and all(
            arguments.get(name) is None for name in ("edge_of_chaos", "weight_variance", "bias_variance")):
        arguments["activation"] = None  # the network of the papers
    value = evaluate(function, digits=digits, **arguments)
    assert isinstance(value, Enclosure)
    return value


def kappa0(z: Number, digits: Number = 30) -> Enclosure:
    """Arc-cosine kernel of order 0, (pi - arccos z)/pi (Cho and Saul, 2009)."""
    return _value("kappa0", digits, at=z)


def kappa1(z: Number, digits: Number = 30) -> Enclosure:
    """Arc-cosine kernel of order 1, (z (pi - arccos z) + sqrt(1 - z^2))/pi (Cho and Saul, 2009)."""
    return _value("kappa1", digits, at=z)


def h(z: Number, digits: Number = 30, activation: str = "relu", *, edge_of_chaos: Optional[Edge] = None,
      weight_variance: Optional[Number] = None, bias_variance: Optional[Number] = None) -> Enclosure:
    """The map of correlations from a layer to the next: kappa1 (St-Arnaud et al., definition 5), or an activation's."""
    return _value("h", digits, at=z, activation=activation, edge_of_chaos=edge_of_chaos,
                  weight_variance=weight_variance, bias_variance=bias_variance)


def h_prime(z: Number, digits: Number = 30, activation: str = "relu", *, edge_of_chaos: Optional[Edge] = None,
            weight_variance: Optional[Number] = None, bias_variance: Optional[Number] = None) -> Enclosure:
    """The derivative of h: kappa0, or an activation's."""
    return _value("h_prime", digits, at=z, activation=activation, edge_of_chaos=edge_of_chaos,
                  weight_variance=weight_variance, bias_variance=bias_variance)


def rho(z: Number, depth: Number, digits: Number = 30, activation: str = "relu", *,
        edge_of_chaos: Optional[Edge] = None, weight_variance: Optional[Number] = None,
        bias_variance: Optional[Number] = None) -> Enclosure:
    """The correlation rho^(L) of layer L = depth; rho^(1) = z."""
    return _value("rho", digits, at=z, depth=depth, activation=activation, edge_of_chaos=edge_of_chaos,
                  weight_variance=weight_variance, bias_variance=bias_variance)


def theta_bar(z: Number, depth: Number, digits: Number = 30, activation: str = "relu", *,
              edge_of_chaos: Optional[Edge] = None, weight_variance: Optional[Number] = None,
              bias_variance: Optional[Number] = None) -> Enclosure:
    """The normalized neural tangent kernel Theta_bar^(L), L = depth (St-Arnaud et al., definition 4)."""
    return _value("theta_bar", digits, at=z, depth=depth, activation=activation, edge_of_chaos=edge_of_chaos,
                  weight_variance=weight_variance, bias_variance=bias_variance)


def one_minus_rho(z: Number, depth: Number, digits: Number = 30, activation: str = "relu", *,
                  edge_of_chaos: Optional[Edge] = None, weight_variance: Optional[Number] = None,
                  bias_variance: Optional[Number] = None) -> Enclosure:
    """1 - rho^(L), without the digits that the difference would lose."""
    return _value("one_minus_rho", digits, at=z, depth=depth, activation=activation, edge_of_chaos=edge_of_chaos,
                  weight_variance=weight_variance, bias_variance=bias_variance)


def depth_law(activation: str, z: Optional[Number] = None, digits: Number = 30, *,
              edge_of_chaos: Optional[Edge] = None, weight_variance: Optional[Number] = None,
              bias_variance: Optional[Number] = None) -> Dict[str, str]:
    """What is known of a network at large depth, as texts by name: limit and next term of Theta_bar^(L), or the phase
    with chi; with z the bounds for all layers (docs/depth-law.md)."""
    facts = evaluate("depth_law", digits=digits, at=z, activation=activation, edge_of_chaos=edge_of_chaos,
                     weight_variance=weight_variance, bias_variance=bias_variance)
    assert isinstance(facts, dict)
    return facts


def angle(z: Number, depth: Number, digits: Number = 30) -> Enclosure:
    """theta_L = arccos rho^(L), in radians, in [0, pi]."""
    return _value("angle", digits, at=z, depth=depth)


def theta_bar_excess(z: Number, depth: Number, digits: Number = 30) -> Enclosure:
    """L (Theta_bar^(L) - 1/4), L = depth; grows like (3/8) log L."""
    return _value("theta_bar_excess", digits, at=z, depth=depth)


def depth_constant(z: Number, digits: Number = 30) -> Enclosure:
    """C(z) = lim 3 pi/theta_L - L - (3/2) log L, z in [-1, 1)."""
    return _value("depth_constant", digits, at=z)


def depth_coefficient(n: Number, digits: Number = 30) -> Dict[str, Enclosure]:
    """Coefficients of theta^n, -1 <= n <= 60, in the expansions at large depth, by series; `exact` has them in pi."""
    values = evaluate("depth_coefficient", digits=digits, n=n)
    assert isinstance(values, dict)
    return values


def theta(z: Number, depth: Number, digits: Number = 30, *, n0: Number = 1, beta: Number = 0) -> Enclosure:
    """The limiting kernel Theta_infinity^(L) at unit vectors: input dimension n0, bias factor beta (Jacot et al.)."""
    return _value("theta", digits, at=z, depth=depth, n0=n0, beta=beta)


def sigma(z: Number, depth: Number, digits: Number = 30, *, n0: Number = 1, beta: Number = 0) -> Enclosure:
    """The covariance Sigma^(L) at unit vectors: input dimension n0, bias factor beta (Jacot et al.)."""
    return _value("sigma", digits, at=z, depth=depth, n0=n0, beta=beta)


def kappa0_coefficient(n: Number, digits: Number = 30) -> Enclosure:
    """The coefficient of z^n, 0 <= n <= 100000, in the Maclaurin series of kappa0; `exact` has it as p + q/pi."""
    return _value("kappa0_coefficient", digits, n=n)


def kappa1_coefficient(n: Number, digits: Number = 30) -> Enclosure:
    """The coefficient of z^n, 0 <= n <= 100000, in the Maclaurin series of kappa1; `exact` has it as p + q/pi."""
    return _value("kappa1_coefficient", digits, n=n)
