#!/usr/bin/python3
"""The documentation as a folder of pages that needs no server and no network: docs/, the reports, the C++ interface,
and one index of all claims. Needs no build of the program.

usage: build.py ROOT OUT
"""
import concurrent.futures
import contextlib
import fcntl
import html
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import claims_index
import report_pages
from links import Links

HERE = pathlib.Path(__file__).resolve().parent
# Pages that docs/index.md may name before they are there.
TO_COME = ("cluster", "depth-law", "activations")
# Pages that stand elsewhere in the project.
ELSEWHERE = {"contributing": "CONTRIBUTING.md", "changes": "CHANGELOG.md"}
NORMALIZE = pathlib.Path("/usr/share/javascript/normalize.css/normalize.css")
MATH_FONT = pathlib.Path("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf")


class Wrong(Exception):
    pass


def run(command, **options):
    """Quiet programs: whatever they say is a complaint."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode or done.stdout.strip():
        raise Wrong(f"{command[0]} (status {done.returncode}):\n{done.stdout.strip()}")


def interface(root, out, work):
    """The pages of Doxygen; where each header's is."""
    settings = {"INPUT": root / "include", "STRIP_FROM_PATH": root / "include", "OUTPUT_DIRECTORY": out,
                "HTML_OUTPUT": "api",
                "GENERATE_TAGFILE": work / "api.tag", "INPUT_FILTER": HERE / "doxygen_filter",
                "FILTER_SOURCE_FILES": "NO",
                "LAYOUT_FILE": layout(work), "HTML_EXTRA_STYLESHEET": HERE / "static/api.css"}
    text = (HERE / "Doxyfile").read_text() + "".join(f'{name} = "{value}"\n' for name, value in settings.items())
    run(["doxygen", "-"], input=text)
    places = {}
    for found in xml.parse(work / "api.tag").getroot().iter("compound"):
        if found.get("kind") == "file":
            header = pathlib.Path(found.findtext("path", "")) / found.findtext("name")
            places[str(header.relative_to(root))] = found.findtext("filename")
    return {name: place if place.endswith(".html") else place + ".html" for name, place in places.items()}


def prepared(root, links, source):
    """docs/*.md and the pages from elsewhere with links that lead to pages of the site."""
    pages = {page.stem: f"docs/{page.name}" for page in sorted((root / "docs").glob("*.md"))} | ELSEWHERE
    figures = source / "figures"
    shutil.copytree(root / "reports/figures", figures)
    for stem, name in pages.items():
        text = (root / name).read_text()
        if stem == "index":
            absent = [page for page in TO_COME if page not in pages]
            text = "".join(line for line in text.splitlines(keepends=True) if line.strip() not in absent)

        def led(match, name=name, stem=stem):
            label, link = match[1], match[2]
            if link.endswith(".svg"):
                return f"[{label}](figures/{pathlib.Path(link).name})"
            target = links.target(link, name, stem + ".html")
            page, mark, anchor = target.partition("#")
            if ":" in link or link.startswith("#"):
                return match[0]
            if "/" not in page and page.endswith(".html"):  # Sphinx sees to it that the anchor is there
                return f"[{label}]({page[:-5]}.md{mark}{anchor})"
            return f'<a href="{html.escape(target)}">{label}</a>'

        (source / f"{stem}.md").write_text(links.on_lines(text, led))
    return pages


def text_page(root, name):
    """A file of the project, or a folder's list of files, to be read in a browser."""
    if (root / name).is_dir():
        files = [line for line in subprocess.run(["git", "-C", str(root), "ls-files", name], capture_output=True,
                                                 text=True,
                                                 check=False).stdout.splitlines()] or \
            [str(file.relative_to(root)) for file in sorted((root / name).rglob("*")) if file.is_file()]
        body = "<ul>" + "".join(f"<li><code>{html.escape(file)}</code></li>" for file in files) + "</ul>"
        return f"files/{name}/index.html", body
    return f"files/{name}.html", f'<pre class="file">{html.escape((root / name).read_text())}</pre>'


