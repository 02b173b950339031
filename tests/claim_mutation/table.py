"""docs/claim-mutants.md below its mark: figures by paper, the steps that no mutant changes, what was not finished."""
import collections
import sys

import build
import campaign
import formulas

PAGE = build.ROOT / "docs" / "claim-mutants.md"
MARK = "<!-- What follows is made by tests/claim_mutation/run table --write. -->\n"
KEYS = {"id", "digest", "mutants", "noticed", "survived", "steps", "complete", "seconds"}
OTHERS = {"operators", "tried", "code seconds"}  # the last two of claims that are not finished: a run goes on from them


def row_of(name, claims, rows):
    known = [rows[c["id"]] for c in claims if c["id"] in rows]
    steps = [s for row in known for s in row["steps"]]
    survived = [place for row in known for place in row["survived"]]
    data = sum(place.endswith("(data)") for place in survived)
    nothing = sum(not campaign.sources_of(c) and not formulas.of_page(c["page"]) for c in claims)
    quiet = {done: sum(len(campaign.quiet_steps(row)) for row in known if row["complete"] == done)
             for done in (True, False)}
    cells = [name, len(claims), nothing, len(known), sum(row["complete"] for row in known),
             sum(row["mutants"] for row in known), sum(row["noticed"] for row in known), data, len(survived) - data,
             sum(s["changed"] is not None for s in steps), quiet[True], quiet[False]]
    return "| " + " | ".join(map(str, cells)) + " |"


def text():
    rows, papers = campaign.results(), collections.defaultdict(list)
    claims = campaign.record()
    for claim in claims:
        papers[claim["paper"]].append(claim)
    lines = ["| paper | claims | nothing to decide | run | finished | mutants | noticed | survive: data | other | "
             "decided steps | without a change | not reached |", "|---|" + "---:|" * 11]
    lines += [row_of(f"`{paper}`", papers[paper], rows) for paper in sorted(papers)]
    lines += [row_of("**all**", claims, rows), ""]
    few = sum(row["complete"] and row["mutants"] < 3 for row in rows.values())
    lines += [f"{few} of the claims that were run and finished have fewer than three mutants: their code holds no more "
              "sites that run. A step that is not reached belongs to a claim whose seconds ended first, most of them "
              "simulations; nothing is known of it.", "", "### Steps that no mutant changes", ""]
    for ident, row in sorted(rows.items()):
        for step in campaign.quiet_steps(row) if row["complete"] else []:
            says = step["says"].replace("`", "'")
            tried = "" if row.get("operators") else ", operators not tried"
            lines.append(f"- {ident}, {step['kind']}{tried}: `{says}`")
    if lines[-1] == "":
        lines.append("None of the claims that were finished has one.")
    lines += ["", "### Data of statements that survive, not judged", ""]
    data = [f"- {ident}: `{place.removesuffix(' (data)')}`" for ident, row in sorted(rows.items())
            for place in row["survived"] if place.endswith("(data)")]
    lines += data or ["None: those that may be other numbers say so and why where they stand (`// free: …`)."]
    lines += ["", "### Not finished, with the steps that were not reached", ""]
    lines += [f"- {ident}: {len(campaign.quiet_steps(row))} of {sum(s['changed'] is not None for s in row['steps'])}"
              for ident, row in sorted(rows.items()) if not row["complete"] and campaign.quiet_steps(row)]
    return "\n".join(lines) + "\n"


def write():
    above, mark, _ = PAGE.read_text().partition(MARK)
    if not mark:
        sys.exit(f"run table: {PAGE} has no line {MARK.strip()}")
    PAGE.write_text(above + mark + "\n" + text())


def faults():
    rows, claims = campaign.results(), {c["id"] for c in campaign.record()}
    found = [f"results.jsonl: {i}: no such claim; expected an id of reports/results.json" for i in rows
             if i not in claims]
    found += [f"results.jsonl: {i}: keys {sorted(row)}; expected {sorted(KEYS)}" for i, row in rows.items()
              if set(row) - OTHERS != KEYS]
    found += [f"results.jsonl: {i}: {row['noticed']} noticed and {len(row['survived'])} survive; expected "
              f"{row['mutants']} together" for i, row in rows.items()
              if KEYS <= set(row) and row["noticed"] + len(row["survived"]) != row["mutants"]]
    if not found and PAGE.read_text().partition(MARK)[2] != "\n" + text():
        found.append("docs/claim-mutants.md: the table is not that of the results; expected what "
                     "tests/claim_mutation/run table --write makes")
    return found


def standing():
    rows = campaign.results()
    old = [c["id"] for c in campaign.record() if c["id"] in rows and rows[c["id"]]["digest"] != campaign.digest(c)]
    return f"{len(rows)} claims have a result; {len(old)} of them of other sources" + "".join(f"\n  {i}" for i in old)
