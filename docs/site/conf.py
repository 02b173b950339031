"""Sphinx, for the sources that docs/site/build.py has prepared: every link in them leads to a page of the site."""
import pathlib
import sys

from pygments.lexers.special import TextLexer
from sphinx.highlighting import lexers

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here))

project = "ntk-verify"
author = "The ntk-verify maintainers"
copyright = "the ntk-verify maintainers, MIT licence"  # noqa: A001, Sphinx's name
extensions = ["myst_parser", "mathml"]
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 4
html_math_renderer = "mathml"

html_theme = "furo"
html_title = "ntk-verify"
html_static_path = [str(here / "static")]
templates_path = [str(here / "templates")]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0757ba", "color-brand-content": "#0757ba"},
    "dark_css_variables": {"color-brand-primary": "#6cb0ff", "color-brand-content": "#6cb0ff"},
}
lexers["gp"] = TextLexer()  # PARI/GP has none
pygments_style = "default"
pygments_dark_style = "native"
