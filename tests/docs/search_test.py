#!/usr/bin/env python3
"""The search of all claims and the frame of the site in a browser: with keys alone, on a telephone, light and dark.

usage: search_test.py SITE
"""
import pathlib
import sys
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

PAGES = ("index.html", "start-author.html", "start-referee.html", "start-data.html", "start-claim.html",
         "claims.html", "findings.html",
         "evidence.html", "trust.html", "dispute.html", "comparison.html", "commands.html", "reference.html",
         "language.html",
         "large_depth.html", "kernels.html", "data.html", "api.html", "api/files.html", "reports/index.html",
         "reports/st-arnaud-2026/theorem-2.html")


def browser(width):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     f"--window-size={width},844"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if width < 600:
        telephone = {"width": width, "height": 844, "pixelRatio": 2}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": telephone})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


class Site(unittest.TestCase):
    folder = None

    @classmethod
    def setUpClass(cls):
        cls.wide, cls.narrow = browser(1280), browser(390)

    @classmethod
    def tearDownClass(cls):
        cls.wide.quit()
        cls.narrow.quit()

    def open(self, name, on=None):
        page, mark, query = name.partition("?")
        (on or self.wide).get((self.folder / page).as_uri() + mark + query)

    def ids(self, on=None):
        found = "return [...document.querySelectorAll('#found .id')].map(e => e.textContent)"
        return (on or self.wide).execute_script(found)

    def type(self, *keys):
        self.wide.switch_to.active_element.send_keys(*keys)

    def test_all_claims_are_listed(self):
        self.open("claims.html")
        self.assertEqual(len(set(self.ids())), 452)

    def test_keys_alone(self):
        self.open("claims.html")
        self.type("theorem 2")
        self.assertIn("st-arnaud-2026/theorem-2", self.ids()[:2])
        self.assertIn("jacot-2018/theorem-2", self.ids()[:2])
        hrefs = "return [...document.querySelectorAll('#found a')].map(e => e.getAttribute('href'))"
        self.assertIn("depth-law.html", self.wide.execute_script(hrefs))
        wanted = self.ids()[1]
        self.type(Keys.DOWN)
        self.type(Keys.DOWN)
        self.type(Keys.ENTER)
        WebDriverWait(self.wide, 10).until(lambda driver: "reports/" + wanted in driver.current_url)
        self.wide.back()
        WebDriverWait(self.wide, 10).until(lambda driver: "claims.html" in driver.current_url)
        self.assertEqual(self.wide.execute_script("return document.querySelector('#claims input').value"), "theorem 2")

    def test_escape_and_slash(self):
        self.open("claims.html?q=kappa")
        self.assertLess(len(self.ids()), 452)
        self.type(Keys.DOWN)
        self.type(Keys.ESCAPE)
        self.assertEqual(len(self.ids()), 452)
        self.wide.execute_script("document.activeElement.blur()")
        self.wide.find_element("css selector", "body").send_keys("/")
        self.assertEqual(self.wide.switch_to.active_element.get_attribute("type"), "search")

    def test_filters_are_in_the_address(self):
        self.open("claims.html?paper=le-2025&verdict=fails")
        self.assertEqual(len(self.ids()), 19)
        self.assertTrue(all(name.startswith("le-2025/") for name in self.ids()))

    def test_symbols_and_near_misses(self):
        for query, wanted in (("κ₀", "yu-2025/section-3.1-kappa-0"), ("theorm-2", "st-arnaud-2026/theorem-2")):
            self.open("claims.html?q=" + query)
            self.assertIn(wanted, self.ids(), query)

    def test_a_page_of_a_report_searches_all_claims(self):
        self.open("reports/yu-2025/theorem-1.html")
        box = self.wide.find_element("css selector", "nav.site input")
        box.send_keys("lemma 1", Keys.ENTER)
        WebDriverWait(self.wide, 10).until(lambda driver: "claims.html?q=" in driver.current_url)
        self.assertIn("st-arnaud-2026/lemma-1", self.ids())

    def test_nothing_is_wider_than_a_telephone(self):
        for page in PAGES:
            self.open(page, self.narrow)
            self.assertLessEqual(self.narrow.execute_script("return document.documentElement.scrollWidth"), 390, page)

    def test_no_complaints(self):
        for page in PAGES:
            self.open(page)
            found = [entry["message"] for entry in self.wide.get_log("browser")
                     if entry["level"] in ("SEVERE", "WARNING")]
            self.assertEqual(found, [], page)

    def test_light_and_dark(self):
        shade = """const of = (e) => getComputedStyle(e).backgroundColor.match(/[0-9.]+/g).map(Number);
            const c = of(document.querySelector('.page, html'));
            return c.length > 3 && c[3] === 0 ? of(document.body)[0] : c[0];"""
        for page in ("index.html", "claims.html", "reports/index.html"):
            for scheme, dark in (("dark", True), ("light", False)):
                media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
                self.wide.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
                self.open(page)
                self.assertEqual(self.wide.execute_script(shade) < 60, dark, (page, scheme))
        self.wide.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


if __name__ == "__main__":
    Site.folder = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
