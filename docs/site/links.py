"""Where a link of a page of the project leads on the site."""
import pathlib
import posixpath
import re

RENAMED = {"README.md": "index.html", "CONTRIBUTING.md": "contributing.html", "CHANGELOG.md": "changes.html",
           "reports/README.md": "reports/index.html"}
LINK = re.compile(r"\[((?:[^\[\]`]|`[^`]*`|\[[^\]]*\])*)\]\(([^()\s]+)\)")
FENCE = re.compile(r"^\s*(```|~~~)")


class BrokenLink(ValueError):
    pass


class Links:
    """Of the project in the folder root; api: the page of each header under include/, by Doxygen's own account."""

    def __init__(self, root, api):
        self.root, self.api, self.copied = root, api, set()

    def place(self, name, copy=True):
        """The page of the site that stands for this file of the project. A file that has none gets one (copied),
        or None is the answer."""
        path = self.root / name
        if name in RENAMED:
            return RENAMED[name]
        if name.startswith("docs/") and name.endswith(".md"):
            if path.is_file():
                return name[len("docs/"):-len(".md")] + ".html"
        elif name.startswith("reports/"):
            if path.is_file():
                return re.sub(r"\.md$", ".html", name)
            if path.is_dir():
                return "reports/index.html"
        elif name in self.api:
            return "api/" + self.api[name]
        elif name == "include":
            return "api/files.html"
        elif path.exists() and not copy:
            return None
        elif path.is_file():
            self.copied.add(name)
            return f"files/{name}.html"
        elif path.is_dir():
            self.copied.add(name)
            return f"files/{name}/index.html"
        raise BrokenLink(name)

    def target(self, link, page, place, copy=True):
        """link: as the page (a file of the project) has it; place: where that page stands on the site."""
        if re.match(r"[a-z]+:", link) or link.startswith("#"):
            return link
        name, mark, anchor = link.partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), name))
        try:
            found = self.place(name, copy)
        except BrokenLink:
            raise BrokenLink(f"{page}: {link} leads nowhere") from None
        return found and posixpath.relpath(found, posixpath.dirname(place) or ".") + mark + anchor

    def on_lines(self, text, change):
        """change(a link's match) on every link outside of code."""
        lines, fenced = [], False
        for line in text.split("\n"):
            if FENCE.match(line):
                fenced = not fenced
            elif not fenced and not line.startswith("    "):
                code = re.compile(r"`+[^`]*`+")
                spans = [match.span() for match in code.finditer(line)]
                line = LINK.sub(lambda match: match[0] if any(a < match.start() < b for a, b in spans)
                                else change(match), line)
            lines.append(line)
        return "\n".join(lines)
