#!/usr/bin/env python3
"""Every link, picture, style and script of the site is a file of the site, and every anchor is there; nothing is
fetched from a network.

usage: links_test.py SITE
"""
import html.parser
import pathlib
import sys
import tempfile
import urllib.parse

LOADED = {("img", "src"), ("script", "src"), ("link", "href"), ("iframe", "src"), ("use", "href")}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.anchors, self.links = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.anchors.update(values[key] for key in ("id", "name") if values.get(key))
        for key in ("href", "src"):
            if values.get(key) is not None:
                self.links.append((tag, key, values[key]))


def faults(site):
    pages = {path: Page(path.read_text()) for path in sorted(site.rglob("*.html"))}
    files = {path for path in site.rglob("*") if path.is_file()}
    found = []
    for path, page in pages.items():
        of_doxygen = path.parent.name == "api"  # its anchors within a page are its own affair
        for tag, key, link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme in ("data", "mailto", "javascript"):
                continue
            if parts.scheme or parts.netloc:
                if (tag, key) in LOADED:
                    found.append(f"{path.relative_to(site)} fetches {link}")
                continue
            place = urllib.parse.unquote(parts.path)
            target = path.parent.joinpath(place).resolve() if place else path
            anchor = urllib.parse.unquote(parts.fragment)
            if target not in files:
                found.append(f"{path.relative_to(site)}: {link} is not there")
            elif of_doxygen or tag == "use" or target not in pages:
                continue
            elif anchor and anchor not in pages[target].anchors:
                found.append(f"{path.relative_to(site)}: {link} has no such anchor")
    return pages, found


def own_controls():
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder).resolve()
        (site / "b.html").write_text("<p id='here'>")
        for link, wrong in (("b.html", 0), ("b.html#here", 0), ("b.html#there", 1), ("c.html", 1),
                            ("https://example.org", 0)):
            (site / "a.html").write_text(f"<a href='{link}'>x</a>")
            assert len(faults(site)[1]) == wrong, link
        (site / "a.html").write_text("<script src='https://example.org/x.js'></script>")
        assert len(faults(site)[1]) == 1


def main():
    own_controls()
    pages, found = faults(pathlib.Path(sys.argv[1]).resolve())
    print("\n".join(found[:40]))
    print(f"{len(pages)} pages, {sum(len(page.links) for page in pages.values())} links, {len(found)} faults")
    return 1 if found or len(pages) < 700 else 0


if __name__ == "__main__":
    sys.exit(main())
