"""Formulas as MathML, made by pandoc as in the pages of the reports: no script, nothing from a network."""
import re
import subprocess

from docutils import nodes
from sphinx.util import logging

logger = logging.getLogger(__name__)
MARK = "<!-- the next formula -->"


def convert(formulas):
    """The MathML of each (latex, is display), by one call of pandoc."""
    text = f"\n\n{MARK}\n\n".join(f"$${latex}$$" if display else f"${latex}$" for latex, display in formulas)
    done = subprocess.run(["pandoc", "-f", "markdown", "-t", "html5", "--mathml", "--columns=100000"],
                          input=text, capture_output=True, text=True, check=True)
    if done.stderr:
        logger.warning("pandoc: %s", done.stderr.strip())
    found = [re.sub(r"^\s*<p>|</p>\s*$", "", part.strip()) for part in done.stdout.split(MARK)]
    assert len(found) == len(formulas), "pandoc lost a formula"
    return found


def prepare(app, doctree, docname):
    places = list(doctree.findall(lambda node: isinstance(node, (nodes.math, nodes.math_block))))
    wanted = [(" ".join(node.astext().split()), isinstance(node, nodes.math_block)) for node in places]
    for node, html in zip(places, convert(wanted) if wanted else []):
        if "<math" not in html or "$" in html:
            logger.warning("no formula: %s", node.astext(), location=docname)
        node["mathml"] = html


def inline(translator, node):
    translator.body.append(node["mathml"])
    raise nodes.SkipNode


def block(translator, node):
    translator.body.append(f'<div class="formula">{node["mathml"]}</div>')
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", inline_renderers=(inline, None), block_renderers=(block, None))
    app.connect("doctree-resolved", prepare)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
