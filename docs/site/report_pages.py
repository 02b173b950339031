"""The pages of reports/ as `verify run --format html` makes them (verify/reports/html_pages.cpp: the same call of
pandoc, and frame, style and script from the same header), with the site's bar above and links into the project's
files."""
import concurrent.futures
import html
import pathlib
import re
import shutil
import subprocess

SCRIPTS = ("/usr/share/javascript/jquery/jquery.min.js",
           "/usr/share/javascript/jquery-tablesorter/js/jquery.tablesorter.min.js",
           "/usr/share/javascript/jquery-tablesorter/js/jquery.tablesorter.widgets.min.js")
FONT = "/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf"
MARK = "<!-- the next page -->"
BATCH = 60
BAR = """<nav class="site" aria-label="The documentation">
<a href="@UP@index.html">ntk-verify</a> <a href="@UP@reports/index.html">Findings</a>
<a href="@UP@reports/errata.html">Errata</a> <a href="@UP@dispute.html">Disagree?</a>
<form action="@UP@claims.html" role="search"><input type="search" name="q" placeholder="Search all claims"
aria-label="Search all claims"></form>
</nav>
"""
THEME = """<script>try { const t = localStorage.getItem('theme'); if (t === 'dark' || t === 'light')
document.documentElement.dataset.theme = t } catch (e) {}</script>
"""


def template(root):
    """Of html_template.hpp: the frame, the style, the script."""
    text = (root / "verify/reports/html_template.hpp").read_text()
    return {name: re.search(rf'html_{name}\s*=\s*R"\((.*?)\)";', text, re.S)[1]
            for name in ("template", "style", "start")}


def names(root):
    return sorted(str(page.relative_to(root)) for page in (root / "reports").rglob("*.md"))


def led_to_marks(text, page):
    """Links to files get a mark that write() replaces when the places of all pages are known."""
    def marked(match):
        return match[0] if match[2].startswith("#") or re.match("[a-z]+:", match[2]) else f"{match[1]}(@@{match[2]}@@)"
    return re.sub(r"(\])\(((?:[^()\s]|\([^()\s]*\)){1,400})\)", marked, text)


def converted(batch):
    text = f"\n\n{MARK}\n\n".join(led_to_marks(content, name) for name, content in batch)
    done = subprocess.run(["pandoc", "-f", "gfm+tex_math_dollars-gfm_auto_identifiers", "-t", "html5", "--mathml",
                           "--columns=100000", "--no-highlight"], input=text, capture_output=True, text=True,
                           check=True,
                          env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    assert not done.stderr, done.stderr
    parts = done.stdout.split(MARK)
    assert len(parts) == len(batch), "pandoc lost a page"
    return [(name, part) for (name, _), part in zip(batch, parts)]


def bodies(root):
    pages = [(name, (root / name).read_text()) for name in names(root)]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return [page for part in pool.map(converted, [pages[i:i + BATCH] for i in range(0, len(pages), BATCH)])
                for page in part]


def up(place):
    return "../" * place.count("/")


def framed(text, place):
    """The bar of the site and its choice of light or dark, on a page that has another frame."""
    text = text.replace("<head>", "<head>\n" + THEME, 1)
    sheet = f'<link rel="stylesheet" href="{up(place)}_static/bar.css">\n</head>'
    text = text.replace("</head>", sheet, 1)
    return re.sub(r"(<body[^>]*>)", lambda match: match[1] + "\n" + BAR.replace("@UP@", up(place)), text, count=1)


def frame(page, site):
    page.write_text(framed(page.read_text(), str(page.relative_to(site))))


def write_page(site, place, title, body):
    way = up(place)
    text = write_page.template.replace("@TITLE@", html.escape(title)).replace("@UP@",
            f"{way}reports/").replace("@BODY@", body)
    page = site / place
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(framed(text, place))


def themes(style):
    """The colours of light and dark once more, for the reader's choice on the site."""
    light = re.search(r":root \{\s*(--paper.*?)\s*\}", style, re.S)[1]
    dark = re.search(r"prefers-color-scheme: dark\) \{\s*:root \{\s*(.*?)\s*\}", style, re.S)[1]
    return (f":root[data-theme=light] {{ color-scheme: light; {light} }}\n"
            f":root[data-theme=dark] {{ color-scheme: dark; {dark} }}\n")


def write(root, site, links, pages):
    parts = template(root)
    write_page.template = parts["template"]
    shared = site / "reports/shared"
    shared.mkdir(parents=True)
    (shared / "page.css").write_text(parts["style"] + themes(parts["style"]))
    (shared / "page.js").write_text("\n".join([*(pathlib.Path(script).read_text() for script in SCRIPTS),
                                               parts["start"]]))
    shutil.copy(FONT, shared / "formulas.otf")
    for file in (root / "reports").rglob("*"):
        if file.is_file() and file.suffix != ".md":
            copy = site / file.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
    for name, body in pages:
        place = links.place(name)

        def led(match, name=name, place=place):
            target = links.target(html.unescape(match[2]), name, place, copy=False)
            if target:
                return match[1] + html.escape(target) + match[3] + (match[4] or "")
            return f"<code>{match[4][:-len('</a>')]}</code>"  # a file of the project: named

        body = re.sub(r'(<a href="|<img src=")@@(.*?)@@("[^>]*>)((?<=>)[^<]*</a>)?', led, body)
        assert "@@" not in body, name
        title = re.sub(r"<[^>]*>", "", re.search(r"<h1[^>]*>(.*?)</h1>", body, re.S)[1]) if "<h1" in body else name
        write_page(site, place, html.unescape(title), body)
