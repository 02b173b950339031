#!/usr/bin/env python3
"""The figures of the reports on a light and on a dark screen: every text has a contrast of at least 4.5 with the paper
(WCAG 2, AA), and on a dark one every line of at least 3; the grid is fainter on purpose.

usage: figures_test.py FOLDER
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

GRID = "rgb(221, 221, 221)"
NAMED = {"black": (0, 0, 0), "white": (255, 255, 255), "gray": (128, 128, 128)}


def numbers(colour):
    if colour.startswith("#"):
        return tuple(int(colour[i:i + 2], 16) for i in (1, 3, 5))
    return NAMED.get(colour) or tuple(map(int, re.findall(r"\d+", colour)))


def luminance(colour):
    parts = [part / 255 for part in numbers(colour)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one) + 0.05, luminance(other) + 0.05))
    return high / low


def rules(sheet):
    """What the style sheet makes of an attribute and its value."""
    return {(name, value): colour for selectors, name, colour in re.findall(r"([^{}]+)\{ (\w+): (#\w+) \}", sheet)
            for value in re.findall(rf'\[{name}="([^"]*)"\]', selectors)}


def faults(file):
    root = tree.parse(file).getroot()
    sheet = root.find("{*}style").text
    light, _, dark = sheet.partition("@media (prefers-color-scheme: dark) {")
    found, seen = set(), 0
    for screen, paper, changed in (("light", "#ffffff", rules(light)), ("dark", "#0d1117", {**rules(light), **rules(dark)})):
        if screen == "dark" and changed.get(("fill", "#ffffff")) != paper:
            found.add("the paper stays white on a dark screen")

        def visit(element, fill, changed=changed, paper=paper, screen=screen):
            nonlocal seen
            if "fill" in element.attrib and element.get("fill") != "none":
                fill = changed.get(("fill", element.get("fill")), element.get("fill"))
            if element.tag.endswith("}text") and element.text:
                seen += 1
                if contrast(fill, paper) < 4.5:
                    found.add(f"{screen}: '{element.text}' in {fill}: {contrast(fill, paper):.2f}")
            stroke = element.get("stroke", "none")
            if screen == "dark" and stroke not in ("none", "currentColor", GRID):
                stroke = changed.get(("stroke", stroke), stroke)
                if contrast(stroke, paper) < 3:
                    found.add(f"{screen}: a line in {stroke}: {contrast(stroke, paper):.2f}")
            for child in element:
                visit(child, fill)

        visit(root, "black")
    return found if seen else {"no text"}


files = [file for file in sorted(pathlib.Path(sys.argv[1]).glob("*.svg")) if not file.name.startswith("verdict-")]
bad = [f"{file.name}: {fault}" for file in files for fault in sorted(faults(file))]
print("\n".join(bad) or f"{len(files)} figures can be read")
sys.exit(1 if bad or len(files) < 5 else 0)
