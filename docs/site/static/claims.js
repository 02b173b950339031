// The search of all claims and pages, over window.claimsIndex (claims-index.js). No server, no network.
// Keys: "/" goes to the box; arrows move through the results; Enter opens; Escape goes back to the box and empties it.
(function () {
  "use strict";
  const root = document.getElementById("claims");
  const index = window.claimsIndex;
  if (!root || !index) return;
  const filters = {
    paper: "every paper", verdict: "every verdict", evidence: "every evidence", weight: "every severity"
  };
  const names = { result: "a result is false", support: "a step others rest on", aside: "an aside", slip: "a slip" };
  const order = {
    verdict: ["holds", "fails", "undecided", "not-checkable"],
    evidence: ["formal", "proved", "argued", "certified", "tested", "simulated", "none"],
    weight: ["result", "support", "aside", "slip"]
  };
  const greek = {
    "κ": "kappa", "θ": "theta", "Θ": "theta", "ρ": "rho", "π": "pi", "λ": "lambda", "σ": "sigma", "Σ": "sigma",
    "β": "beta", "α": "alpha", "∞": "infinity", "→": "->", "≤": "<=", "≥": ">=", "≠": "!=", "−": "-"
  };

  const plain = (text) => [...text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "")]
    .map((c) => greek[c] || greek[c.toUpperCase()] || c).join("").replace(/[_{}\\$]/g, "").replace(/\s+/g, " ").trim();
  const entries = index.claims.map((claim) => ({
    ...claim, paper: claim.id.split("/")[0], kind: "claim", head: plain(claim.id + " " + claim.title),
    text: plain([claim.id, claim.id.replace(/[-/]/g, " "), claim.title, claim.where, claim.statement, claim.formula,
      claim.correction].join(" "))
  }));
  const pages = index.pages.map((page) => ({
    ...page, kind: "page", head: plain(page.title), text: plain(page.title + " " + page.headings.join(" "))
  }));

  // A number, or a single letter, is meant as a whole: "theorem 2" is not in 2026, nor in 2.6
  const pattern = (word) => {
    const literal = word.replace(/[^a-z0-9]/g, "\\$&");
    const whole = /^([0-9.]+|[a-z])$/.test(word);
    return new RegExp(whole ? "(?<![a-z0-9.])" + literal + "(?![a-z0-9]|\\.[0-9])" : literal, "g");
  };

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const box = element("input", {
    type: "search", placeholder: "theorem 2, rate, kappa0, O(1/L) …", autocomplete: "off", spellcheck: "false",
    "aria-label": "Search all claims and pages", "aria-controls": "found"
  });
  const selects = {};
  const bar = element("div", { class: "filters" });
  for (const [key, every] of Object.entries(filters)) {
    const values = order[key] || [...new Set(entries.map((entry) => entry[key]))];
    selects[key] = element("select", { "aria-label": key === "weight" ? "severity" : key },
      element("option", { value: "" }, every),
      ...values.map((value) => element("option", { value }, names[value] || value)));
    bar.append(selects[key]);
  }
  const count = element("p", { class: "count", role: "status", "aria-live": "polite" });
  const list = element("ol", { id: "found" });
  root.replaceChildren(box, bar, count, list);

  function marked(text, words) {
    const shown = document.createDocumentFragment();
    const found = words.flatMap((word) => [...text.toLowerCase().matchAll(pattern(word))]);
    const places = found.map((m) => [m.index, m.index + m[0].length]).sort((a, b) => a[0] - b[0]);
    let at = 0;
    for (const [from, to] of places) {
      if (from < at) continue;
      shown.append(text.slice(at, from), element("mark", {}, text.slice(from, to)));
      at = to;
    }
    shown.append(text.slice(at));
    return shown;
  }

  // "theorem 2" is first of all the claims that are called so, then the pages that speak of it
  const calledSo = 200;
  function score(entry, words) {
    let sum = 0;
    for (const word of words) {
      if (!pattern(word).test(entry.text)) return -1;
      const id = (entry.id || "").toLowerCase();
      if (id === word || id.endsWith("/" + word)) sum += 100;
      else if (id.includes(word)) sum += 20;
      if (entry.head.includes(word)) sum += 10;
      if (pattern(word).test(entry.head)) sum += 8;
    }
    if (entry.id && entry.id.split("/")[1] === words.join("-")) sum += calledSo;
    return sum;
  }

  const parts = (text) => new Set([...text].map((_, i) => text.slice(i, i + 3)).filter((part) => part.length === 3));
  function near(query) {
    const wanted = parts(query);
    const shared = (entry) => [...parts(entry.head)].filter((part) => wanted.has(part)).length;
    const close = entries.map((entry) => [shared(entry), entry]).filter(([n]) => n > 1);
    return close.sort((a, b) => b[0] - a[0]).slice(0, 5).map(([, entry]) => entry);
  }

  function row(entry, words) {
    const link = element("a", { href: entry.page });
    if (entry.kind === "page") {
      link.append(element("span", { class: "title" }, marked(entry.title, words)),
        element("span", { class: "badge page" }, "page"));
    } else {
      const evidence = entry.evidence === "none" ? "" : ", " + entry.evidence;
      link.append(element("span", { class: "id" }, marked(entry.id, words)),
        element("span", { class: "badge " + entry.verdict }, entry.verdict + evidence), element("br"),
        element("span", { class: "title" }, marked(entry.title, words)),
        element("span", { class: "where" }, entry.where + (entry.weight ? " · " + names[entry.weight] : "")));
      const statement = entry.statement;
      if (words.length && !words.every((word) => entry.head.includes(word)))
        link.append(element("span", { class: "text" }, marked(statement, words)));
    }
    return element("li", {}, link);
  }

  function show() {
    const query = box.value.trim();
    const words = plain(query).split(" ").filter(Boolean);
    const chosen = Object.entries(selects).filter(([, select]) => select.value);
    const fits = entries.filter((entry) => chosen.every(([key, select]) => entry[key] === select.value));
    let found = fits.map((entry, place) => [score(entry, words), place, entry]).filter(([points]) => points >= 0);
    if (words.length) found.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const called = found.filter(([points]) => points >= calledSo).length;
    found = found.map(([, , entry]) => entry);
    const also = words.length && !chosen.length ? pages.filter((page) => score(page, words) >= 0).slice(0, 5) : [];
    const rows = [...found.slice(0, called), ...also, ...found.slice(called)];
    const pagesToo = also.length ? `, ${also.length} page${also.length > 1 ? "s" : ""}` : "";
    count.textContent = `${found.length} of ${entries.length} claims${pagesToo}`;
    if (!rows.length && query) {
      const close = near(plain(query));
      count.textContent = "Nothing found." + (close.length ? " Close to it:" : "");
      rows.push(...close);
    }
    list.replaceChildren(...rows.map((entry) => row(entry, words)));
    const full = "search.html?q=" + encodeURIComponent(query);
    if (query) count.append(" · ", element("a", { href: full }, "search the text of the pages"));
    const state = new URLSearchParams();
    if (query) state.set("q", query);
    for (const [key, select] of chosen) state.set(key, select.value);
    try {
      history.replaceState(null, "", location.pathname + (String(state) ? "?" + state : ""));
    } catch (error) { /* of a page without an address */ }
  }

  function step(by) {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0 && by < 0) return;
    if (at + by < 0) box.focus();
    else if (links.length) links[Math.min(at + by, links.length - 1)].focus();
  }

  const asked = new URLSearchParams(location.search);
  box.value = asked.get("q") || "";
  for (const [key, select] of Object.entries(selects)) select.value = asked.get(key) || "";
  box.addEventListener("input", show);
  for (const select of Object.values(selects)) select.addEventListener("change", show);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { const first = list.querySelector("a"); if (first && box.value.trim()) first.click(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    const inList = list.contains(document.activeElement), inSearch = inList || document.activeElement === box;
    if (event.key === "/" && !typing) box.focus();
    else if (event.key === "ArrowDown" && inSearch) step(1);
    else if (event.key === "ArrowUp" && inList) step(-1);
    else if (event.key === "Escape" && inSearch) {
      box.value = "";
      box.focus();
      show();
    }
    else return;
    event.preventDefault();
  });
  show();
  if (!window.matchMedia("(max-width: 46em)").matches || box.value) box.focus({ preventScroll: true });
})();
