#!/usr/bin/env python3
"""Do certificates of `verify` show what they say? A second checker, which shares no code with the first.

    tools/check_certificates.py FILE…

It reads the statement by a parser of its own, and replays each item once, in interval arithmetic of its own (ends k/2^384,
elementary functions from mpmath) and exact constants of its own; it searches nothing. It knows statements about one real
variable, about all layers, and constants (`verify prove`, `verify run --certificates`), bounds of eigenvalues (`verify
gram`), the lemmas of large depth, and the remainders of series. Status: 0 every certificate holds; 1 one is rejected; 2 one is no
certificate; 3 one is of a kind that this program does not check, wholly or in part. docs/certificates.md says what the items mean."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "certificates"))
sys.setrecursionlimit(20000)

from boxes import check_boxes  # noqa: E402
from definite_kernels import check_definite_kernel  # noqa: E402
from depth_rates import check_growth  # noqa: E402
from endpoint_series import check_endpoint_series  # noqa: E402
from end_derivatives import DerivativeParser, check_end_derivative, ends_in_derivative  # noqa: E402
from exact import Inexact, Ramify  # noqa: E402
from expressions import Parser, Unsupported, plain  # noqa: E402
from expectations import check_expectation  # noqa: E402
from extrema import EXTREMA, ExtremaParser, check_extremum, has_extremum  # noqa: E402
from gram import check_gram, check_matrix  # noqa: E402
from identities import check_identities  # noqa: E402
from index_sums import check_index_sums  # noqa: E402
from intervals import Wide  # noqa: E402
from kernels import check_kernel  # noqa: E402
from large_depth import check_large_depth  # noqa: E402
from layer_shapes import check_layer_shape  # noqa: E402
from layers import check_constant, check_constants, check_layers  # noqa: E402
from matrix_inequalities import check_matrix_inequalities  # noqa: E402
from power_series import SeriesParser, check_power_series  # noqa: E402
from one_variable import (NotChecked, Reader, Rejected, both_texts, check_fails, check_holds, check_point, field)  # noqa: E402

# By the type of the first line, what that must have.
KINDS = {"statement": ("format", "statement", "text", "verdict", "engine", "version"),
         "gram": ("format", "kernel", "depth", "normalize", "points", "version"),
         "matrix": ("format", "rows", "of", "version"), "large-depth": ("format", "version"), "endpoint-series": ("format", "version"),
         "boxes": ("format", "claim", "version")}
LONGEST_LINE, LONGEST_FILE = 1 << 20, 1 << 28


class Broken(Exception):
    pass


def pairs(found):
    keys = [k for k, _ in found]
    if len(set(keys)) != len(keys): raise Broken("a key twice")
    for k, v in found:
        if not isinstance(v, str) and not (k == "format" and type(v) is int): raise Broken(f"the field {k!r} is no text")
    return dict(found)


def constant(text): raise Broken(text)


def number(text):
    if len(text) > 20: raise Broken("a long number")
    return int(text)


def read(path):
    items, total = [], 0
    try:
        with open(path, "rb") as file:
            while line := file.readline(LONGEST_LINE + 1):
                total += len(line)
                where = f"line {len(items) + 1}: "
                if len(line) > LONGEST_LINE: raise Broken(where + "more than a megabyte")
                if total > LONGEST_FILE: raise Broken("more than 256 megabytes")
                if line[-1:] != b"\n": raise Broken(where + "the line has no end")
                if line[:1] != b"{" or any(c in line.replace(b'\\"', b"").split(b'"')[0::2] for c in (b"[",)):
                    raise Broken(where + "no object")
                try:
                    item = json.loads(line.decode(), object_pairs_hook=pairs, parse_constant=constant, parse_int=number, parse_float=constant)
                except (ValueError, RecursionError) as error:
                    raise Broken(where + f"no JSON ({str(error)[:60]})")
                except Broken as error:
                    raise Broken(where + str(error))
                if "type" not in item: raise Broken(where + "no type")
                item["line"] = len(items) + 1
                items.append(item)
    except OSError as error:
        raise Broken(error.strerror)
    if not items or items[0]["type"] not in KINDS: raise Broken("line 1: no statement, no matrix and no lemmas")
    head = items[0]
    for key in KINDS[head["type"]]:
        if key not in head: raise Broken(f"line 1: the field {key!r} is missing")
    if head["format"] != 1: raise Broken(f"line 1: format {head['format']}; expected format 1")
    if head["type"] == "statement" and head["verdict"] not in ("holds", "fails"): raise Broken("line 1: the verdict is neither holds nor fails")
    return head, items[1:]


def conjuncts(f, outer=()):
    if f[0] == "forall": return conjuncts(f[2], outer + tuple(f[1]))
    if f[0] == "and": return [c for p in f[1] for c in conjuncts(p, outer)]
    return [(outer, f)]


def statement_of(head):
    """The statement, and who reads it: series and extrema are for one check each."""
    if re.search(r"(^|;)\s*phi\s*=", head["statement"]): raise NotChecked("a statement with an activation (phi = …)")
    kinds = ((r"\bsum\[\w+ >=", SeriesParser), (rf"\b({'|'.join(EXTREMA)})\[", ExtremaParser))
    parser = next((p for pattern, p in kinds if re.search(pattern, head["text"])), Parser)
    try:
        return both_texts(head, lambda text: parser(text).statement(), plain), parser
    except Unsupported as why:
        raise NotChecked(f"the statement: {why}")


def is_equation(bindings, f, reader):
    """For integers, of expressions without a correlation."""
    layers = [kind == "layer" for _, kind, _ in bindings]
    return f[0] == "chain" and set(f[2]) == {"="} and any(layers) and (
        reader.next_is("relation") or all(layers) and (reader.next_is("coefficients") or reader.next_is("correlation")))


def check_part(part, verdict, reader, parser=Parser, written=None):
    """`written`: the part as it stands, with its derivatives."""
    bindings, f = part
    if parser is SeriesParser:
        if verdict != "holds" or not reader.next_is("series") or len(bindings) != 1: raise NotChecked("another statement about series")
        return check_power_series(bindings, f, reader)
    if has_extremum(f): return check_extremum(bindings, f, reader, verdict)
    if f[0] == "shape" and [kind for _, kind, _ in bindings] == ["layer"] and (reader.next_is("cone") or reader.next_is("layer")):
        return check_layer_shape(bindings, f, reader, verdict)
    whole = ("forall", list(bindings), f) if bindings else f
    if not bindings and reader.next_is("constants"): return check_constants(f, reader, verdict == "holds")
    if f[0] == "growth" and reader.next_is("expansion"): return check_growth(bindings, f, reader, verdict)
    if verdict == "fails":
        if reader.next_is("point"):
            item = reader.take()
            reader.finish()
            return check_point([part], item)
        if reader.next_is("constant"):
            check_constant(f, reader.take(), False)
            return reader.finish()
        if reader.next_is("claim"): return check_fails(whole, reader)
        raise NotChecked("a refutation of another kind")
    if reader.next_is("constant"):
        check_constant(f, reader.take())
        return reader.finish()
    if reader.next_is("claim"):
        at = reader.i
        try:
            return check_holds(whole, reader)
        except (Rejected, NotChecked, Inexact, Ramify):
            if not written or not ends_in_derivative(written): raise
        reader.i = at
        return check_end_derivative(part, written[1], reader)
    if reader.next_is("expectation"): return check_expectation(whole, reader)
    if is_equation(bindings, f, reader): return check_identities(bindings, f, reader)
    if any(kind == "layer" for _, kind, _ in bindings): return check_layers(bindings, f, reader)
    if reader.at_end(): raise Rejected(reader.line, "no item shows it")
    raise NotChecked(f"an item {reader.items[0]['type']!r}")


OTHERS = {"gram": check_gram, "matrix": check_matrix, "large-depth": check_large_depth, "endpoint-series": check_endpoint_series,
          "boxes": check_boxes}


def check(path):
    """The number of items; raises Broken, Rejected, NotChecked."""
    return check_items(*read(path))


def check_items(head, items):
    if head["type"] != "statement":
        OTHERS[head["type"]](head, Reader(items, 1))
        return len(items)
    try:
        (f, parser), reader = statement_of(head), Reader(items, 1)
    except NotChecked:
        for other in (check_index_sums, check_kernel, check_definite_kernel, check_matrix_inequalities):
            try:
                other(head, Reader(items, 1))
                return len(items)
            except Unsupported:
                pass
        raise
    parts, verdict = conjuncts(f), head["verdict"]
    # Read once more where the formula of a derivative may say less than the derivative.
    as_written = conjuncts(DerivativeParser(head["statement"]).statement()) if parser is Parser and "D(" in head["statement"] else []
    written = dict(zip(range(len(parts)), as_written)) if len(as_written) == len(parts) else {}
    if any(i["type"] == "hint" for i in items): raise NotChecked("a proof with a hint")
    if not items: raise Rejected(1, "no item shows it")
    if not reader.next_is("part"):
        if len(parts) > 1 and reader.next_is("point"): return check_point(parts, reader.take()) or len(items)
        if len(parts) > 1: raise NotChecked("a conjunction as a whole")
        check_part(parts[0], verdict, reader, parser, written.get(0))
        return len(items)
    shown = 0
    while not reader.at_end():
        item = reader.take("part")
        own = reader.section(item)
        if field(item, "answer") != verdict: raise Rejected(item["line"], "the part has another answer")
        if verdict == "fails":
            reader.finish()
            formula = plain(conjuncts(parser(field(item, "formula")).statement()))
            match = [p for p in parts if plain([p]) == formula]
            if not match: raise Rejected(item["line"], "no such part of the statement")
            check_part(match[0], verdict, own, parser)
            return len(items)
        if shown == len(parts): raise Rejected(item["line"], "the statement has fewer parts")
        if plain(conjuncts(parser(field(item, "formula")).statement())) != plain([parts[shown]]):
            raise Rejected(item["line"], "this is another part")
        check_part(parts[shown], verdict, own, parser, written.get(shown))
        shown += 1
    if shown != len(parts): raise Rejected(items[0]["line"], "the statement has more parts")
    return len(items)


def judged(check):
    """Status and sentence for what checks a certificate and returns the number of its items."""
    try:
        n = check()
        return 0, f"certificate holds: {n} item{'s' if n > 1 else ''}"
    except Broken as why:
        return 2, f"no certificate: {why}"
    except Rejected as why:
        return 1, f"rejected: line {why.line}: {why.why}"
    except (NotChecked, Unsupported, Inexact, Ramify) as why:
        return 3, f"not checked by this program: {why}"
    except Wide as why:
        return 1, f"rejected: {why}"
    except RecursionError:
        return 3, "not checked by this program: nested too deeply"


def result(path): return judged(lambda: check(path))


def main(paths):
    if not paths or paths[0] in ("-h", "--help"):
        print(__doc__)
        return 2 if not paths else 0
    worst = 0
    for path in paths:
        status, text = result(path)
        print(f"{path}: {text}" if len(paths) > 1 else text)
        worst = max(worst, status, key=(0, 3, 1, 2).index)
    return worst


if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
