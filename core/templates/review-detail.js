"use strict";

const SEVERITIES = ["error", "warning", "info"];

/** Words, and the details of a body, from the review's data and the names of the columns of figures. */
function spoken({ strings, words, codes, bodies }, columns) {
  const ARROW = " › ";

  const thousands = (number) => number.toLocaleString("en-US");
  const said = (key) => words[key] ?? key;
  const fill = (key, values) => said(key).replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? thousands(value) : value;
  });

  /** An element with attributes and children. Texts stay texts: nothing is parsed as markup. */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value) made.setAttribute(name, value);
    }
    made.append(...children.flat().filter((child) => child !== ""));
    return made;
  }

  const badge = (group, key) => element("span", { class: `badge ${key}` }, said(`${group}.${key}`));
  const fact = (name, value, kind) =>
    element("div", { class: kind }, element("dt", {}, name), element("dd", {}, value));
  function findingLine([severity, code, place, what, message, help, file, sheet, cell]) {
    const within = (sheet ? `〔${strings[sheet]}〕` : "") + strings[cell];
    return element("li", {},
      element("span", { class: "marks" }, badge("severity", SEVERITIES[severity])),
      element("div", {},
        where(strings[codes[code][1]], place, what),
        element("p", {}, strings[message]),
        help ? element("p", { class: "help" }, fill("review.help-line", { help: strings[help] })) : ""),
      element("p", { class: "origin" }, element("span", {}, strings[file]), element("span", {}, within)));
  }

  function changeLine([op, node, place, what, effect, before, after, entries]) {
    const [left, right] = differing(strings[before], strings[after]);
    const side = (key, text) => element("p", {}, element("b", {}, said(key)), text);
    return element("li", {},
      element("span", { class: "marks" },
        badge("op", strings[op]),
        effect ? badge("effect", strings[effect]) : ""),
      where(said(`node.${strings[node]}`), place, what, entries ? fill("review.with-entries", { entries }) : ""),
      before || after
        ? element("div", { class: "sides" }, side("review.before", left), side("review.after", right))
        : "");
  }

  /** What it is about, the place below the domain, and the element. */
  function where(about, place, what, behind = "") {
    const below = strings[place].split(ARROW).slice(1).join(ARROW);
    const parts = [below, what ? said(`element.${strings[what]}`) : ""].filter((part) => part !== "");
    return element("p", { class: "where" }, element("b", {}, about), ` ${parts.join(" · ")}${behind}`);
  }

  /** Two texts with what differs between their common beginning and end marked. */
  function differing(before, after) {
    const [a, b] = [Array.from(before), Array.from(after)];
    const shorter = Math.min(a.length, b.length);
    let start = 0;
    while (start < shorter && a[start] === b[start]) start += 1;
    let end = 0;
    while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
    if (start + end === 0) return [[before], [after]];
    return [a, b].map((text) => {
      const part = (from, to) => text.slice(from, to).join("");
      const middle = part(start, text.length - end);
      return [part(0, start), middle ? element("mark", {}, middle) : "", part(text.length - end)];
    });
  }

  function domains({ findings, changes }) {
    const found = new Map();
    const of = (place) => {
      const [name] = strings[place].split(ARROW);
      if (!found.has(name)) found.set(name, { findings: [], changes: [] });
      return found.get(name);
    };
    for (const finding of findings) of(finding[2]).findings.push(finding);
    for (const change of changes) of(change[2]).changes.push(change);
    return [...found];
  }

  function domainPart([name, { findings, changes }]) {
    const lists = [
      ["review.findings", findings.map(findingLine)],
      ["review.differences", changes.map(changeLine)],
    ].filter(([, lines]) => lines.length > 0);
    const titled = lists.length > 1;
    return element("details", { class: "domain", open: "open" },
      element("summary", {},
        element("h3", {}, name || said("review.whole-catalog")),
        lists.map(([key, lines]) => element("span", {}, `${said(key)} ${thousands(lines.length)}`))),
      lists.map(([key, lines]) => [
        titled ? element("h4", {}, said(key)) : "",
        element("ul", { class: "lines" }, lines),
      ]).flat());
  }

  function jumpTo(part) {
    const button = element("button", { type: "button" }, part.querySelector("h3").textContent);
    button.addEventListener("click", () => {
      part.open = true;
      part.scrollIntoView();
      part.querySelector("summary").focus({ preventScroll: true });
    });
    return button;
  }

  /** The details of a body: what the filter leaves of it, with links to those shown before and after it. */
  function detail(body, shown, isFiltered) {
    const parts = domains(body.found).map(domainPart);
    const parent = bodies.find(({ code }) => code === body.parent);
    const at = shown.indexOf(body);
    const step = (key, to) =>
      at >= 0 && to ? element("a", { href: `#${encodeURIComponent(to.id)}` }, fill(key, to)) : "";
    const nothing = body.findings.length + body.changes.length ? "review.nothing-matches" : "review.nothing";
    const kinds = ["", "", ...SEVERITIES];
    return element("article", { class: "detail" },
      element("nav", { class: "steps", "aria-label": body.name },
        element("a", { href: "#" }, `← ${said("review.back")}`),
        step("review.previous", shown[at - 1]),
        step("review.next", shown[at + 1])),
      element("h2", { tabindex: "-1" }, body.name),
      element("dl", { class: "facts" },
        fact(said(`level.${body.level}`), body.code),
        parent ? fact(said("review.parent"), parent.name) : "",
        body.file ? fact(said("review.file"), body.file) : ""),
      element("dl", { class: "figures" }, body.figures.map((figure, n) =>
        fact(columns[n], figure === null ? "—" : thousands(figure), figure ? kinds[n] : ""))),
      isFiltered
        ? element("p", { class: "note", role: "status" }, fill("review.matching-here", {
            findings: body.found.findings.length,
            changes: body.found.changes.length,
          }))
        : "",
      parts.length > 1
        ? element("nav", { class: "jumps", "aria-label": said("review.domains") }, parts.map(jumpTo))
        : "",
      parts.length ? parts : element("p", { class: "note" }, said(nothing)));
  }

  return { thousands, said, fill, detail };
}
