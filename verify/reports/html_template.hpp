// What stands around the text of an HTML page: its frame, the style and the few lines that start the tables.
#pragma once

namespace verify {

/// @TITLE@ and @BODY@ are the page's, @UP@ is its way to the folder of the report.
inline constexpr const char* html_template = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="ntk-verify">
<link rel="icon" href="data:,">
<title>@TITLE@</title>
<link rel="stylesheet" href="@UP@shared/page.css">
</head>
<body>
<main>
@BODY@
</main>
<script src="@UP@shared/page.js"></script>
</body>
</html>
)";

inline constexpr const char* html_style =
    R"(@font-face { font-family: "Formulas"; src: url("formulas.otf") format("opentype") }
:root { --paper: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --shade: #f6f8fa; --link: #0757ba; --good: #116329; --bad: #a40e26; --open: #7d4e00 }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --shade: #161b22; --link: #6cb0ff; --good: #5fd07a; --bad: #ff8a8a; --open: #e0b35c } }
html { background: var(--paper); color: var(--ink); scroll-padding-top: 1rem }
body { font: 1rem/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem 1rem 4rem; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25 }
h2 { font-size: 1.2rem; line-height: 1.3; margin-top: 2.2rem; padding-top: .8rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.05rem }
a { color: var(--link) }
code { font-size: .88em; background: var(--shade); padding: .1em .3em; border-radius: 3px }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 4px; padding: .6rem .8rem; overflow-x: auto }
pre code { padding: 0; background: none }
details { margin: 1rem 0 }
summary { cursor: pointer }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px }
math { font-family: "Formulas", "STIX Two Math", "Cambria Math", math; font-size: 1.15em }
p:has(math) { overflow-x: auto; overflow-y: hidden }
.table { overflow-x: auto; margin: 1rem 0 }
table { border-collapse: collapse; font-size: .9rem; min-width: 50% }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top }
th { background: var(--shade); overflow-wrap: normal }
.table.statements table { min-width: 100% }
.table.statements td:nth-child(1), .table.statements td:nth-child(2) { min-width: 9rem }
.table.statements td:nth-child(5) { min-width: 14rem }
th.tablesorter-header { cursor: pointer }
th.tablesorter-header:focus-visible { outline: 2px solid var(--link) }
th.tablesorter-headerAsc::after { content: " ▲" }
th.tablesorter-headerDesc::after { content: " ▼" }
.tablesorter-filter { width: 100%; box-sizing: border-box; font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line) }
tr.filtered { display: none }
td.holds, td.fails, td.undecided, td.not-checkable { white-space: nowrap }
td.holds { color: var(--good) } td.fails { color: var(--bad) } td.undecided { color: var(--open) }
@media (max-width: 45rem) { body { padding: .7rem .7rem 3rem } h1 { font-size: 1.35rem } .table { font-size: .95em } .statements td:nth-child(2), .statements th:nth-child(2) { display: none } li:has(> math) { overflow-x: auto; list-style-position: inside } }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --line: #999; --shade: #f2f2f2; --link: #000; --good: #000; --bad: #000; --open: #000 }
  body { max-width: none; padding: 0; font-size: 9.5pt }
  .tablesorter-filter-row { display: none }
  .table { overflow: visible } table, .table.statements td { min-width: 0 !important; font-size: 8pt }
  p:has(math) { overflow: visible }
  h2, h3 { break-after: avoid } pre, img, tr { break-inside: avoid } pre { white-space: pre-wrap }
  a { text-decoration: none }
}
)";

/// After the libraries: a long table with a column "verdict" is sorted by its heads and filtered below them; the others
/// only get room to scroll. All this moves what stands below, as the font of the formulas does when it comes, so that
/// the place to which the address leads is looked up again: when a page is opened, not when a reader goes back to it,
/// and until the reader moves.
inline constexpr const char* html_start = R"(jQuery(function ($) {
  $('table').wrap('<div class="table"></div>').each(function () {
    var heads = $(this).find('thead th'), names = heads.map(function () { return $(this).text().trim(); }).get(), verdict = names.indexOf('verdict');
    if (verdict < 0) return;
    $(this).find('tbody tr').each(function () { var cell = $(this).children().eq(verdict); cell.addClass(cell.text().trim()); });
    if ($(this).find('tbody tr').length < 12) return;
    $(this).parent().addClass('statements');
    heads.each(function (i) { if (names[i] === 'verdict' || names[i] === 'evidence') $(this).addClass('filter-select filter-exact'); });
    $(this).tablesorter({ widgets: ['filter'], widgetOptions: { filter_searchDelay: 100, filter_hideFilters: false } });
  });
  var opened = performance.getEntriesByType('navigation')[0], moved = opened && opened.type !== 'navigate';
  function land() { var target = document.querySelector(':target'); if (target && !moved) target.scrollIntoView(); }
  $(window).one('wheel touchstart mousedown keydown', function () { moved = true; }).on('load', land);
  if (document.fonts) document.fonts.ready.then(land);
  land();
});
)";

}  // namespace verify
