"""Runs the mutants of claims, one claim at a time, and keeps what was found in results.jsonl, a line a claim."""
import concurrent.futures
import functools
import hashlib
import json
import os
import re
import subprocess
import threading

import build
import formulas
import sites

RESULTS = build.HERE / "results.jsonl"
NOT_DECIDED = ("written", "cites", "literature", "formal")  # words, other claims, Coq: no number of the check
LOCK = threading.Lock()


def results():
    lines = RESULTS.read_text().splitlines() if RESULTS.exists() else []
    return {row["id"]: row for row in map(json.loads, lines)}


def keep(row):
    """By id, so that two campaigns can be merged line by line."""
    with LOCK:
        rows = results() | {row["id"]: row}
        text = "".join(json.dumps(rows[key], ensure_ascii=False) + "\n" for key in sorted(rows))
        unfinished = RESULTS.with_suffix(".unfinished")
        unfinished.write_text(text)
        unfinished.replace(RESULTS)


def record():
    return json.loads((build.ROOT / "reports" / "results.json").read_text())["results"]


@functools.cache
def text_of(file):
    return (build.ROOT / file).read_text()


def sources_of(claim):
    """The page's own sources: the one of its stem, else those of its paper that register a check of its id."""
    page = build.ROOT / claim["page"]
    stem = page.parent / (re.sub(r"[-.]", "_", page.stem) + ".cpp")
    if stem.exists():
        return [str(stem.relative_to(build.ROOT))]
    return [file for file in build.pages() if file.startswith(str(page.parent.relative_to(build.ROOT)) + "/")
            and re.search(rf'\w(?:<\w+>)?\(\s*"{re.escape(claim["id"])}"', text_of(file))
            and "claim::Registered" in text_of(file)]


def digest(claim):
    """Of the formulas of the page, of its code and of what that includes of proofs/."""
    hashed, pending, seen = hashlib.sha256(), sources_of(claim), set()
    while pending:
        file = pending.pop()
        if file in seen:
            continue
        seen.add(file)
        text = text_of(file)
        pending += [name for name in re.findall(r'#include "(proofs/[^"]+)"', text) if (build.ROOT / name).exists()]
        body = file.removesuffix(".hpp") + ".cpp"
        pending += [body] if (build.ROOT / body).exists() else []
    for file in sorted(seen):
        hashed.update(text_of(file).encode())
    hashed.update(json.dumps(formulas.of_page(claim["page"])).encode())
    return hashed.hexdigest()[:16]


class Runner:
    """Runs one program for one claim; counts processor time."""

    def __init__(self, program, claim, facts, seconds):
        self.program, self.claim, self.left, self.limit = program, claim["id"], seconds, 60
        self.facts, self.taken = facts, 0.0

    def run(self, site=None, step=1, full=False):
        """The outcome; of a crash, an exception or an endless run a dictionary without steps."""
        chosen = {} if site is None else {"CLAIM_MUTANT": str(site), "CLAIM_MUTANT_STEP": str(step)}
        limits = ["prlimit", f"--cpu={self.limit}", "--as=4000000000", "--core=0"]
        child = subprocess.Popen([*limits, self.program.path, self.claim, *(["full"] if full else [])],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                 env={"CLAIM_RECORD": str(self.facts), "PATH": "/usr/bin:/bin", **chosen})
        text = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        self.taken = used.ru_utime + used.ru_stime
        self.left -= self.taken
        try:
            return json.loads(text)
        except ValueError:
            return {"exception": f"ended with status {status}"}


def shape(outcome):
    return [(step["of"], step["kind"]) for step in outcome.get("steps", [])]


def differs(outcome, base):
    """(noticed by steps or verdict, the numbers of the steps whose truth is another)."""
    if shape(outcome) != shape(base):
        return True, set()
    changed = {i for i, (a, b) in enumerate(zip(outcome["steps"], base["steps"])) if a["truth"] != b["truth"]}
    verdicts = any(outcome.get(key) != base.get(key) for key in ("verdict", "correction"))
    return bool(changed) or verdicts, changed


def mutant(runner, site, base, changed):
    """Is the site noticed by one of its two changes? Adds the steps that either changes."""
    for step in (1, -1):
        noticed, steps = differs(runner.run(site, step), base)
        changed |= steps
        if noticed:
            return True
    for step in (1, -1):
        full = runner.run(site, step, full=True)
        if "exception" in full or full.get("control accepted") or full.get("property") is False:
            return True
    return False


def spread(items):
    """The first, the one in the middle, those between: when the seconds end, no part of a claim has had none."""
    return [item for _, item in sorted(enumerate(items), key=lambda pair: f"{pair[0]:020b}"[::-1])]


def order(program, visited, own, paper):
    """Data of the statement, then relations and comparisons, numbers; and what the claims of the paper share. (Constants
    of other papers' files are visited as well, before main.)"""
    rank = {"relation": 1, "certain": 1, "comparison": 2}
    sites = [(i, program.sites[i]) for i in visited]
    mine = sorted(spread(pair for pair in sites if pair[1].file in own),
                  key=lambda pair: 0 if pair[1].data else rank.get(pair[1].kind, 3))
    shared = f"proofs/{paper}/common/", "proofs/common/"
    return mine, [pair for pair in sites if pair[1].file.startswith(shared)]


