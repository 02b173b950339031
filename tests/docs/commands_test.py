#!/usr/bin/env python3
"""Commands in the documentation, README.md and CONTRIBUTING.md: every line `verify VERB …` or `verify/run VERB …`
of a code block has a verb and options that the program knows. In blocks ```console
a line "$ verify …" is run, and what
follows is what it prints (a line … stands for any lines, at the end of a line for its rest). A block after a
paragraph that ends with `NAME.ext` or `NAME.ext`: is that file.

usage: commands_test.py ROOT PROGRAM
"""
import concurrent.futures
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

FILE = re.compile(r"`([\w./-]+\.(?:csv|tex|md|toml|txt))`[:,]?$")


def blocks(text):
    """(kind, lines, name of the file that it is) of every fenced or indented block."""
    lines, found, at, prose = text.split("\n"), [], 0, ""
    while at < len(lines):
        line = lines[at]
        fence = re.match(r"( *)(```+)(\S*)", line)
        if fence:
            end = next(i for i in range(at + 1, len(lines)) if lines[i].strip() == fence[2])
            body = [text[len(fence[1]):] for text in lines[at + 1:end]]
            named = FILE.search(prose)
            found.append((fence[3], body, named[1] if named else None))
            at, prose = end + 1, ""
        elif line.startswith("    ") and not re.match(r"-|\d\.", prose) and not lines[at - 1].strip():
            end = at
            while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
                end += 1
            named = FILE.search(prose)
            found.append(("indented", [text[4:] for text in lines[at:end]], named[1] if named else None))
            at = end
        else:
            prose = line.strip() or prose
            at += 1
    return found


def words(command):
    return shlex.split(command.replace("\\\n", " "), comments=True)


def joined(lines):
    """Lines that a backslash continues, as one."""
    return "\n".join(lines).replace("\\\n", " ").split("\n")


def commands(lines):
    for line in joined(lines):
        found = re.match(r"\s*(?:\$ |echo .*\| ?|- run: )?(?:\S*/)?(?:verify/run|verify) ([a-z][a-z-]*\b.*)", line)
        if found and "|" not in found[1].split("'")[0].split('"')[0]:
            yield found[1]


def verbs_of(program):
    def help_of(*verb):
        return subprocess.run([program, *verb, "--help"], capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^  ([a-z][a-z-]*) {2,}", help_of().split("Subcommands:")[1], re.M)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        return {name: set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", text)) 
                for name, text in zip(names, pool.map(help_of, names))}


def fault(command, verbs):
    try:
        parts = words(command)
    except ValueError as error:
        return f"no command line ({error})"
    if parts[0] not in verbs:
        return f"no verb {parts[0]}"
    for part in parts[1:]:
        if part == "--":
            return None
        if re.match(r"--?[a-zA-Z]", part) and part.split("=")[0] not in verbs[parts[0]]:
            return f"{parts[0]} has no option {part}"
    return None


def prints(expected, output):
    """Is the output what stands there? The first line of it that is missing."""
    lines = [line.rstrip() for line in output.rstrip("\n").split("\n")]
    at, any_lines = 0, False
    for line in expected:
        if line == "…":
            any_lines = True
            continue

        def fits(text, line=line):
            return text.startswith(line[:-1]) if line.endswith("…") else text == line

        place = next((i for i in range(at, len(lines)) if fits(lines[i])), None) if any_lines else \
            (at if at < len(lines) and fits(lines[at]) else None)
        if place is None:
            return line
        at, any_lines = place + 1, False
    return None if any_lines or at >= len(lines) else f"(more: {lines[at]})"


def session(page, text, program):
    """The page's files and commands in a folder of their own, in its order."""
    wrong, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, lines, name in blocks(text):
            if name and kind != "console":
                file = pathlib.Path(folder) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text("\n".join(lines) + "\n")
            if kind != "console":
                continue
            for part in re.split(r"^\$ ", "\n".join(lines), flags=re.M)[1:]:
                command, *expected = part.rstrip("\n").split("\n")
                done = subprocess.run([program, *words(command)[1:]], cwd=folder, capture_output=True, text=True,
                                      check=False,
                                      env={**os.environ, "LC_ALL": "C.UTF-8"})
                missing = prints([line.rstrip() for line in expected], done.stdout + done.stderr)
                count += 1
                if missing is not None:
                    printed = (done.stdout + done.stderr)[:600]
                    wrong.append(f"{page}: $ {command}\n  does not print: {missing}\n  but: {printed}")
    return wrong, count


def own_controls():
    verbs = {"gram": {"--kernel", "--help"}}
    assert fault("gram x.csv --kernel fc  # --none", verbs) is None
    assert fault("gram x.csv --kernels fc", verbs) and fault("gramm", verbs) and fault("gram 'x", verbs)
    assert list(commands(["$ verify gram a \\", "  --kernel b", "text verify gram"])) == ["gram a    --kernel b"]
    assert prints(["a", "…", "c…"], "a\nb\ncd\n") is None and prints(["a", "b"], "a\nc\n") == "b"
    assert prints(["a"], "a\nb\n") and prints(["a", "…"], "a\nb\n") is None
    assert blocks("In `x.csv`:\n\n```text\n1\n```\n") == [("text", ["1"], "x.csv")]


def main():
    own_controls()
    root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    verbs = verbs_of(program)
    pages = [*sorted((root / "docs").glob("*.md")), root / "README.md", root / "CONTRIBUTING.md"]
    texts = {str(page.relative_to(root)): page.read_text() for page in pages}
    found = [(page, command) for page, text in texts.items() for _, lines, _ in blocks(text)
             for command in commands(lines)]
    inline = [(page, command) for page, text in texts.items() if page != "docs/reference.md"
              for command in re.findall(r"`(?:verify/run|verify) ([a-z][^`\n]*)`",
                                        re.sub(r"^```.*?^```", "", text, flags=re.S | re.M))]
    wrong = [f"{page}: verify {command}: {why}" for page, command in [*found, *inline]
             if (why := fault(command.replace("…", ""), verbs))]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda item: session(*item, program), texts.items()))
    for lines, _ in runs:
        wrong += lines
    ran = sum(count for _, count in runs)
    print("\n".join(wrong))
    print(f"{len(found)} commands in blocks, {len(inline)} in the text, {ran} run; {len(wrong)} faults")
    return 1 if wrong or len(found) < 100 or ran < 15 else 0


if __name__ == "__main__":
    sys.exit(main())
