#!/usr/bin/env python3
"""What the program shows on a terminal, and what it does not send into a pipe: run at the end of a pseudo-terminal.

usage: terminal_test.py ROOT VERIFY
"""
import fcntl
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROOT, VERIFY = pathlib.Path(sys.argv[1]), sys.argv[2]
PLAIN = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")} | {"TERM": "xterm", "VERIFY_ROOT": str(ROOT)}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
failures = []


def check(what, holds, shown=""):
    print(("ok      " if holds else "FAILED  ") + what)
    if not holds:
        failures.append(f"{what}\n{shown!r}")


def on_terminal(*arguments, columns=100, seconds=60, **environment):
    """Status, and what two terminals of so many columns were sent, for standard output and standard error; ended after
    so many seconds."""
    ours, theirs = zip(pty.openpty(), pty.openpty())
    for end in theirs:
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen([VERIFY, *arguments], stdin=subprocess.DEVNULL, stdout=theirs[0], stderr=theirs[1],
                               env=PLAIN | environment)
    for end in theirs:
        os.close(end)
    sent, end = {one: b"" for one in ours}, time.monotonic() + seconds
    while left := [one for one in ours if not isinstance(sent[one], Closed)]:
        if time.monotonic() > end:
            process.terminate()
            end += 60
        for one in select.select(left, [], [], 0.1)[0]:
            try:
                piece = os.read(one, 65536)
            except OSError:  # the other end is closed
                piece = b""
            sent[one] = sent[one] + piece if piece else Closed(sent[one])
    for one in ours:
        os.close(one)
    return process.wait(), *(bytes(sent[one]).decode().replace("\r\n", "\n") for one in ours)


class Closed(bytes):
    """All that came."""


def in_pipe(*arguments, **environment):
    ran = subprocess.run([VERIFY, *arguments], capture_output=True, text=True, env=PLAIN | environment)
    return ran.returncode, ran.stdout, ran.stderr


def longest(text):
    return max((len(line) for line in COLOUR.sub("", text).splitlines()), default=0)


RUN = ("run", "st-arnaud-2026/lemma-1", "le-2025/theorem-2*")  # short ones, as it is run eight times
status, piped, complaints = in_pipe(*RUN)
check("run, in a pipe: no control character", status == 0 and "\x1b" not in piped + complaints and "\r" not in piped + complaints, piped + complaints)
words = re.sub(r"\s+", " ", piped)
for columns in (40, 100):
    status, shown, _ = on_terminal(*RUN, columns=columns)
    ids = max(len(word) for word in piped.split() if "/" in word)
    check(f"run, {columns} columns: no line is longer", status == 0 and longest(shown) <= max(columns, ids), shown)
    check(f"run, {columns} columns: all that the pipe has", sorted(re.sub(r"\s+", " ", COLOUR.sub("", shown)).split()) == sorted(words.split()), shown)
    check(f"run, {columns} columns: verdicts in colour", "\x1b[32mholds\x1b[0m" in shown, shown)
    if columns >= 100:
        rows = [line for line in COLOUR.sub("", shown).splitlines() if re.match(r"[a-z]+-20\d\d/", line)]
        starts = {re.search(r" (holds|fails|undecided|not-checkable) ", row).start() for row in rows}
        check(f"run, {columns} columns: verdicts in one column", len(rows) > 2 and len(starts) == 1, shown)
for refusal in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
    check(f"run: no colour with {refusal}", "\x1b" not in on_terminal(*RUN, **refusal)[1], refusal)
check("run: NO_COLOR that is empty refuses nothing", "\x1b[32m" in on_terminal(*RUN, NO_COLOR="")[1])
check("run: JSON is not coloured on a terminal", "\x1b" not in on_terminal(*RUN, "--format", "json")[1])

for verb in (("list", "--paper", "yu-2025"), ("show", "st-arnaud-2026/theorem-2"), ("errata", "--paper", "yu-2025")):
    status, shown, _ = on_terminal(*verb, columns=60)
    if verb[0] != "list":  # code, which is indented, and words longer than the terminal are not broken
        wide = [line for line in COLOUR.sub("", shown).splitlines() if len(line) > 60 and " " in line.strip() and not line.startswith("    ")]
        check(f"{verb[0]}, 60 columns: lines are broken", status == 0 and not wide, wide)
    out = in_pipe(*verb)[1]
    check(f"{verb[0]}, in a pipe: no control character", "\x1b" not in out and "\r" not in out, out)

with tempfile.TemporaryDirectory() as scratch:
    points = pathlib.Path(scratch) / "points.csv"
    points.write_text("".join(f"{(37 * i) % 1009},{(91 * i + 5) % 1013},{i % 7 + 1}\n" for i in range(1, 6001)))
    GRAM = ("gram", str(points), "--kernel", "fc", "--depth", "3")
    status, _, shown = on_terminal(*GRAM, columns=60, seconds=6)
    drawn = re.findall(r"\r\x1b\[K(\[[#.]{24}\] [^\r\n\x1b]*)", shown)
    check("gram, long: a line of progress, no longer than the terminal", drawn and max(map(len, drawn)) < 60, shown[-2000:])
    # All claims, in a folder without a record of its own: ended after some seconds.
    status, _, shown = on_terminal("run", "--format", "json", columns=60, seconds=6)
    drawn = re.findall(r"\r\x1b\[K(\[[#.]{24}\] [^\r\n\x1b]*)", shown)
    check("run, long: progress with the time left", any(re.search(r"\d+/\d+, about [\d.]+ (s|min|h) left ", line) for line in drawn), shown[-2000:])
    check("run, long: no longer than the terminal", drawn and max(map(len, drawn)) < 60, drawn)

for failure in failures:
    print("\n" + failure)
sys.exit(1 if failures else 0)
