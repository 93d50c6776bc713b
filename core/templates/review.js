"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  // The names of the columns of figures, in the figures' order.
  const columns = all("th[data-column]")
    .filter(({ dataset }) => /^\d+$/.test(dataset.column))
    .sort((a, b) => a.dataset.column - b.dataset.column)
    .map(({ dataset }) => dataset.label);
  const data = JSON.parse(byId("data").textContent);
  const { strings, codes, bodies } = data;
  const { thousands, fill, detail } = spoken(data, columns);

  // What is filtered: all texts are searched once for a query; the rest compares numbers.

  const form = byId("filters");
  const filter = { query: "", level: "", parent: "", severity: -1, code: -1, hits: null };
  let folded = null;

  function readFilter() {
    const field = (name) => form.elements[name]?.value ?? "";
    const query = field("query").trim().toLowerCase();
    if (query !== filter.query) {
      folded ??= strings.map((text) => text.toLowerCase());
      filter.hits = query ? folded.map((text) => text.includes(query)) : null;
    }
    Object.assign(filter, {
      query,
      level: field("level"),
      parent: field("parent"),
      severity: SEVERITIES.indexOf(field("severity")),
      code: field("code") === "" ? -1 : Number(field("code")),
    });
  }

  const picksFindings = () => filter.severity >= 0 || filter.code >= 0;
  const looksInside = () => picksFindings() || filter.hits !== null;
  const isFiltered = () => looksInside() || filter.level !== "" || filter.parent !== "";
  const isNamed = (body) => `${body.name} ${body.code}`.toLowerCase().includes(filter.query);

  /** The findings and changes of a body that the filter lets through. */
  function matching(body) {
    const { hits } = filter;
    if (!looksInside()) return body;
    const whole = hits === null || isNamed(body);
    const findings = body.findings.filter(([severity, code, place, , message, help]) =>
      (filter.severity < 0 || filter.severity === severity) &&
      (filter.code < 0 || filter.code === code) &&
      (whole || hits[place] || hits[message] || hits[help] || hits[codes[code][1]]));
    const changes = picksFindings() ? [] : body.changes.filter(([, , place, , , before, after]) =>
      whole || hits[place] || hits[before] || hits[after]);
    return { findings, changes };
  }

  function isShown(body) {
    const below = filter.parent === "" || body.parent === filter.parent || body.code === filter.parent;
    if (!below || (filter.level !== "" && body.level !== filter.level)) return false;
    return !looksInside() || size(body) > 0 || (!picksFindings() && isNamed(body));
  }

  const size = ({ found }) => found.findings.length + found.changes.length;
  const counted = (members) => ({
    bodies: members.length,
    findings: members.reduce((sum, { found }) => sum + found.findings.length, 0),
    changes: members.reduce((sum, { found }) => sum + found.changes.length, 0),
  });

  // The table of bodies. `shown` are the bodies that the filter leaves, in the order of the rows.

  const table = byId("rows");
  bodies.forEach((body, index) => Object.assign(body, { index, row: table.rows[index], found: body }));
  let order = bodies;
  let shown = bodies;

  function applyFilter() {
    readFilter();
    for (const body of bodies) {
      body.found = matching(body);
      body.row.hidden = !isShown(body);
      body.row.cells[2].textContent = thousands(size(body));
    }
    document.body.classList.toggle("matched", looksInside());
    for (const button of buttons) {
      const { severity, code } = button.dataset;
      const pressed = severity ? severity === SEVERITIES[filter.severity] : Number(code) === filter.code;
      button.setAttribute("aria-pressed", String(pressed));
    }
    arrange();
    byId("status").textContent = fill(looksInside() ? "review.shown-matching" : "review.shown", {
      ...counted(shown),
      shown: shown.length,
      all: bodies.length,
    });
    route();
  }

  function arrange() {
    if (order !== bodies) table.append(...order.map(({ row }) => row));
    shown = order.filter(({ row }) => !row.hidden);
  }

  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const LEVELS = [...(form.elements.level?.options ?? [])].map(({ value }) => value);
  const VALUES = { name: ({ name }) => name, level: ({ level }) => LEVELS.indexOf(level), matching: size };

  /** Sorts by a column: texts and levels upwards first, figures downwards; what was not counted comes last. */
  function sortBy(heading) {
    const { column } = heading.dataset;
    const value = VALUES[column] ?? (({ figures }) => figures[column]);
    const before = heading.getAttribute("aria-sort");
    const descending = before ? before === "ascending" : !["name", "level"].includes(column);
    for (const other of all("[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    order = [...bodies].sort((one, other) => {
      const [a, b] = descending ? [value(other), value(one)] : [value(one), value(other)];
      const lacking = (value(one) === null) - (value(other) === null);
      return lacking || (column === "name" ? collator.compare(a, b) : a - b) || one.index - other.index;
    });
    arrange();
    route();
  }

  // The address: a body's fragment opens it; any other shows the table.

  const opened = byId("opened");
  let current = null;
  let scrolled = 0;

  const drawn = (body) => detail(body, shown, looksInside());

  function addressed() {
    try {
      const id = decodeURIComponent(location.hash.slice(1));
      return bodies.find((body) => body.id === id) ?? null;
    } catch {
      return null;
    }
  }

  /** Shows what the address names, as the filter leaves it. */
  function route() {
    const left = current;
    current = addressed();
    if (current && !left) scrolled = window.scrollY;
    document.body.classList.toggle("one-body", current !== null);
    opened.hidden = current === null;
    opened.replaceChildren(...(current ? [drawn(current)] : []));
    const members = printed();
    byId("print").title = fill(members.length ? "review.print-bodies" : "review.print-totals", counted(members));
    if (current === left) return;
    if (current) {
      window.scrollTo(0, 0);
      opened.querySelector("h2").focus({ preventScroll: true });
    } else {
      left.row.querySelector("a").focus({ preventScroll: true });
      window.scrollTo(0, scrolled);
    }
  }

  /** On paper, beside totals and table: the body that is open, or else those that the filter leaves. */
  function printed() {
    if (current) return [current];
    return isFiltered() ? shown : [];
  }

  // What the reader does.

  let waiting = 0;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(applyFilter, 120);
  }
  const buttons = all("[data-severity], [data-code]");
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const [name, value] = Object.entries(button.dataset)[0];
      const field = form.elements[name];
      field.value = field.value === value ? "" : value;
      applyFilter();
    });
  }
  for (const heading of all("th[data-column]")) {
    heading.querySelector("button").addEventListener("click", () => sortBy(heading));
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => (event.target.type === "search" ? later() : applyFilter()));
  form.addEventListener("reset", () => setTimeout(applyFilter));
  table.addEventListener("click", ({ target }) => {
    const selecting = String(window.getSelection()) !== "";
    if (!selecting && !target.closest("a")) target.closest("tr")?.querySelector("a").click();
  });
  byId("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => byId("printed").replaceChildren(...printed().map(drawn)));
  window.addEventListener("afterprint", () => byId("printed").replaceChildren());
  window.addEventListener("hashchange", route);
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--bar", `${form.offsetHeight}px`);
  }).observe(form);
  form.hidden = false;
  history.scrollRestoration = "manual";
  applyFilter();
})();
