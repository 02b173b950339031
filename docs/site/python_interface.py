"""The last section of docs/python.md: what ntk_verify offers, from the docstrings and annotations of its sources. The
sources are read, not imported: the site needs no build.

usage: python_interface.py ROOT [--write]
"""
import ast
import inspect
import pathlib
import sys

MODULES = ("functions", "kernel_matrix", "rate", "prove", "claims", "sklearn", "bounds", "errors")
HEADING = "## Interface\n"


def signature(function):
    arguments = ast.unparse(function.args).removeprefix("self, ").removeprefix("self")
    returns = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    return f"{function.name}({arguments}){returns}"


def public(module):
    """(signature, docstring) of the functions and classes, in their order."""
    for node in module.body:
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or node.name.startswith("_"):
            continue
        text = ast.get_docstring(node)
        if text is None:
            raise SystemExit(f"{node.name} has no docstring; expected one")
        if isinstance(node, ast.FunctionDef):
            yield signature(node), text
            continue
        made = next((each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"), None)
        yield f"class {node.name}" + (signature(made).removeprefix("__init__").removesuffix(" -> None") if made else ""), text


def section(root):
    lines = [HEADING, "From the docstrings of [python/src/ntk_verify](../python/src/ntk_verify).", ""]
    for name in MODULES:
        module = ast.parse((root / f"python/src/ntk_verify/{name}.py").read_text())
        lines += [f"### {name}", "", inspect.cleandoc(ast.get_docstring(module) or ""), ""]
        for head, text in public(module):
            lines += ["```text", head, "", *("    " + line if line else "" for line in text.split("\n")), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def main():
    root = pathlib.Path(sys.argv[1])
    page = root / "docs/python.md"
    before = page.read_text().split(HEADING)[0]
    whole = before + section(root)
    if "--write" in sys.argv:
        page.write_text(whole)
    elif page.read_text() != whole:
        sys.exit("docs/python.md does not say what the docstrings say; docs/site/python_interface.py ROOT --write makes it so")


if __name__ == "__main__":
    main()
