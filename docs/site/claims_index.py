"""The index that the search of the claims reads: claims-index.json, and the same as a script, since a browser does
not read a JSON file from a folder without a server."""
import collections
import json
import re

PLAIN = {r"\bar\Theta": "Theta_bar", r"\infty": "infinity", r"\to": "->", r"\le": "<=", r"\ge": ">=", r"\ne": "!=",
         r"\cdot": "*",
         r"\ldots": "…", r"\langle": "<", r"\rangle": ">", r"\in": "in"}
LONGEST = 400


def plain(text):
    """LaTeX as one would type it, roughly: for finding and for a line in a list."""
    text = re.sub(r"\\[td]?frac\s*(\d|\{[^{}]*\})\s*(\d|\w|\{[^{}]*\})",
                  lambda m: f"{m[1].strip('{}')}/{m[2].strip('{}')}", text)
    for latex, words in PLAIN.items():
        text = re.sub(re.escape(latex) + r"(?![A-Za-z])", f" {words} ", text)
    text = re.sub(r"\\(?:left|right|bigl|bigr|big|Big|mathrm|mathbf|mathcal|mathbb|operatorname|text)(?![A-Za-z])",
                  "", text)
    text = re.sub(r"\\[,;:! ]", " ", text)
    text = re.sub(r"[\\${}]", "", text)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def claims(root):
    results = json.loads((root / "reports/results.json").read_text())
    found = []
    for result in results["results"]:
        correction = result["correction"]
        found.append({
            "id": result["id"], "title": plain(result["title"]), "where": result["where"],
            "verdict": result["verdict"],
            "evidence": result["evidence"], "weight": result["weight"] or "",
            "statement": plain(result["statement"] or ""),
            "formula": result["formula"] or "", "correction": plain((correction or {}).get("statement") or ""),
            "page": f"reports/{result['id']}.html"})
    return found


def headings(root, stem, name):
    text = re.sub(r"^```.*?^```", "", (root / name).read_text(), flags=re.S | re.M)
    found = [re.sub(r"[`*$\\]", "", heading) for heading in re.findall(r"^#{1,3} (.+)$", text, re.M)]
    return {"title": found[0] if found else stem, "headings": found[1:], "page": f"{stem}.html"}


def write(root, site, pages):
    found = claims(root)
    counted = collections.Counter(claim["id"] for claim in found)
    assert all((site / claim["page"]).is_file() for claim in found) and max(counted.values()) == 1
    index = {"claims": found, "pages": [headings(root, stem, name) for stem, name in pages.items()
                                        if stem != "claims"]}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (site / "claims-index.json").write_text(text + "\n")
    (site / "claims-index.js").write_text(f"window.claimsIndex = {text};\n".replace("</", "<\\/"))
