#!/usr/bin/env python3
"""Every test case of a wing is a test of CTest. An executable that dies before it lists its cases is registered with
none, and CTest would pass without them.

usage: registered_test.py ROOT TESTS WING...        TESTS: the folder of the build that holds the executables
"""
import re
import sys
from pathlib import Path

TEXT = r'"(?:[^"\\]|\\.)*"'
CASE = re.compile(rf'^(?:TEST_CASE|TEMPLATE_TEST_CASE)\(((?:[^"]|{TEXT})*?)\) \{{', re.M)


def written(folder, other):
    """The cases below a folder: a template is one for each type, one with a tag [.…] is run by hand only."""
    count = 0
    for path in sorted(folder.rglob("*.cpp")):
        if any(path.is_relative_to(room) for room in other):
            continue
        for arguments in CASE.findall(path.read_text()):
            types = [word for word in re.sub(TEXT, "", arguments).split(",") if word.strip()]
            count += 0 if '"[.' in arguments else max(1, len(types))
    return count


def registered(tests, wing):
    return sum(path.read_text().count("\nadd_test(") + path.read_text().startswith("add_test(")
               for path in tests.glob(f"test_{wing}_tests-*.cmake"))


def main(root, tests, *wings):
    rooms = {wing: root / "tests" / ("claim/language" if wing == "language" else wing) for wing in wings}
    wrong = 0
    for wing, room in rooms.items():
        inner = [other for other in rooms.values() if other != room and other.is_relative_to(room)]
        here, there = written(room, inner), registered(tests, wing)
        if here != there or here == 0:
            wrong += 1
            print(f"test_{wing}: {here} test cases in {room.relative_to(root)}, {there} registered with CTest")
    print(f"{len(rooms)} executables, {wrong} of which are not registered as they are written")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
