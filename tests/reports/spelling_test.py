#!/usr/bin/env python3
"""The spelling of the reports, of the coverage pages, of the documentation and of the texts at the root: hunspell, and words.txt for the words of the field.

usage: spelling_test.py ROOT
"""
import pathlib
import re
import subprocess
import sys

from prose import prose


def unknown_words(text, known):
    found = subprocess.run(["hunspell", "-l", "-d", "en_GB,en_US", "-i", "utf-8"], input=text, capture_output=True, text=True, check=True).stdout.split()
    return sorted({word for word in found if word not in known and word.removesuffix("'s") not in known})


def without_indented_code(text):
    return "\n".join(line for line in text.split("\n") if not line.startswith("    "))


def main(root):
    known = set((pathlib.Path(__file__).parent / "words.txt").read_text().split())
    pages = [*root.glob("reports/**/*.md"), *root.glob("proofs/*/COVERAGE.md"), root / "README.md", root / "CONTRIBUTING.md"]
    if len(pages) < 12:
        sys.exit(f"{len(pages)} pages under {root}; expected the reports, the coverage pages, README.md and CONTRIBUTING.md")
    if unknown_words("The kernal of a ReLU network convergse.", known) != ["convergse", "kernal"]:
        sys.exit("the check finds no slip in a sentence that has two")
    texts = {page: prose(page.read_text()) for page in pages}
    documents = [page for page in root.glob("docs/*.md") if page.name != "reference.md"]  # the program's own words
    texts |= {page: prose(without_indented_code(page.read_text())) for page in documents}
    unknown = unknown_words("\n".join(texts.values()), known)  # in one call, which takes longer to start than to read a page
    wrong = {}
    for page, text in texts.items():
        if words := [word for word in unknown if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]:
            wrong[page] = words
    for page, words in wrong.items():
        print(f"{page.relative_to(root)}: {', '.join(words)}")
    print(f"{len(texts)} pages, {sum(map(len, wrong.values()))} unknown words (a word of the field goes into tests/reports/words.txt)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
