#!/usr/bin/python3
"""The command reference, docs/reference.md, from the program's own help.

usage: reference.py PROGRAM            prints it
       reference.py PROGRAM --write    writes docs/reference.md
"""
import pathlib
import re
import subprocess
import sys

TOP = """# Command reference

Made from the program's own help by `docs/site/reference.py`; a test compares them. `verify/run ARGS` in a clone is
`verify ARGS` of an installed program.

"""


def help_of(program, *verb):
    done = subprocess.run([program, *verb, "--help"], capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\n").split("\n")


def cell(text):
    return re.sub(r"([|\\*_<>\[\]`$~])", r"\\\1", text)


def code(text):
    return "`" + text.replace("|", "\\|") + "`"


def sections(lines):
    """Its description, its usage, for each list its title and rows, and what stands below."""
    text, usage, lists, end = [], "", [], []
    for line in lines:
        entry = re.fullmatch(r"  (\S.{0,29}?)\s{2,}(\S.*)|  (\S.*)", line)
        if line.startswith("Usage: "):
            usage = line[len("Usage: "):]
        elif re.fullmatch(r"[A-Z][a-z]+:", line):
            lists.append((line[:-1], []))
            end = []
        elif lists and not end and entry and not line.startswith("   "):
            lists[-1][1].append([entry[1] or entry[3], entry[2] or ""])
        elif lists and not end and line.startswith("   "):
            lists[-1][1][-1][1] += (" " if lists[-1][1][-1][1] else "") + line.strip()
        elif line and lists:
            end.append(line)
        elif line:
            text.append(line)
    return " ".join(text), usage, lists, end


def section(title, lines):
    text, usage, lists, end = sections(lines)
    page = f"## {title}\n\n{cell(text)}\n\n```text\n{usage}\n```\n\n"
    for name, rows in lists:
        if name == "Examples":
            page += "Examples:\n\n```sh\n" + "".join(f"{left} {right}".rstrip() + "\n" for left, right in rows) + "```\n\n"
            continue
        page += f"| {'verb' if name == 'Subcommands' else name.lower().rstrip('s')} | |\n|---|---|\n"
        page += "".join(f"| {code(left)} | {cell(right)} |\n" for left, right in rows) + "\n"
    return page + ("\n".join(cell(line) for line in end) + "\n\n" if end else "")


def reference(program):
    top = help_of(program)
    verbs = [left for name, rows in sections(top)[2] if name == "Subcommands" for left, _ in rows]
    assert len(verbs) > 10, verbs
    return TOP + (section("verify", top) + "".join(section(f"verify {verb}", help_of(program, verb))
                                                   for verb in verbs)).rstrip() + "\n"


if __name__ == "__main__":
    page = reference(sys.argv[1])
    if "--write" in sys.argv[2:]:
        (pathlib.Path(__file__).resolve().parents[1] / "reference.md").write_text(page)
    else:
        print(page, end="")
