#!/usr/bin/python3
"""Manual pages, verify.1 and one for each verb, from the program's own help, by pandoc.

usage: manual.py PROGRAM FOLDER
"""
import pathlib
import re
import subprocess
import sys

from reference import help_of, sections


def escaped(text):
    return re.sub(r"([\\*_<>\[\]`$~^@#])", r"\\\1", text)


def page(name, lines, others):
    text, usage, lists, end = sections(lines)
    first = text.split(". ")[0].rstrip(".").replace("\n", " ")
    body = f"% {name.upper()}(1) | ntk-verify\n\n# NAME\n\n{name} - {escaped(first)}\n\n# SYNOPSIS\n\n{escaped(usage)}\n\n"
    body += f"# DESCRIPTION\n\n{escaped(text)}\n\n"
    for title, rows in lists:
        body += f"# {title.upper()}\n\n"
        body += "".join(f"**{escaped(left)}**\n\n:   {escaped(right) or '-'}\n\n" for left, right in rows)
    if end:
        body += "# NOTES\n\n" + "\n".join("| " + escaped(line) for line in end) + "\n\n"
    body += "# SEE ALSO\n\n" + ", ".join(f"**{other}**(1)" for other in others) + "\n"
    made = subprocess.run(["pandoc", "--standalone", "--from", "markdown-smart", "--to", "man"], input=body,
                          capture_output=True, text=True, check=True)
    return made.stdout


def main(program, folder):
    folder.mkdir(parents=True, exist_ok=True)
    top = help_of(program)
    verbs = [left for title, rows in sections(top)[2] if title == "Subcommands" for left, _ in rows]
    pages = [f"verify-{verb}" for verb in verbs]
    (folder / "verify.1").write_text(page("verify", top, pages))
    for verb, name in zip(verbs, pages):
        (folder / f"{name}.1").write_text(page(name, help_of(program, verb), ["verify"]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
