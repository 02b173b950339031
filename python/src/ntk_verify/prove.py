"""Is a statement true?"""
from __future__ import annotations

import dataclasses
from typing import Any, List, Mapping, Optional, Sequence

from . import _core


@dataclasses.dataclass(frozen=True)
class Proof:
    """verdict: 'holds' or 'fails', theorems; 'undecided'; 'ill-posed'. says: how it was decided, or where it is stuck;
    would_help: what would, of undecided. engine: whose answer it is. witness: of fails, a point (at) with both sides.
    vacuous: why a statement that holds says nothing. controls: false variants that were tried, if asked for. text, latex:
    how the statement was read."""

    statement: str
    verdict: str
    proved: bool
    says: str
    would_help: str
    engine: str
    witness: Optional[Mapping[str, Any]]
    vacuous: str
    controls: Optional[List[Mapping[str, str]]]
    text: str
    latex: str

    def __bool__(self) -> bool:
        raise TypeError("a proof has more than two verdicts; expected proof.verdict == 'holds'")

    def _repr_latex_(self) -> str:
        return f"${self.latex}$"


def prove(statement: str, *, seconds: float = 10, hints: Sequence[str] = (), controls: bool = False) -> Proof:
    """A statement in the language of docs/language.md, such as 'forall z in [-1, 1]: h(z) >= z', decided.

    seconds: what the search may take, above 0, at most 1e6. hints: how it may be proved, 'invariant theta_bar(z, L) <= 1'.
    controls: try false variants of what holds. Raises BadInput, with the column, for what is no statement. Source:
    services/prove.hpp.
    """
    return Proof(**_core.prove(statement, float(seconds), list(hints), controls))
