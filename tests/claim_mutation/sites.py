"""Where the code of a check can be changed, and the code with all changes built in.

A site is a number, a flag, a comparison, a relation, a certified comparison or an operator. `instrumented` puts a call
in the place of each, which does what stood there unless CLAIM_MUTANT names the site (schemata.hpp): a page is compiled
once, and a mutant is a run. The call has the precedence of what it replaces, so that nothing has to be parsed.
"""
import re
from dataclasses import dataclass

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"\((?:.|\n)*?\)"|'
    r'(?P<rational>(?:rigor::)?parse_rational\("[^"\n]*"\))|'
    r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\])\'|#[^\n]*|'
    r"(?P<relation>\b(?:claim::)?Relation::(?:less|at_most|equal|different|at_least|greater)\b)|"
    r"(?P<certain>\b(?:rigor::)?certainly_(?:less|at_most)(?=\())|"
    r"(?P<flag>\b(?:true|false)\b)|"
    r"[A-Za-z_]\w*|(?P<number>\d[\d']*(?:\.\d+)?(?:[eE][-+]?\d+)?[lLuUfF]*)|"
    r"(?<= )(?P<comparison><=|>=|==|!=|<|>)(?=\s)|(?<= )(?P<operator>[-+*/])(?=\s)")
KINDS = ("number", "rational", "flag", "relation", "certain", "comparison")


@dataclass
class Site:
    file: str  # from the root of the project
    line: int
    start: int
    end: int
    kind: str
    text: str
    data: bool  # of the statement: in struct Reading or an instance of it
    constant: bool = False  # the compiler wants it as it is

    def place(self):
        return f"{self.file}:{self.line}"


def closing(source, opening):
    """Behind the bracket that closes the one at `opening`; strings and comments are stepped over."""
    depth = 0
    pattern = r'//[^\n]*|R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\])\'|[()\[\]{}]'
    for token in re.finditer(pattern, source[opening:]):
        depth += (token.group() in ("(", "[", "{")) - (token.group() in (")", "]", "}"))
        if depth == 0:
            return opening + token.end()
    return len(source)


def spans(source, pattern):
    return [(match.start(), closing(source, match.end() - 1)) for match in re.finditer(pattern, source)]


def for_show(source):
    """From "if (context.verdict_only) return" to the end of its function, if what is made there is no step: values."""
    for match in re.finditer(r"if \(\w+\.verdict_only\) return", source):
        end = source.find("\n}", match.start())
        end = end if end >= 0 else len(source)
        if ".steps" not in source[match.start():end]:
            yield match.start(), end


def inside(at, parts):
    return any(start <= at < end for start, end in parts)


def sites(file, source, kinds=KINDS):
    """Of these kinds: all but operators, or ("operator",).

    Left out: controls, properties, what is computed for show, numbers and flags on a line "// free: why" and sizes of
    arrays; the comparisons and operators of loops, which end a loop or do not; static_assert."""
    left_out = spans(source, r"\.(?:correction_)?control\(") + spans(source, r"\.property\(") + list(for_show(source))
    left_out += spans(source, r"static_assert\(")
    loops = spans(source, r"\bfor \(")
    data = spans(source, r"struct Reading[^{;]*\{") + spans(source, r"\bReading \w+(?:\(\))?(?: = | )?\{")
    found = []
    for match in TOKEN.finditer(source):
        kind, at = match.lastgroup, match.start()
        between = kind in ("comparison", "operator")
        if kind not in kinds or inside(at, left_out) or (between and inside(at, loops)):
            continue
        line = source[source.rfind("\n", 0, at) + 1:source.find("\n", at)]
        size = re.search(r"std::array<[^<>]*, $", source[max(0, at - 60):at])
        template = between and re.search(r"\btemplate\b|operator", line)
        if not (template or size or (kind in ("number", "flag") and "// free" in line)):
            found.append(Site(file, source.count("\n", 0, at) + 1, at, match.end(), kind, match.group(),
                              inside(at, data)))
    return found


def call(which, site):
    if site.kind in ("comparison", "operator"):
        return f"{site.text} ::claim_mutation::Site{{{which}}} {site.text}"
    if site.kind == "certain":
        return f"::claim_mutation::{site.text.removeprefix('rigor::')}<{which}>"
    return f"::claim_mutation::changed({which}, {site.text})"


def instrumented(source, found, first):
    """The source with calls for all sites but the constant ones; the site i has the number first + i. The compiler would
    work out `const Reading corrected{…}` once and for all, without any change: it is made when the program runs."""
    text, at = "", 0
    for number, site in enumerate(found):
        if not site.constant:
            text += source[at:site.start] + call(first + number, site)
            at = site.end
    return re.sub(r"^const (Reading) (\w+)(?=\{)", r"const \1& \2 = *new \1", text + source[at:], flags=re.M)
