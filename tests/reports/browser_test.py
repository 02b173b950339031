#!/usr/bin/env python3
"""The HTML pages in a real browser, headless: no console errors, nothing from the network or from outside the folder, every formula rendered, every link alive, the tables sorted and filtered by
verdict, nothing wider than a telephone, every anchor once on its page and where a telephone lands on it, and the digests those of the files.

usage: browser_test.py FOLDER   (that `verify run --format html --out FOLDER` has written)
"""
import collections
import hashlib
import json
import pathlib
import re
import sys
import tempfile
import unittest
import urllib.parse

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

# The pages' own record says which papers and claims there are.
CLAIMS = sorted(result["id"] for result in json.loads((pathlib.Path(sys.argv[1]) / "results.json").read_text())["results"])
PAPERS = sorted({claim.split("/")[0] for claim in CLAIMS})
SHARED = {"shared/page.css", "shared/page.js", "shared/formulas.otf"}


def browser(width=1200, height=900, logging=False):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={width},{height}"):
        options.add_argument(argument)
    if logging:  # which makes every page slower
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    if width < 600:
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2}})
    chrome = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    chrome.set_script_timeout(120)  # some hundred anchors in one script
    return chrome


# What several tests ask of every page, which is loaded once for all of them, on a telephone: among others its width, and
# ids of more than one line (one that is as wide as its line may be broken).
VISIT = """const rows = e => new Set([...e.getClientRects()].map(r => Math.round(r.top))).size, lines = e => {
        const range = document.createRange(); range.selectNodeContents(e); return rows(range) };
    const broken = [...document.querySelectorAll('h1 .id, td .id')].filter(e => lines(e) > 1 &&
        e.getBoundingClientRect().width < e.parentElement.clientWidth - 20).map(e => e.textContent);
    const bad = [], all = [...document.querySelectorAll('math')], left = [];
    for (const m of all) { const b = m.getBoundingClientRect(); if (m.closest('details:not([open])')) continue; if (b.width < 1 || b.height < 1 || m.querySelector('merror')) bad.push(m.textContent); }
    const text = document.createTreeWalker(document.querySelector('main') || document.body, NodeFilter.SHOW_TEXT);
    for (let n; n = text.nextNode();) if (!n.parentElement.closest('code, math') && /[$\\\\]/.test(n.data)) left.push(n.data);
    return {formulas: all.length, bad, left, broken, width: document.documentElement.scrollWidth, headed: document.querySelectorAll('h1 .id').length, spans: document.querySelectorAll('span.math').length,
            ids: [...document.querySelectorAll('[id]')].map(e => e.id), links: [...document.querySelectorAll('a[href]')].map(a => a.href)};"""


