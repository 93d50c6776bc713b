"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const status = byId("status");
  const chips = [...form.querySelectorAll("[data-mark]")];
  const marksOf = ({ dataset }) => (dataset.marks ? dataset.marks.split(" ") : []);

  // Each domain with the blocks of its table: items, entries, folds, in reading order.
  const domains = [...document.querySelectorAll(".domain")].map((section, index) => ({
    section,
    index: String(index),
    marks: marksOf(section),
    blocks: [...section.querySelectorAll("tbody")].map((body) => ({
      body,
      kind: body.classList[0],
      depth: Number(body.dataset.depth),
      marks: marksOf(body),
      isWhole: "whole" in body.dataset,
      text: null,
    })),
  }));
  const all = domains.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "entry")).length;
  const thousands = (number) => number.toLocaleString("en-US");

  /** The texts that a query is looked for in: a block's own, and the names of what it stands under. */
  function readTexts() {
    for (const { section, blocks } of domains) {
      const names = [section.querySelector("h2").textContent];
      for (const block of blocks) {
        names.length = block.depth + 1;
        block.text = `${names.join(" ")} ${block.body.id} ${block.body.textContent}`.toLowerCase();
        if (block.kind === "item") names.push(block.body.querySelector(".name").textContent);
      }
    }
  }

  /** What is asked for: of each group of labels any that is pressed, of all groups together. */
  function asked() {
    const groups = new Map();
    for (const chip of chips.filter((chip) => chip.getAttribute("aria-pressed") === "true")) {
      const group = chip.closest("[data-group]")?.dataset.group ?? "attention";
      groups.set(group, [...(groups.get(group) ?? []), chip.dataset.mark]);
    }
    return {
      groups: [...groups.values()],
      query: form.elements.query.value.trim().toLowerCase(),
      domain: form.elements.domain.value,
    };
  }

  function apply() {
    const { groups, query, domain } = asked();
    if (query && domains[0]?.blocks[0]?.text === null) readTexts();
    const isLabelled = (marks) => groups.every((group) => group.some((mark) => marks.includes(mark)));
    const isFiltered = groups.length > 0 || query !== "";
    let shown = 0;
    for (const { section, index, marks, blocks } of domains) {
      const isAsked = domain === "" || domain === index;
      // What came or went as a whole takes what is below it along.
      const isWhole = groups.length > 0 && marks.length > 0 && isLabelled(marks);
      let withAll = isWhole ? -1 : Infinity;
      for (const block of blocks) {
        if (block.depth <= withAll && !isWhole) withAll = Infinity;
        const isFound = query === "" || block.text.includes(query);
        const isOwn = block.kind === "fold" ? groups.length === 0 : isLabelled(block.marks);
        block.isShown = isAsked && isFound && (isOwn || (block.isWhole && block.depth > withAll));
        if (block.kind === "item" && groups.length > 0 && block.isShown) withAll = Math.min(withAll, block.depth);
      }
      // An item is shown where something below it is; without a filter all are.
      let behind = -1;
      for (const block of [...blocks].reverse()) {
        if (block.kind === "item") {
          const hasOwn = block.isShown && (block.marks.length > 0 || !isFiltered || query !== "");
          block.isShown = hasOwn || behind > block.depth;
        }
        if (block.isShown) behind = block.depth;
        block.body.hidden = !block.isShown;
        if (block.isShown && block.kind === "entry") shown += 1;
      }
      section.hidden = !isAsked || (isFiltered && !isWhole && blocks.every(({ isShown }) => !isShown));
    }
    const text = status.dataset.text
      .replace("{shown}", thousands(shown))
      .replace("{all}", thousands(all))
      .replace("{entries}", status.dataset.all);
    const nothing = domains.every(({ section }) => section.hidden);
    status.textContent = nothing ? status.dataset.nothing : text;
  }

  /** Opens what an address names, wherever it is folded, and takes off filters that hide it. */
  function route() {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const target = id && byId(id);
    if (!target || !target.closest("#domains") || target.id === "domains") return;
    if (target.closest("[hidden]")) clear();
    for (let at = target; at; at = at.parentElement?.closest("details")) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    target.scrollIntoView();
  }

  function clear() {
    form.reset();
    for (const chip of chips) chip.setAttribute("aria-pressed", "false");
    apply();
  }

  let waiting = 0;
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    if (target.type === "search") waiting = setTimeout(apply, 120);
    else apply();
  });
  form.querySelector("[type=reset]").addEventListener("click", (event) => {
    event.preventDefault();
    clear();
  });
  byId("unfold").addEventListener("click", ({ currentTarget }) => {
    const open = currentTarget.getAttribute("aria-pressed") !== "true";
    currentTarget.setAttribute("aria-pressed", String(open));
    for (const details of document.querySelectorAll("tbody details")) details.open = open;
  });
  byId("print").addEventListener("click", () => window.print());
  window.addEventListener("hashchange", route);
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--bar", `${form.offsetHeight}px`);
  }).observe(form);
  form.hidden = false;
  apply();
  route();
})();
