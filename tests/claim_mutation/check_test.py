#!/usr/bin/env python3
"""What is a site, what stands in its place, how outcomes are compared, and that `run check` can fail."""
import json
import sys
import tempfile
from pathlib import Path

import campaign
import formulas
import sites
import table

SOURCE = '''struct Reading { long order = 2; };
claim::Result check(const claim::Context& context, const Reading& r) {
    const Rational third(1, 3);
    const long many = 100;  // free: a count
    const std::array<long, 3> list{7};  // 8
    for (long i = 0; i < 5; ++i) add(i <= 6, "9 < 10");
    steps.carries(claim::exact({"a", third}, claim::Relation::less, {"b", rigor::parse_rational("1e-20")}));
    return rigor::certainly_less(left, right) == Truth::yes && std::vector<int>{} != none;
}
const auto registered = claim::checked("p/a", check).control("11", [](Reading& r) { r.order = 12; });
'''
FOUND = ["2", "1", "3", "7", "0", "5", "<=", "6", "claim::Relation::less", 'rigor::parse_rational("1e-20")',
         "rigor::certainly_less", "==", "!="]


def expect(what, found, expected):
    if found != expected:
        print(f"{what}: {found}\n  expected {expected}")
    return found != expected


def steps(*truths):
    return {"verdict": "holds", "steps": [{"of": "statement", "kind": "exact", "says": "", "truth": t} for t in truths]}


class Three:
    """A program with three sites; each changes the step of its number, and is a second of processor time."""
    sites = [sites.Site("a.cpp", 1, at, at + 1, "number", str(at), False) for at in range(3)]

    def __init__(self, claim_runs):
        self.runs = claim_runs

    def runner(self, program, claim, facts, seconds):
        self.left, self.limit, self.taken = seconds, 60, 1
        return self

    def run(self, site=None, step=1, full=False):
        self.left -= 1
        self.runs += [] if site is None else [site]
        return steps(*(int(i != site) for i in range(3))) | {"visited": [0, 1, 2]}


def resumed():
    """The sites that two runs try, the first of which has seconds for two, and whether they were all then."""
    claim, runs, row = {"id": "p/a", "page": "proofs/p/a.md"}, [], {}
    program = Three(runs)
    campaign.Runner, campaign.sources_of, campaign.digest = program.runner, lambda claim: ["a.cpp"], lambda claim: "0"
    complete = []
    for seconds in (2, 10):
        campaign.results = lambda: {"p/a": row | {"digest": "0"}}
        row = campaign.of_code(program, claim, None, seconds, False, print)
        complete.append(row["complete"])
    return runs, complete, row["mutants"], [step["changed"] for step in row["steps"]]


def main():
    found = [s for s in sites.sites("a.cpp", SOURCE)]
    wrong = expect("sites", [s.text for s in found], FOUND)
    wrong += expect("data", [s.text for s in found if s.data], ["2"])
    for site in found:
        site.constant = site.text not in ("<=", "3")
    text = sites.instrumented(SOURCE, found, 10)
    wrong += expect("calls", [line for line in text.splitlines() if "mutation" in line],
                    ["    const Rational third(1, ::claim_mutation::changed(12, 3));",
                     '    for (long i = 0; i < 5; ++i) add(i <= ::claim_mutation::Site{16} <= 6, "9 < 10");'])
    wrong += expect("a step", campaign.differs(steps(1, 0), steps(1, 1)), (True, {1}))
    wrong += expect("no step", campaign.differs(steps(1, 1), steps(1, 1)), (False, set()))
    wrong += expect("a verdict", campaign.differs(steps(1) | {"verdict": "fails"}, steps(1)), (True, set()))
    wrong += expect("an exception", campaign.differs({"exception": "range"}, steps(1)), (True, set()))
    wrong += expect("a formula", [texts for _, _, texts in formulas.variants("h(z) >= 1/2*kappa0(z)^2")],
                    [["h(z) > 1/2*kappa0(z)^2", "h(z) <= 1/2*kappa0(z)^2"],
                     ["h(z) >= 2/2*kappa0(z)^2", "h(z) >= 0/2*kappa0(z)^2"],
                     ["h(z) >= 1/3*kappa0(z)^2", "h(z) >= 1/1*kappa0(z)^2"],
                     ["h(z) >= 1/2*kappa0(z)^3", "h(z) >= 1/2*kappa0(z)^1"]])
    wrong += expect("spread", campaign.spread(range(6)), [0, 4, 2, 1, 5, 3])
    good = dict(id="st-arnaud-2026/theorem-2", digest="0", mutants=2, noticed=1, survived=["a"], steps=[],
                complete=True, seconds=0)
    for change, words in (({"id": "p/none"}, "no such claim"), ({"mutants": 3}, "expected 3 together"),
                          ({"more": 1}, "keys"), ({}, "the table is not that")):
        with tempfile.TemporaryDirectory() as folder:
            campaign.RESULTS = Path(folder) / "results.jsonl"
            campaign.RESULTS.write_text(json.dumps(good | change) + "\n")
            said = "\n".join(table.faults())
        wrong += expect(f"{change}: '{words}' in the fault", words in said, True) and not print(said)
    wrong += expect("a run that goes on", resumed(), ([0, 2, 1], [False, True], 3, [True] * 3))
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
