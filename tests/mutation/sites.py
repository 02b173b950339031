"""Where rigor is spelled out, and a mutant for each: a radius dropped, an end exchanged, a doubt taken for a yes."""
import re

from mutants import ROOT, file_of, place, room, source_text, sources

OTHER_WAY = dict(CEIL="FLOOR", FLOOR="CEIL", UP="DOWN", DOWN="UP")
CODE = re.compile(r'^\s*(//|\*|#)')
# pattern of the site, kind, what stands there instead (or a function of the match)
PATTERNS = [
    (r"(?<=\))\.upper\(\)", "radius", ".lower()"),
    (r"(?<=[\w\]])\.upper\(\)", "radius", ".lower()"),
    (r"(?<!search)(?<!factor)\.lower\(\)", "radius", ".upper()"),  # those two are a bound and a triangle
    (r"\.upper_double\(\)", "radius", ".lower_double()"),
    (r"\.lower_double\(\)", "radius", ".upper_double()"),
    (r"\.widened\(", "radius", "argument"),
    (r"\binherit_radius\(", "radius", "first"),
    (r"\.add_error\(", "radius", "statement"),
    (r"== (rigor::)?Truth::yes", "logic", lambda m: f"!= {m[1] or ''}Truth::no"),
    (r"!= (rigor::)?Truth::yes", "logic", lambda m: f"== {m[1] or ''}Truth::no"),
    (r"(?<![.])(?<!Communicator::)(?<!void )\badd_up\((?!std::span)", "rounding", None),  # not the sum over processes
    (r"std::nextafter\(", "rounding", "first"),
    (r"(?i)\w*(remainder|tail|error|radius)\w*(\([^()]*\))? \+= ", "radius", lambda m: m[0].replace("+=", "-= 0 *")),
    (r"\bARF_RND_(CEIL|FLOOR|UP|DOWN)\b", "rounding", lambda m: "ARF_RND_" + OTHER_WAY[m[1]]),
    (r"\bmag_(add|mul|sub|div)\b", "rounding", None),
]


def closing(text, at):
    """Offset of the parenthesis that closes the one at `at`, and of the first comma of its own level."""
    depth, comma = 0, None
    for i in range(at, min(len(text), at + 1500)):
        if text[i] in "([{":
            depth += 1
        elif text[i] in ")]}":
            depth -= 1
            if depth == 0:
                return i, comma
        elif text[i] == "," and depth == 1 and comma is None:
            comma = i
    return None, None


def change(text, match, what):
    """(old, new) of a site, or None where the pattern has no change of its own."""
    if what is None:
        return None
    if what in ("argument", "first", "statement"):
        end, comma = closing(text, match.end() - 1)
        if end is None or (what == "first" and comma is None):
            return None
        old = text[match.start():end + 1]
        inner = text[match.end():comma if what == "first" else end]
        return old, {"argument": "", "first": "(" + inner + ")", "statement": f".add_error(0 * ({inner}))"}[what]
    return match[0], what if isinstance(what, str) else what(match)


def unique(text, at, old, new):
    """The change with as much of its line around it as makes it occur once, or with its number."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + len(old))
    before, after = text[start:at].lstrip(), text[at + len(old):end]
    if text.count(before + old + after) == 1:
        return before + old + after, before + new + after, None
    whole = before + old + after
    nth = text.count(whole, 0, at - len(before) + len(whole))
    return whole, before + new + after, nth


def sites(files=None):
    """(path, offset, kind, old, new): every site in the sources; the change is None where none is proposed."""
    for path in files or sources():
        text = source_text(path)
        seen = set()
        for pattern, kind, what in PATTERNS:
            for match in re.finditer(pattern, text):
                line = text[text.rfind("\n", 0, match.start()) + 1:match.start()]
                if CODE.match(line) or "//" in line or match.start() in seen:
                    continue
                seen.add(match.start())
                yield path, match.start(), kind, change(text, match, what)


def without_mutant(mutants):
    """Sites that no mutant of the lists touches, and the number of all."""
    touched = {}
    for mutant in mutants:
        path, at = place(mutant)
        touched.setdefault(path, []).append((at, at + len(mutant["old"])))
    every = list(sites())
    free = [s for s in every if not any(a <= s[1] < b for a, b in touched.get(s[0], ()))]
    return free, len(every)


def in_words(old, new):
    short = [" ".join(text[:40].split()) for text in (old, new)]
    return f"`{short[0]}` becomes " + (f"`{short[1]}`" if short[1] else "nothing")


def test_for(path):
    """The test of the same stem, or one of the room that includes the header; None if it is to be chosen by hand."""
    parts = path.relative_to(ROOT).parts[1:-1]
    folder = ROOT / "tests" / "/".join(parts)
    own = folder / (path.stem + "_test.cpp")
    if own.is_file():
        return own
    header = "/".join((*parts, path.stem + ".hpp"))
    users = [t for t in sorted(folder.glob("*_test.cpp")) if f'"{header}"' in source_text(t)]
    return users[0] if users else None


def proposals(mutants):
    """A mutant in the format of the lists for each site that has none, a change and a test."""
    for path, at, kind, changed in without_mutant(mutants)[0]:
        test = test_for(path)
        if changed is None or test is None:
            continue
        old, new, nth = unique(source_text(path), at, *changed)
        mutant = {"file": str(path.relative_to(ROOT)), "old": old, "new": new, "test": str(test.relative_to(ROOT)),
                  "kind": kind, "note": in_words(*changed)}
        if nth is not None:
            mutant["nth"] = nth
        yield mutant
