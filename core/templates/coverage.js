"use strict";
(() => {
  const form = document.getElementById("filters");
  const status = document.getElementById("status");
  const rows = [...document.getElementById("rows").rows].map((row) => ({ row, text: null }));

  /** Shows the rows that are asked for: by state, list and type, and by words anywhere in them. */
  function apply() {
    const asked = (name) => form.elements[name].value;
    const query = asked("query").trim().toLowerCase();
    let shown = 0;
    for (const entry of rows) {
      const { row } = entry;
      if (query) entry.text ??= row.textContent.toLowerCase();
      const isAsked = ["state", "list", "kind"].every((name) => asked(name) === "" || asked(name) === row.dataset[name]);
      row.hidden = !isAsked || (query !== "" && !entry.text.includes(query));
      if (!row.hidden) shown += 1;
    }
    status.textContent = `${shown} / ${rows.length}`;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = false;
  apply();
})();
