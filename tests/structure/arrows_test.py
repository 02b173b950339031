#!/usr/bin/env python3
"""An include points down, or stays in its room: the floors of docs/architecture.md, held against every #include "…".

usage: arrows_test.py ROOT
"""
import collections
import pathlib
import re
import sys

# A room and what it may include besides itself. A room named "proofs/*" is any paper's.
LIBRARY = {
    "rigor/number": [],
    "rigor/parallel": ["rigor/number"],
    "rigor/matrix": ["rigor/number", "rigor/parallel"],
    "rigor/series": ["rigor/number"],
    "rigor/proof": ["rigor/number"],
    "rigor/rate": ["rigor/number", "rigor/series", "rigor/proof"],
    "ntk/kernel": ["rigor"],
    "ntk/activation": ["rigor", "ntk/kernel"],
    "ntk/depth": ["rigor", "ntk/kernel", "ntk/activation"],
    "ntk/gram": ["rigor", "ntk/kernel", "ntk/activation", "ntk/depth"],
    "ntk/network": ["rigor", "ntk/kernel"],
    "ntk/training": ["rigor", "ntk/kernel", "ntk/network"],
    "claim/language": ["rigor", "ntk"],
    "claim": ["rigor", "ntk", "claim/language"],
    "services": ["rigor", "ntk", "claim"],
    "mpi": ["rigor", "ntk", "services"],
}
LIBRARIES = ["rigor", "ntk", "claim", "services"]
ROOMS = LIBRARY | {
    "proofs/common": ["rigor", "ntk", "claim"],
    "proofs/*": ["rigor", "ntk", "claim", "proofs/common"],
    "proofs": ["rigor", "ntk", "claim", "proofs/common", "proofs/*"],
    "experiments/common": ["rigor", "ntk", "claim"],
    "experiments/*": ["rigor", "ntk", "claim", "experiments/common"],
    "experiments/report": ["rigor", "ntk", "claim", "experiments/common", "experiments/*"],  # figures of the reports, of the papers' kernels
    "experiments": ["rigor", "ntk", "claim", "experiments/common", "experiments/*"],
    "python/core": LIBRARIES,
    "verify/base": ["rigor"],
    "verify/readers": ["rigor", "verify/base"],
    "verify/record": LIBRARIES + ["verify/base", "verify/readers", "proofs"],
    "verify/reports": LIBRARIES + ["verify/base", "verify/record", "proofs", "experiments/common", "experiments/report"],
    "verify/verbs": LIBRARIES + ["verify/base", "verify/readers", "verify/record", "verify/reports", "proofs", "experiments"],
    "verify": ["verify/verbs", "verify/base", "mpi", "rigor/parallel"],
}


def room_of(path):
    """The room of a path such as "ntk/depth/depth_limit.hpp" or "proofs/yu_2025/common/lyapunov.hpp"."""
    folders = path.split("/")[:-1]
    if folders[0] in ("proofs", "experiments"):
        return folders[0] if len(folders) == 1 else f"{folders[0]}/{folders[1]}"
    return "/".join(folders[:2])


def allowed(room):
    paper = re.fullmatch(r"(proofs|experiments)/\w+", room)
    return ROOMS[room] if room in ROOMS else ROOMS[f"{paper[1]}/*"] if paper else None


def may(room, target):
    if room == target:
        return True
    for entry in allowed(room) or []:
        if target == entry or entry.endswith("/*") and target.startswith(entry[:-1]):
            return True
        if "/" not in entry and entry not in ("proofs", "experiments") and target.startswith(entry + "/"):
            return True
    return False


def violations(files):
    """files: pairs of a path, from include/, src/ or the root, and the text."""
    wrong = []
    for path, text in files:
        room = room_of(path)
        if allowed(room) is None:
            wrong.append(f"{path}: stands in no room of the house ({room})")
            continue
        for included in re.findall(r'^\s*#\s*include "([^"]+)"', text, re.MULTILINE):
            if included == "sources_sha256.hpp":  # made by the build
                continue
            if "/" not in included or included.startswith("."):
                wrong.append(f'{path}: includes "{included}"; expected the path from the root')
            elif not may(room, room_of(included)):
                wrong.append(f"{path}: {room} must not include {included}")
    return wrong


def self_test():
    """Arrows that must be found, and some that must not."""
    bad = [("rigor/number/ball.hpp", "rigor/matrix/lapack.hpp"), ("rigor/rate/rate_fit.hpp", "ntk/kernel/depth_map.hpp"), ("ntk/kernel/depth_map.hpp", "claim/claim.hpp"),
           ("proofs/yu_2025/lemma_1.cpp", "proofs/le_2025/common/regression.hpp"), ("proofs/common/a.cpp", "proofs/registry.hpp"), ("services/rate.hpp", "verify/base/status.hpp"),
           ("verify/base/a.cpp", "verify/verbs/commands.hpp"), ("verify/reports/a.cpp", "verify/verbs/commands.hpp"), ("attic/a.cpp", "rigor/number/ball.hpp"),
           ("services/rate.cpp", "proofs/registry.hpp"), ("experiments/common/a.cpp", "experiments/registry.hpp"), ("rigor/number/ball.hpp", "arb.hpp"),
           ("services/gram.cpp", "mpi/distributed_gram.hpp"), ("verify/verbs/gram.cpp", "mpi/distributed_gram.hpp")]
    good = [("proofs/registry.cpp", "proofs/yu_2025/claims.hpp"), ("proofs/yu_2025/lemma_1.cpp", "proofs/yu_2025/common/lyapunov.hpp"), ("verify/verbs/run.cpp", "proofs/registry.hpp"),
            ("ntk/training/gradient_flow.cpp", "ntk/training/gradient_flow.hpp"), ("verify/main.cpp", "verify/verbs/commands.hpp")]
    return [f"not found: {path} -> {target}" for path, target in bad if not violations([(path, f'#include "{target}"\n')])] + \
           [f"found wrongly: {path} -> {target}" for path, target in good if violations([(path, f'#include "{target}"\n')])]


def main(root):
    files = []
    for top in ("include", "src", "proofs", "experiments", "python", "verify"):
        for path in sorted((root / top).rglob("*.[ch]pp")):
            inner = path.relative_to(root / top if top in ("include", "src") else root)
            files.append((str(inner), path.read_text()))
    wrong = self_test() + violations(files)
    for line in wrong:
        print(line)
    print(f"{len(files)} files, {len(wrong)} wrong arrows")
    return 1 if wrong or len(files) < 100 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
