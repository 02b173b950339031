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
:root { --paper: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --shade: #f6f8fa; --link: #0757ba }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #3d444d;
  --shade: #161b22; --link: #6cb0ff } }
html { background: var(--paper); color: var(--ink); scroll-padding-top: 1rem }
body { font: 1rem/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; max-width: 62rem; margin: 0 auto;
  padding: 1rem 1rem 4rem; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25 }
h2 { font-size: 1.2rem; line-height: 1.3; margin-top: 2.2rem; padding-top: .8rem; border-top: 1px solid var(--line) }
h3 { font-size: 1.05rem }
a { color: var(--link) }
code { font-size: .88em; background: var(--shade); padding: .1em .3em; border-radius: 3px }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 4px; padding: .6rem .8rem;
  overflow-x: auto }
pre code { padding: 0; background: none }
details { margin: 1rem 0 }
summary { cursor: pointer }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px }
math { font-family: "Formulas", "STIX Two Math", "Cambria Math", math; font-size: 1.15em }
p:has(math) { overflow-x: auto; overflow-y: hidden }
.formula { display: inline-block; max-width: 100%; overflow-x: auto; overflow-y: hidden; vertical-align: middle;
  padding-bottom: .6rem }
a[href*=".html"] { display: inline-block; max-width: 100%; overflow-wrap: break-word }
td a[href*=".html"] { white-space: nowrap }
.id { display: inline-block; max-width: 100% }
.badge { display: inline-block; padding: 0 .5em; border-radius: 4px; color: #fff; font-weight: bold;
  white-space: nowrap }
.badge.holds { background: #116329 } .badge.fails { background: #a40e26 } .badge.undecided { background: #7d4e00 }
  .badge.not-checkable { background: #59636e }
a:has(> img[src*="/verdict-"]) img { border: 0; vertical-align: middle }
.table { overflow-x: auto; margin: 1rem 0 }
table { border-collapse: collapse; font-size: .9rem; min-width: 50% }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: break-word }
th { background: var(--shade); overflow-wrap: normal }
.table.statements table { min-width: 100% }
.table.statements td:nth-child(1), .table.statements td:nth-child(2) { min-width: 9rem }
.table.statements td:nth-child(6) { min-width: 14rem }
th.tablesorter-header { cursor: pointer }
th.tablesorter-header:focus-visible { outline: 2px solid var(--link) }
th.tablesorter-headerAsc::after { content: " ▲" }
th.tablesorter-headerDesc::after { content: " ▼" }
.tablesorter-filter { width: 100%; box-sizing: border-box; font: inherit; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line) }
tr.filtered { display: none }
@media (max-width: 45rem) { body { padding: .7rem .7rem 3rem } h1 { font-size: 1.35rem } .table { font-size: .95em }
  .statements td:nth-child(2), .statements th:nth-child(2) { display: none } li:has(> math) { overflow-x: auto;
  list-style-position: inside } }
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --line: #999; --shade: #f2f2f2; --link: #000 }
  .badge { color: #000; background: none !important; border: 1px solid #000 }
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
    var heads = $(this).find('thead th'), names = heads.map(function () { return $(this).text().trim(); }).get(),
      verdict = names.indexOf('verdict');
    if (verdict < 0) return;
    $(this).find('tbody tr').each(function () { var cell = $(this).children().eq(verdict);
      cell.wrapInner($('<span>').addClass('badge').addClass(cell.text().trim())); });
    if ($(this).find('tbody tr').length < 12) return;
    $(this).parent().addClass('statements');
    heads.each(function (i) { if (['verdict', 'evidence', 'severity'].includes(names[i]))
      $(this).addClass('filter-select filter-exact'); });
    $(this).tablesorter({ widgets: ['filter'], widgetOptions: { filter_searchDelay: 100, filter_hideFilters: false } });
  });
  $('h1, td').contents().each(function () { // an id, or the key of a paper, in one piece
    var found = /^(.*?)([^\s:]+-20\d\d[^\s:]*)(.*)$/.exec(this.data || '');
    if (found) $(this).replaceWith(document.createTextNode(found[1]), $('<span class="id">').text(found[2]),
      document.createTextNode(found[3]));
  });
  $('#section-verdict').parent().find('strong').eq(1).each(function () {
    $(this).addClass('badge').addClass($(this).text()); });
  function fit() { // a formula that is wider than its line scrolls by itself
    $('main math').each(function () {
      var around = $(this).parent();
      if (around.is('.formula')) return;
      var room = $(this).closest('p, li, td, div, main')[0].clientWidth;
      if (room > 0 && this.getBoundingClientRect().width > room)
        $(this).wrap('<span class="formula" tabindex="0"></span>');
    });
  }
  var opened = performance.getEntriesByType('navigation')[0], moved = opened && opened.type !== 'navigate';
  function land() { fit(); var target = document.querySelector(':target'); if (target && !moved)
    target.scrollIntoView(); }
  $(window).one('wheel touchstart mousedown keydown', function () { moved = true; }).on('load', land);
  if (document.fonts) document.fonts.ready.then(land);
  $(window).on('resize', fit);
  land();
});
)";

}  // namespace verify
