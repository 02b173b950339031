"""The table of docs/mutants.md: figures by room, then every gap."""
import sys

import campaign
from mutants import ROOT, key, mutated


MARK = "<!-- What follows is made by tests/mutation/run table --write. -->\n"


def write(page, mutants):
    """Renews what stands below the mark."""
    above, mark, _ = page.read_text().partition(MARK)
    if not mark:
        sys.exit(f"run table: {page} has no line {MARK.strip()}")
    page.write_text(above + mark + "\n" + text(mutants) + "\n")


def text(mutants):
    rooms, known = campaign.by_room(mutants), campaign.results()
    lines = ["| room | mutants | killed | equivalent | gaps | not run |", "|---|---:|---:|---:|---:|---:|"]
    total = dict(total=0, killed=0, equivalent=0, gap=0, open=0)
    for name, row in sorted(rooms.items()):
        lines.append("| " + " | ".join([f"`{name}`", *(str(row[k]) for k in total)]) + " |")
        total = {k: total[k] + row[k] for k in total}
    lines.append("| **all** | " + " | ".join(str(v) for v in total.values()) + " |")
    asked = total["killed"] + total["gap"]
    if asked:
        lines.append(f"\nScore: {total['killed']} of the {asked} that ran and are not equivalent, "
                     f"{100 * total['killed'] / asked:.0f} %.")
    gaps = [m for m in mutants if campaign.state(m, known) == "gap"]
    lines += ["", "### Gaps", ""] if gaps else []
    for mutant in gaps:
        path, _, line = mutated(mutant)
        why = mutant.get("gap", "not judged yet")
        place = f"- `{path.relative_to(ROOT)}:{line}` ({key(mutant)}, {mutant['kind']})"
        lines.append(f"{place}: {mutant.get('note', '')} — {why}")
    same = [m for m in mutants if campaign.state(m, known) == "equivalent"]
    lines += ["", "### Equivalents", ""] if same else []
    for mutant in same:
        path, _, line = mutated(mutant)
        place = f"- `{path.relative_to(ROOT)}:{line}` ({key(mutant)})"
        lines.append(f"{place}: {mutant.get('note', '')} — {mutant['equivalent']}")
    return "\n".join(lines)
