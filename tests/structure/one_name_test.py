#!/usr/bin/env python3
"""A type has one definition: two types of one name in one namespace, in different files, are taken for each other
by the linker (their inline members are one symbol), without a word. Types in anonymous namespaces are free.

usage: one_name_test.py ROOT
"""
import collections
import pathlib
import re
import sys


def types_of(text):
    """Qualified names of the classes, structs and enumerations that the text defines outside of anonymous namespaces and
    of other types (specializations and members defined apart do not count). Files are formatted: what stands in a
    namespace alone begins in the first column."""
    names, path = [], []
    for line in text.splitlines():
        opened = re.match(r"(?:inline )?namespace ?([\w:]*) ?\{", line)
        if opened and not line.rstrip().endswith("}"):
            path.append(opened[1])
        elif re.match(r"\}  // namespace", line):
            path.pop()
        elif "" not in path and path:
            found = re.match(r"(?:struct|class|union|enum class|enum) (\w+)(?: final)?(?: : [^;]*)? \{", line)
            if found:
                names.append("::".join(path + [found[1]]))
    return names


def twice(files):
    places = collections.defaultdict(set)
    for name, text in files:
        for found in types_of(text):
            places[found].add(name)
    return {name: sorted(where) for name, where in places.items() if len(where) > 1}


def own_controls():
    one = "namespace a {\n\nstruct Fact {\n};\n}  // namespace a\n"
    hidden = "namespace a {\nnamespace {\nstruct Fact {\n};\n}  // namespace\n}  // namespace a\n"
    assert twice([("x", one), ("y", one)]) == {"a::Fact": ["x", "y"]}
    assert twice([("x", one), ("y", hidden), ("z", one.replace("a {", "b {"))]) == {}
    assert twice([("x", one), ("y", "namespace a {\nstruct Fact;\n}  // namespace a\n")]) == {}
    assert types_of("namespace {\n}  // namespace\nnamespace a {\nenum class E { x };\n}  // namespace a\n") == ["a::E"]


def main():
    own_controls()
    root = pathlib.Path(sys.argv[1])
    folders = ("include", "src", "verify", "experiments", "proofs", "python")
    files = [(str(f.relative_to(root)), f.read_text()) for folder in folders
             for f in sorted((root / folder).rglob("*.[ch]pp"))]
    wrong = twice(files)
    for name, where in sorted(wrong.items()):
        print(f"{name} is defined in {' and '.join(where)}")
    print(f"{len(files)} files, {len(wrong)} names with two definitions")
    return 1 if wrong or len(files) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
