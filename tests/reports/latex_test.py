#!/usr/bin/env python3
"""Every finding as LaTeX (verify show PAPER --format latex, verify errata) is what a plain article with amsmath and amssymb compiles: braces, environments and dollar signs balance,
nothing but known commands, no character that pdflatex does not know; pandoc reads it without a warning; and where a pdflatex is installed it compiles.

usage: latex_test.py PROGRAM
"""
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
# Of LaTeX, amsmath and amssymb.
COMMANDS = set("""frac infty Theta theta left right ge alpha top sigma to in Sigma sqrt lambda mathcal sum mathbb ell beta tilde le phi dots partial langle rangle cdot pi delta rho ne
bar dot kappa min mathbf sim nabla ln lVert rVert eta mu mathrm times max int iota sup Phi otimes Delta epsilon tau log Pi hat operatorname Gamma varepsilon sin boldsymbol lim cos mid exp text
circ ldots Omega gamma approx mapsto pm limsup inf prod arccos rightarrow binom lvert rvert stackrel tfrac chi arcsin nu Rightarrow begin end xrightarrow setminus forall lceil rceil cdots
implies exists subset ll gg lessapprox det arg Big lfloor rfloor notin tan cap subsetneq ddot propto downarrow ker quad cong dagger oplus perp zeta xi psi omega Lambda Xi Psi leftrightarrow
paragraph item textbf texttt emph subsection subsubsection textbackslash usepackage documentclass liminf cup arctan cosh sinh tanh log deg qquad leq geq neq equiv star ast Vert vert
lbrace rbrace widehat widetilde overline underline dfrac big bigl bigr Bigl Bigr sum limits nolimits prime emptyset subseteq supset supseteq wedge vee neg land lor colon""".split())
ENVIRONMENTS = {"description", "verbatim", "pmatrix", "bmatrix", "cases"}
LETTERS = set("àáâäãåçèéêëìíîïñòóôöõùúûüýÿßÀÁÂÄÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝćčšžłńśźøæœĆČŠŽŁØÆŒ")


def without_code(text):
    return re.sub(r"\\begin\{verbatim\}.*?\\end\{verbatim\}", "", text, flags=re.S)


def faults(text):
    """What would stop LaTeX, as far as can be told without it."""
    found = []
    text = re.sub(r"(?<!\\)%.*", "", without_code(text))
    plain = re.sub(r"\\[\\{}$%&#_~^]", lambda m: m[0] if m[0] == r"\\" else " ", text)
    depth = 0
    for character in plain:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    if depth:
        found.append("braces")
    stack = []
    for kind, name in re.findall(r"\\(begin|end)\{(\w+)\}", plain):
        if name not in ENVIRONMENTS:
            found.append(f"environment {name}")
        if kind == "begin":
            stack.append(name)
        elif not stack or stack.pop() != name:
            found.append(f"\\end{{{name}}}")
    if stack:
        found.append(f"open: {stack}")
    pieces = plain.split("$")
    if len(pieces) % 2 == 0:
        found.append("dollar signs")
    for number, piece in enumerate(pieces):
        if number % 2 == 0 and re.search(r"[_^#&]", re.sub(r"\\begin\{\w+\}", "", piece)):
            found.append(f"outside of a formula: {piece.strip()[:60]!r}")
    found += [f"command \\{name}" for name in sorted(set(re.findall(r"\\([a-zA-Z]+)", plain)) - COMMANDS)]
    found += [f"character {c!r}" for c in sorted({c for c in text if ord(c) > 126} - LETTERS)]
    return found


def whole(text):
    return "\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\n" + text + "\\end{document}\n"


def ran(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


for broken, why in ((r"a_b", "outside"), (r"{a", "braces"), (r"$a", "dollar"), (r"\frobnicate", "command"), ("Θ", "character"),
                    (r"\begin{description}", "open"), (r"\begin{cases}\end{description}", "end")):
    assert any(why in fault for fault in faults(broken)), broken
assert not faults(r"A line, 50 \% of $x_1^2$, Clément \textbackslash{} \{x\}."), faults(r"A line, 50 \% of $x_1^2$, Clément \textbackslash{} \{x\}.")

papers = sorted({line.split("/")[0] for line in ran("list").splitlines()})
assert len(papers) >= 4, papers
texts = {f"show {paper}": ran("show", paper, "--format", "latex") for paper in papers} | {
    f"errata {paper}": ran("errata", "--paper", paper, "--format", "latex") for paper in papers}
wrong = []
for name, text in texts.items():
    for block in re.split(r"(?m)^(?=% \S+ in ntk-verify)", text):
        wrong += [f"{name}: {block.split(chr(10))[0][:60]}: {fault}" for fault in faults(block)]
    if shutil.which("pandoc"):
        done = subprocess.run(["pandoc", "-f", "latex", "-t", "html5", "--mathml"], input=whole(text), capture_output=True, text=True, check=False)
        if done.returncode or done.stderr:
            wrong.append(f"{name}: pandoc: {done.stderr[:300]}")
    if shutil.which("pdflatex"):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", f"-output-directory={folder}"], input=whole(text), capture_output=True, text=True, check=False)
            if done.returncode:
                wrong.append(f"{name}: pdflatex: {done.stdout[-500:]}")
print("\n".join(wrong))
print(f"{sum(text.count(chr(92) + 'paragraph{') for text in texts.values())} findings")
sys.exit(1 if wrong else 0)
