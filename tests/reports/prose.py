"""The prose of a Markdown page: without code, formulas, names of claims and files, and what stands in links."""
import re


def prose(markdown):
    text = re.sub(r"```.*?```", " ", markdown, flags=re.S)
    text = re.sub(r"`[^`]*`", " ", text)
    text = re.sub(r"\$\$.*?\$\$", " ", text, flags=re.S)
    text = re.sub(r"\$[^$]*\$", " ", text)
    text = re.sub(r"<[^>]*>", " ", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"\\([\\*_|`\[\]])", r"\1", text)
    text = re.sub(r"&(lt|gt|amp);", " ", text)
    text = re.sub(r"[\w.]+(?:[-/][\w.]+)*/[\w./-]+", " ", text)           # proofs/x.cpp, yu-2025/eq-3.6, ntk/depth/depth_limit.hpp
    text = re.sub(r"\[[a-z0-9.-]+\]", " ", text)                              # a claim's short name as a link
    text = re.sub(r"\b[a-z]+(?:-[a-z0-9.]+)*-\d[\w.-]*", " ", text)           # theorem-2-limit
    text = re.sub(r"\b(?:eq|section|lemma|theorem|proposition|definition|example|figure|table|appendix|corollary|abstract|remark|footnote|a|b|c)(?:-[\w.]+)+", " ", text)
    text = re.sub(r"(?<![\w)])\(|\)(?!\w)", " ", text)                        # parentheses around words
    text = re.sub(r"\S*[_^=(){}\d⟨⟩∞α-ωΑ-Ω₀-₉⁰-⁹]\S*", " ", text)             # formulas in plain notation
    return text
