"""What the tests of certificates share: the second checker, as a function, and changes of texts."""
import os
import sys

sys.path.insert(0, os.path.join(sys.argv[1], "tools"))
import check_certificates as checker  # noqa: E402


def copied(items): return [dict(i) for i in items]


def outcome(head, items):
    """0 accepted, 1 rejected, 2 no certificate, 3 not checked, as the program's status; and why."""
    for line, item in enumerate(items): item["line"] = line + 2
    return checker.judged(lambda: checker.check_items(head, items))


def digit(text, rng):
    """One digit that is not 0 is another one; None where there is none."""
    at = [i for i, c in enumerate(text) if c in "123456789" and text[i - 1:i] != "_"]
    if not at: return None
    i = rng.choice(at)
    return text[:i] + str((int(text[i]) + rng.choice((3, 4, 5))) % 9 + 1) + text[i + 1:]
