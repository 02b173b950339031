#!/usr/bin/env python3
"""reports/results.json, against its JSON Schema; and what the schema cannot say: evidence no stronger than the carrying steps allow, controls that change the verdict,
ids that exist, anchors that stand in the proof.

usage: schema_test.py ROOT
"""
import copy
import json
import pathlib
import sys

import jsonschema

STRENGTH = ["none", "simulated", "tested", "certified", "argued", "proved", "formal"]  # weakest first
OF_KIND = {"everywhere": "proved", "exact": "proved", "identity": "proved", "states": "proved", "witness": "proved", "formal": "formal", "written": "argued",
           "literature": "argued", "range": "certified", "instances": "tested", "simulated": "simulated"}
DECIDING = {"everywhere", "exact", "identity", "induction", "cases", "states"}


def weakest(steps, findings, whole=True):
    """The strongest evidence that the carrying steps allow."""
    allowed, kinds = [], set()
    for step in steps:
        if not step["carries"]:
            continue
        kinds.add(step["kind"])
        if step["kind"] in ("cases", "induction"):
            allowed.append(weakest([dict(part, carries=True) for part in step["steps"]], findings, whole=False))
        elif step["kind"] == "cites":
            cited = findings.get(step["cites"], {"evidence": "none", "verdict": "undecided", "correction": None})
            allowed.append(max((cited["evidence"], (cited["correction"] or cited)["evidence"]), key=STRENGTH.index))
        else:
            allowed.append(OF_KIND[step["kind"]])
    if whole and kinds & DECIDING and not kinds & {"states", "witness", "formal"}:
        allowed.append("argued")
    return min(allowed, key=STRENGTH.index) if allowed else "none"


def breaches(record, schema):
    found = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in jsonschema.Draft202012Validator(schema).iter_errors(record)]
    if found:
        return found
    findings = {result["id"]: result for result in record["results"]}
    if len(findings) != len(record["results"]):
        found.append("an id stands twice")
    for name, result in findings.items():
        anchors = {paragraph["anchor"] for paragraph in result["proof"]}
        for part, text in ((result, "statement"), (result["correction"], "correction")):
            if not part:
                continue
            if part["verdict"] in ("holds", "fails"):
                found += [f"{name}, {text}: a carrying step is {step['truth']}" for step in part["steps"] if step["carries"] and step["truth"] != "yes"]
            most = weakest(part["steps"], findings)
            if STRENGTH.index(part["evidence"]) > STRENGTH.index(most):
                found.append(f"{name}, {text}: evidence {part['evidence']}, where the steps allow {most}")
            found += [f"{name}, {text}: no paragraph {step['anchor']}" for step in part["steps"] if step["kind"] == "written" and step["anchor"] not in anchors]
            found += [f"{name}, {text}: control {control['changed']!r} came out as the {text}" for control in result["controls"]
                      if control["of"] == text and part["verdict"] in ("holds", "fails") and control["outcome"] == part["verdict"]]
        found += [f"{name}: {other} is no claim" for other in [*result["uses"], *result.get("breaks", [])] if other not in findings]
    return found


def self_test(record, schema):
    """The test notices what it is there to notice; returns what it does not."""
    missed = []

    def spoilt(change, what):
        spoiled = copy.deepcopy(record)
        result = next(result for result in spoiled["results"] if result["verdict"] == "holds" and result["evidence"] != "formal" and result["controls"])
        change(spoiled, result)
        if not breaches(spoiled, schema):
            missed.append(f"not noticed: {what}")

    def weaken_what_is_cited(whole, result):
        for other in whole["results"]:
            cited = [step["cites"] for step in other["steps"] if step["kind"] == "cites" and step["carries"]]
            if cited and other["evidence"] == "argued":
                base = next(each for each in whole["results"] if each["id"] == cited[0])
                base.update(evidence="simulated", correction=None)
                return

    spoilt(lambda whole, result: whole.update(schema=1), "schema 1")
    spoilt(lambda whole, result: result.pop("steps"), "no steps")
    spoilt(lambda whole, result: result.update(colour="red"), "a field more")
    spoilt(lambda whole, result: result.update(evidence="revealed"), "a word that is no evidence")
    spoilt(lambda whole, result: result.update(evidence="formal"), "evidence that the steps do not allow")
    spoilt(weaken_what_is_cited, "a claim stronger than what its carrying steps cite")
    spoilt(lambda whole, result: [step.update(truth="unknown") for step in result["steps"]], "a carrying step that is unknown")
    spoilt(lambda whole, result: result["controls"][0].update(outcome="holds"), "a control that changes nothing")
    spoilt(lambda whole, result: result.update(controls=[]), "no controls and no reason")
    spoilt(lambda whole, result: result.update(verdict="fails", witness=None), "fails without a witness")
    spoilt(lambda whole, result: result["uses"].append("no-paper/lemma-1"), "an id that does not exist")
    spoilt(lambda whole, result: result["steps"].append({"says": "x", "kind": "instances", "truth": "yes", "carries": False}), "instances that nobody counted")
    spoilt(lambda whole, result: result["values"].append({"name": "x", "enclosure": "about 3"}), "a number without an enclosure")
    return missed


def main(root):
    schema = json.loads((root / "tests/verify/record/results.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    record = json.loads((root / "reports/results.json").read_text())
    wrong = breaches(record, schema)
    wrong += self_test(record, schema) if not wrong else []
    for line in wrong:
        print(line)
    print(f"{len(record['results'])} results, {len(wrong)} breaches")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
