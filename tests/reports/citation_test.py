#!/usr/bin/env python3
"""CITATION.cff and what `verify cite --format cff` prints, against the Citation File Format 1.2.0; BibTeX against its grammar.

usage: citation_test.py ROOT VERIFY
"""
import os
import pathlib
import re
import subprocess
import sys

import yaml

TOP = {"abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license", "license-url", "message", "preferred-citation",
       "references", "repository", "repository-artifact", "repository-code", "title", "type", "url", "version"}
REFERENCE = {"abbreviation", "abstract", "authors", "collection-title", "commit", "conference", "contact", "copyright", "data-type", "database", "date-released", "department", "doi",
             "edition", "editors", "entry", "filename", "format", "identifiers", "institution", "isbn", "issn", "issue", "journal", "keywords", "languages", "license", "location", "medium",
             "month", "nihmsid", "notes", "number", "pages", "pmcid", "publisher", "repository", "repository-code", "scope", "section", "start", "status", "title", "type", "url", "version",
             "volume", "year"}
PERSON = {"address", "affiliation", "alias", "city", "country", "email", "family-names", "fax", "given-names", "name-particle", "name-suffix", "orcid", "post-code", "region", "tel", "website"}
ENTITY = {"address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location", "name", "orcid", "post-code", "region", "tel", "website"}
IDENTIFIERS = {"doi": r"10\.\d{4,9}/\S+", "url": r"https?://\S+", "swh": r"swh:1:(snp|rel|rev|dir|cnt):[0-9a-f]{40}", "other": r".+"}


def breaches(cff):
    found = [f"unknown key {key!r}" for key in cff.keys() - TOP]
    found += [f"no {key!r}" for key in ("authors", "cff-version", "message", "title") if not cff.get(key)]
    if cff.get("cff-version") != "1.2.0":
        found.append(f"cff-version {cff.get('cff-version')!r}")
    if cff.get("type", "software") not in ("software", "dataset"):
        found.append(f"type {cff['type']!r}")
    parts = [cff, *cff.get("references", [])]
    if citation := cff.get("preferred-citation"):
        parts.append(citation)
        found += [f"unknown key {key!r} of the reference" for key in citation.keys() - REFERENCE]
        found += [f"the reference has no {key!r}" for key in ("authors", "title", "type") if not citation.get(key)]
    for part in parts:
        for author in part.get("authors", []):
            if not isinstance(author, dict) or not (author.keys() <= PERSON or (author.keys() <= ENTITY and "name" in author)):
                found.append(f"author {author!r}")
        for identifier in part.get("identifiers", []):
            if not re.fullmatch(IDENTIFIERS.get(identifier.get("type"), r"(?!)"), identifier.get("value", "")):
                found.append(f"identifier {identifier!r}")
        if "version" in part and not isinstance(part["version"], (str, int, float)):
            found.append(f"version {part['version']!r}")
    return found


def braces_match(bibtex):
    depth = 0
    for before, character in zip(" " + bibtex, bibtex):
        depth += (character == "{") - (character == "}") if before != "\\" else 0
        if depth < 0:
            return False
    return depth == 0


def main(root, verify):
    def cite(*arguments):
        return subprocess.run([verify, "cite", *arguments], capture_output=True, text=True, check=True, env={**os.environ, "VERIFY_ROOT": str(root)}).stdout

    wrong = [f"the validator accepts {bad!r}" for bad in ({"title": "x"}, {**yaml.safe_load(cite("--format", "cff")), "colour": 1}) if not breaches(bad)]
    committed = yaml.safe_load((root / "CITATION.cff").read_text())
    wrong += [f"CITATION.cff: {breach}" for breach in breaches(committed)]
    own = yaml.safe_load(cite("--format", "cff"))
    wrong += [f"CITATION.cff and `verify cite` differ in {key!r}" for key in own if own[key] != committed.get(key)]
    for what in ("yu-2025", "st-arnaud-2026", "jacot-2018", "le-2025", "st-arnaud-2026/theorem-2"):
        wrong += [f"cite {what}: {breach}" for breach in breaches(yaml.safe_load(cite(what, "--format", "cff")))]
        bibtex = cite(what, "--format", "bibtex")
        if not re.fullmatch(r"@\w+\{[^\s,{}]+,\n(  \w+ +?= +?\{.*\},?\n)+\}\n", bibtex) or not braces_match(bibtex):
            wrong.append(f"cite {what}: no BibTeX: {bibtex}")
        page = root / "reports" / (what + ".md")
        digits = subprocess.run(["git", "hash-object", "--no-filters", page], capture_output=True, text=True, check=True).stdout.strip()
        if f"swh:1:cnt:{digits}" not in bibtex:
            wrong.append(f"cite {what}: another identifier than git's {digits}")
    for line in wrong:
        print(line)
    print(f"{len(wrong)} breaches")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))