def mended(static):
    """The theme as Debian compiles it leaves out the reader's system (dark) and asks a server for one style; its
    script is a module, which a browser does not load from a folder."""
    sheet = static / "styles/furo.css"
    text = sheet.read_text()
    rule = re.search(r'@import url\(/javascript/normalize.css/normalize.css\);', text)
    dark = re.search(r'body\[data-theme="dark"\] (\{[^{}]*--color-background-primary[^{}]*\})', text)
    if rule and dark:
        text = text.replace(rule[0], NORMALIZE.read_text())
        text += ("\n@media not print { @media (prefers-color-scheme: dark) {\n"
                 f'body:not([data-theme="light"]) {dark[1]} }} }}\n')
        sheet.write_text(text)
    script, other = static / "scripts/furo.js", static / "scripts/gumshoe-patched.js"
    text = script.read_text()
    if text.startswith("import Gumshoe from"):
        script.write_text(re.sub(r"^export default.*", "", other.read_text(), flags=re.M) + text.split("\n", 1)[1])


def layout(work):
    """Doxygen's, with the comment at the head of a header first on its page."""
    place = work / "layout.xml"
    run(["doxygen", "-l", str(place)])
    before, mark, file = place.read_text().partition("<file>")
    file = file.replace('<detaileddescription title=""/>', "", 1)
    file = file.replace('<briefdescription visible="yes"/>', '<detaileddescription title=" "/>', 1)
    place.write_text(before + mark + file)
    return place


@contextlib.contextmanager
def work_folder(beside):
    """A new folder there, gone at the end; what runs that were killed have left goes first. One run at a time."""
    with open(beside / ".docs.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Wrong(f"{beside}: another docs/run is at work there; expected one at a time") from None
        for left in beside.glob(".docs-unfinished-*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(dir=beside, prefix=".docs-unfinished-") as folder:
            yield pathlib.Path(folder)


def build(root, out):
    if out.exists() and not (out / "claims-index.json").exists() and any(out.iterdir()):
        raise Wrong(f"{out}: there is something else; expected a new folder, or one that this has made")
    out.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(out.parent) as work:
        site = work / "site"
        site.mkdir()
        (work / "source").mkdir()
        with concurrent.futures.ThreadPoolExecutor() as pool:
            converting = pool.submit(report_pages.bodies, root)  # takes longest, and needs nothing of the others
            links = Links(root, interface(root, site, work))
            pages = prepared(root, links, work / "source")
            static = work / "static"
            static.mkdir()
            shutil.copy(MATH_FONT, static / "formulas.otf")
            run(["sphinx-build", "-q", "-E", "-W", "--keep-going", "-c", str(HERE), "-d", str(work / "doctrees"),
                 "-D", f"html_static_path={HERE / 'static'},{static}", str(work / "source"), str(site)])
            mended(site / "_static")
            report_pages.write(root, site, links, converting.result())
        done = set()
        while rest := links.copied - done:
            for name in rest:
                place, body = text_page(root, name)
                report_pages.write_page(site, place, name, f"<h1>{html.escape(name)}</h1>\n{body}")
            done |= rest
        for page in (site / "api").glob("*.html"):
            report_pages.frame(page, site)
        claims_index.write(root, site, pages)
        (site / ".buildinfo").unlink(missing_ok=True)
        before = work / "before"
        try:
            if out.exists():
                out.rename(before)
            site.rename(out)
        except BaseException:
            if before.exists() and not out.exists():
                before.rename(out)
            raise
    return out


def main():
    root, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # which leaves no folder either
    try:
        build(root, out)
    except (Wrong, OSError) as complaint:  # a full disk is an OSError
        sys.exit(f"documentation: {complaint}; nothing was changed")
    except KeyboardInterrupt:
        print("documentation: interrupted; nothing was changed", file=sys.stderr)
        sys.exit(130)
    print(f"documentation: {out / 'index.html'}")


if __name__ == "__main__":
    main()