def unfinished(claim):
    """What an earlier run has found of these sources before its seconds ended."""
    row = results().get(claim["id"], {})
    return row if "tried" in row and row["digest"] == digest(claim) else {"tried": {}, "steps": [], "code seconds": 0}


def of_code(program, claim, facts, seconds, everything, say):
    before = unfinished(claim)
    runner = Runner(program, claim, facts, seconds - before["code seconds"])
    base = runner.run()
    if "exception" in base:
        say(f"{claim['id']}: cannot be run as it is: {base['exception']}")
        return None
    runner.limit = int(10 * runner.taken) + 5
    own, common = order(program, base["visited"], sources_of(claim), claim["page"].split("/")[1])
    decided = {i for i, step in enumerate(base["steps"]) if step["kind"] not in NOT_DECIDED}
    changed = {i for i, step in enumerate(before["steps"][:len(base["steps"])]) if step["changed"]}
    tried = dict(before["tried"])  # a site: None if it was noticed, else what stands there
    for number, (index, site) in enumerate(own + common):
        if number >= len(own) and len(tried) >= 3 and decided <= changed and not everything:
            break
        if runner.left < 0:
            break
        name = f"{site.file}@{site.start}"
        if name not in tried:
            noticed = mutant(runner, index, base, changed)
            tried[name] = None if noticed else f"{site.place()}: {site.text}{' (data)' if site.data else ''}"
    complete = len(tried) >= len(own) and (len(tried) == len(own + common) or decided <= changed)
    steps = [{"says": step["says"][:100], "kind": step["kind"], "of": step["of"],
              "changed": (i in changed) if i in decided else None} for i, step in enumerate(base["steps"])]
    survived, spent = [place for place in tried.values() if place], round(seconds - runner.left, 1)
    row = {"mutants": len(tried), "noticed": len(tried) - len(survived), "survived": survived, "steps": steps,
           "complete": complete, "seconds": spent}
    return row if complete else row | {"tried": tried, "code seconds": spent}


def quiet_steps(row):
    """Decided steps that came out as before in all that was run."""
    return [step for step in row["steps"] if step["changed"] is False]


def claim_row(program, claim, facts, seconds, everything, say):
    code = of_code(program, claim, facts, seconds, everything, say) if program else None
    formula = formulas.mutated(claim, seconds)
    if not code and not formula:
        return
    row = {"id": claim["id"], "digest": digest(claim), "mutants": 0, "noticed": 0, "survived": [], "steps": [],
           "complete": True, "seconds": 0}
    for part in filter(None, (code, formula)):
        row = part | row | {key: row[key] + part[key] for key in ("mutants", "noticed", "survived", "steps", "seconds")}
        row["complete"] = row["complete"] and part["complete"]
    keep(row)
    say(f"{row['id']}: {row['noticed']} of {row['mutants']} noticed, {len(quiet_steps(row))} steps without a change")


def by_operators(program, claim, facts, seconds, say):
    """The steps of a claim that numbers and comparisons do not change: do signs and operators?"""
    row = results()[claim["id"]]
    again = of_code(program, claim, facts, seconds, False, say)
    if not again:
        return
    for step, other in zip(row["steps"], again["steps"]):  # the steps of formulas come last
        step["changed"] = step["changed"] or other["changed"]
    row = row | {key: row[key] + again[key] for key in ("mutants", "noticed", "survived", "seconds")}
    keep(row | {"operators": True, "seconds": round(row["seconds"], 1)})
    for step in quiet_steps(row):
        say(f"{row['id']}: no mutant changes the {step['kind']} step: {step['says']}")


def in_programs(claims, common, jobs, kinds, each):
    """Calls each(program, claim) for those that are compiled, eight pages together."""
    by_id = {claim["id"]: claim for claim in claims}
    files = sorted({file for claim in claims for file in sources_of(claim)})

    def batch(at):
        program = build.Program(files[at:at + build.TOGETHER], common, f"program{at}", kinds)
        for ident in program.ids:
            if ident in by_id:
                each(program, by_id[ident])
        program.path.unlink()

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        list(pool.map(batch, range(0, len(files), build.TOGETHER)))


def campaign(claims, chosen, jobs, seconds, everything, say):
    """Claims by their numbers and comparisons or by their formulas; what that leaves of those chosen by operators."""
    common = build.Shared(jobs)
    facts = build.WORK / "record.txt"
    facts.write_text("".join(f"{c['id']} {c['verdict']} {(c.get('correction') or {}).get('verdict') or '-'}\n"
                             for c in record()))
    in_programs(claims, common, jobs, sites.KINDS,
                lambda program, claim: claim_row(program, claim, facts, seconds, everything, say))
    for claim in claims:
        if not sources_of(claim):
            claim_row(None, claim, facts, seconds, everything, say)
    rows = results()
    left = [c for c in chosen if sources_of(c) and c["id"] in rows and rows[c["id"]]["complete"]
            and quiet_steps(rows[c["id"]]) and "operators" not in rows[c["id"]]]
    in_programs(left, common, jobs, ("operator",),
                lambda program, claim: by_operators(program, claim, facts, seconds, say))