class Pages(unittest.TestCase):
    folder = None

    @classmethod
    def setUpClass(cls):
        # The pages of the folder, and those of the claims; what takes long is tried on every twentieth of these.
        cls.fronts = sorted(cls.folder.glob("*.html"))
        cls.claims = sorted(cls.folder.glob("*/*.html"))
        cls.pages = cls.fronts + cls.claims
        cls.some = cls.fronts + cls.claims[::20]
        cls.browser, cls.phone = browser(), browser(390, 844)
        cls.visited = {page: cls.visit(page) for page in cls.pages}

    @classmethod
    def visit(cls, page, observer=None):
        observer = observer or cls.phone
        observer.get(page.as_uri())
        return observer.execute_script(VISIT)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.phone.quit()

    def open(self, name):
        self.browser.get((self.folder / name).as_uri())

    def test_every_paper_has_a_page(self):
        self.assertEqual({page.stem for page in self.fronts}, {*PAPERS, "index", "errata", "corrections", "derivation", "concordance"})

    def test_every_claim_has_a_page(self):
        self.assertEqual(sorted(str(page.relative_to(self.folder))[:-5] for page in self.claims), CLAIMS)

    def name(self, page):
        return str(page.relative_to(self.folder))

    def complaints(self, observer, page, folder=None):
        """What the console says, and what the page loads besides itself and the files that all pages share."""
        shared = {(folder or self.folder).joinpath(name).as_uri() for name in SHARED}
        pictures = (folder or self.folder).joinpath("figures").as_uri() + "/"
        observer.get("about:blank")
        observer.get_log("performance"), observer.get_log("browser")
        observer.get(page.as_uri())
        found = [entry["message"] for entry in observer.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        for entry in observer.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith("data:") and url != page.as_uri() and url not in shared and not url.startswith(pictures):
                    found.append(url)
        return found

    def test_no_errors_and_nothing_from_elsewhere(self):
        with browser(logging=True) as observer:
            for page in self.some:
                self.assertEqual(self.complaints(observer, page), [], self.name(page))

    def test_an_error_or_another_file_would_be_found(self):
        with browser(logging=True) as observer, tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "page.html"
            page.write_text("<link rel='icon' href='data:,'><script>nowhere()</script>")
            self.assertEqual(len(self.complaints(observer, page)), 1)
            (page.parent / "other.css").write_text("")
            page.write_text("<link rel='icon' href='data:,'><link rel='stylesheet' href='other.css'>")
            self.assertEqual(self.complaints(observer, page), [(page.parent / "other.css").as_uri()])

    def unrendered(self, state):
        return [*state["bad"], *state["left"], *["span.math"] * state["spans"]]

    def test_every_formula_is_rendered(self):
        for page, state in self.visited.items():
            self.assertEqual(self.unrendered(state), [], f"{page.name}: LaTeX that is no formula, or a formula without a place")
        self.assertGreater(sum(state["formulas"] for state in self.visited.values()), 1500)
        for page in self.some:
            self.assertEqual(self.unrendered(self.visit(page, self.browser)), [], f"{page.name}, on a desk")
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "page.html"
            page.write_text("<main><p>$x$</p><span class='math'>y</span><code>$z$</code><math></math></main>")
            self.assertEqual(self.unrendered(self.visit(page)), ["", "$x$", "span.math"])

    def test_every_link_is_alive(self):
        links = [(self.name(page), href) for page, state in self.visited.items() for href in state["links"]]
        self.assertGreater(len(links), 1000)
        for page, href in links:
            parts = urllib.parse.urlparse(href)
            self.assertEqual(parts.scheme, "file", f"{page}: {href}")
            target = pathlib.Path(urllib.parse.unquote(parts.path))
            self.assertTrue(target.is_file(), f"{page}: {href}")
            if parts.fragment:
                self.assertIn(urllib.parse.unquote(parts.fragment), self.visited[target]["ids"], f"{page}: {href}")

    def rows(self):
        return self.browser.execute_script(
            "return [...document.querySelectorAll('.statements tbody tr')].filter(r => r.offsetParent !== null).map(r => [...r.cells].map(c => c.textContent.trim()))")

    def test_tables_are_sorted_and_filtered_by_verdict(self):
        for paper in PAPERS:
            self.open(f"{paper}.html")
            head = self.browser.find_elements(By.CSS_SELECTOR, ".statements thead th")
            names = [cell.text.strip() for cell in head]
            verdict = names.index("verdict")
            everything = self.rows()
            choice = Select(self.browser.find_element(By.CSS_SELECTOR, f".statements .tablesorter-filter-row [data-column='{verdict}'] select, .statements select[data-column='{verdict}']"))
            for wanted in sorted({row[verdict] for row in everything}):
                expected = [row for row in everything if row[verdict] == wanted]
                self.assertTrue(expected)
                choice.select_by_visible_text(wanted)
                WebDriverWait(self.browser, 20).until(lambda _: len(self.rows()) == len(expected))
                self.assertEqual(self.rows(), expected)
            choice.select_by_index(0)
            WebDriverWait(self.browser, 20).until(lambda _: len(self.rows()) == len(everything))
            head[verdict].click()
            WebDriverWait(self.browser, 20).until(lambda _: [row[verdict] for row in self.rows()] == sorted(row[verdict] for row in everything))

    def test_figures_are_drawn(self):
        self.open("index.html")
        sizes = self.browser.execute_script("return [...document.images].map(i => [i.complete, i.naturalWidth, i.alt])")
        self.assertEqual(len(sizes), 7)
        for complete, width, alternative in sizes:
            self.assertTrue(complete and width > 0 and alternative)

    def repeated(self, state):
        return [name for name, times in collections.Counter(state["ids"]).items() if times > 1]

    def test_every_id_stands_once_on_its_page(self):
        for page, state in self.visited.items():
            self.assertEqual(self.repeated(state), [], self.name(page))
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "page.html"
            page.write_text("<a id='report'></a><h2 id='report'>Report</h2><p id='once'></p>")
            self.assertEqual(self.repeated(self.visit(page)), ["report"])

    def test_the_manifest_and_the_pages_name_the_digests_of_files(self):
        self.open("index.html")
        rows = self.browser.execute_script("return [...document.querySelectorAll('tr')].filter(r => /^[0-9a-f]{64}$/.test(r.lastElementChild.textContent)).map(r => [r.querySelector('a').href, r.lastElementChild.textContent])")
        named = {}
        for href, digest in rows:
            file = pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(href).path))
            self.assertEqual(hashlib.sha256(file.read_bytes()).hexdigest(), digest, file.name)
            named[self.name(file)] = digest
        for claim in CLAIMS:
            self.assertIn(f"{claim}.md", named)
        for paper in PAPERS:
            self.assertIn(f"{paper}.md", named)
            self.open(f"{paper}.html")
            says = self.browser.execute_script("return [...document.querySelectorAll('p')].map(p => p.textContent).filter(t => t.startsWith('Identifier.'))")
            self.assertEqual(len(says), 1)
            self.assertEqual(re.search(r"the bytes of (\S+) have the SHA-256", says[0])[1], f"{paper}.md")

    # How far from the top each of these anchors is, of those that are missed: the browser is there already, or jumps itself.
    LANDING = """const [names, jumps, done] = arguments, missed = {}, frame = () => new Promise(requestAnimationFrame);
        (async () => {
            for (const name of names) {
                if (jumps) location.hash = '#' + encodeURIComponent(name);
                await document.fonts.ready, await frame(), await frame();
                const top = document.getElementById(name).getBoundingClientRect().top;
                const atEnd = scrollY >= document.documentElement.scrollHeight - innerHeight - 1;
                if (!(top > -1 && (top <= 100 || atEnd && top < innerHeight))) missed[name] = top;
            }
            done(missed);
        })();"""

    def missed(self, phone, page):
        """The anchors of a page at which a link from elsewhere does not land: not within 100 pixels, nor, at the end of the page, in sight; how many there are in all.
        From another page for one in twelve and the last, as a long page takes seconds to load; from the page itself for the rest."""
        phone.get(page.as_uri())
        ids = phone.execute_script("return [...document.querySelectorAll('[id]')].map(e => e.id)")
        loaded = {*ids[::12], *ids[-1:]}
        missed = phone.execute_async_script(self.LANDING, [name for name in ids if name not in loaded], True)
        for number, name in enumerate(loaded):
            phone.get(f"{page.as_uri()}?{number}#{urllib.parse.quote(name)}")  # another address each time: the page is loaded anew
            missed |= phone.execute_async_script(self.LANDING, [name], False)
        return missed, len(ids)

    def test_a_link_lands_on_a_telephone(self):
        ids = 0
        for page in self.some:
            missed, number = self.missed(self.phone, page)
            self.assertEqual(missed, {}, self.name(page))
            ids += number
        with tempfile.TemporaryDirectory() as folder:  # a table that shrinks by a script after the jump
            page = pathlib.Path(folder) / "page.html"
            page.write_text("<meta name='viewport' content='width=device-width'><div id='table' style='height: 9000px'></div><p id='claim'>A claim</p><div style='height: 9000px'></div>"
                            "<script>addEventListener('load', () => setTimeout(() => { document.documentElement.style.overflowAnchor = 'none'; document.getElementById('table').style.height = '90px'; }, 0));</script>")
            self.assertEqual([*self.missed(self.phone, page)[0]], ["claim"])
        self.assertGreater(ids, 350)

    def test_nothing_is_wider_than_a_telephone(self):
        for page, state in self.visited.items():
            self.assertLessEqual(state["width"], 390, self.name(page))
            self.assertEqual(state["broken"], [], self.name(page))
        self.assertGreaterEqual(sum(state["headed"] for state in self.visited.values()), len(PAPERS))
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "page.html"
            page.write_text("<meta name='viewport' content='width=device-width'><h1 style='width: 16rem'><span class='id'>"
                            + "st-arnaud-2026 " * 3 + "</span></h1><p style='width: 500px'>wide</p>")
            state = self.visit(page)
            self.assertEqual(len(state["broken"]), 1)
            self.assertGreater(state["width"], 390)


if __name__ == "__main__":
    Pages.folder = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
