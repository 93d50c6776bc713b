// Compares the pairs of a folder with jsondiffpatch and daff, and prints which nodes each of them takes for one, as
// JSON: {group: {tool: {ms, done, pairs: [{domain, item, entry}]}}}. Called by differences.py.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import daff from "daff";
import { create } from "jsondiffpatch";

const folder = process.argv[2];
// Milliseconds after which a tool begins no other pair of a group.
const budget = Number(process.argv[3]);

const read = (...path) => JSON.parse(readFileSync(join(folder, ...path), "utf8"));

/** The tree without what a reader numbers anew: ids of entries, serial numbers, and all ids where they are paths. */
function bare(node, ids) {
  const { id, serial, items, entries, ...rest } = node;
  const kept = ids && (items || entries) ? { id, ...rest } : rest;
  if (items) kept.items = items.map((item) => bare(item, ids));
  if (entries) kept.entries = entries.map((entry) => bare(entry, ids));
  return kept;
}

/** The pairs that a delta of jsondiffpatch leaves standing, found by replaying it. */
function replay(delta, base, other, kind, pairs) {
  const rest = new Set(base.keys());
  const taken = new Map();
  const inner = new Map();
  const added = new Set();
  for (const [key, change] of Object.entries(delta ?? {})) {
    if (key === "_t") continue;
    if (key.startsWith("_")) {
      const from = Number(key.slice(1));
      rest.delete(from);
      if (change[2] === 3) taken.set(change[1], from);
    } else if (Array.isArray(change)) {
      added.add(Number(key));
    } else {
      inner.set(Number(key), change);
    }
  }
  const left = [...rest];
  for (const [at, node] of other.entries()) {
    if (added.has(at)) continue;
    const from = taken.has(at) ? taken.get(at) : left.shift();
    if (from === undefined) continue;
    pairs[kind].push([base[from].id, node.id]);
    for (const [name, below] of [
      ["items", "item"],
      ["entries", "entry"],
    ]) {
      const change = inner.get(at)?.[name];
      // A list that came or went as a whole pairs nothing.
      if (!Array.isArray(change)) replay(change, base[from][name] ?? [], node[name] ?? [], below, pairs);
    }
  }
}

function byJsondiffpatch(byId) {
  const objectHash = (node, at) => (byId ? node.id : node.name) ?? `$$index:${at}`;
  const tool = create({ objectHash });
  return {
    prepare: (catalog) => bare({ items: catalog.domains }, byId).items,
    compare: (base, other) => tool.diff(base, other),
    pairs: (delta, base, other) => {
      const pairs = { domain: [], item: [], entry: [] };
      replay(delta, base.domains, other.domains, "domain", pairs);
      return pairs;
    },
  };
}

/** A catalog as a table, an entry a row. */
function table(catalog, byId) {
  const rows = [];
  const text = (value) => (typeof value === "string" ? value : JSON.stringify(value ?? null));
  const descend = (node, names) => {
    for (const item of node.items ?? []) descend(item, [...names, item.name]);
    for (const entry of node.entries ?? []) {
      const [domain, first, ...more] = names;
      const elements = ["content", "basis", "time_limit", "body", "channels", "audience", "method", "levels"];
      const cells = [domain, first, more.join("/"), ...elements.map((element) => text(entry[element]))];
      rows.push(byId ? [entry.id, ...cells] : cells);
    }
  };
  for (const domain of catalog.domains) descend(domain, [domain.name]);
  const names = ["domain", "first", "second", "content", "basis", "time_limit", "body"];
  const header = [...names, "channels", "audience", "method", "levels"];
  return [byId ? ["id", ...header] : header, ...rows];
}

/** The ids of the entries, and above each those of its item, that item's parent and so on. */
function lines(catalog) {
  const lines = [];
  const descend = (node, above) => {
    for (const item of node.items ?? []) descend(item, [item.id, ...above]);
    for (const entry of node.entries ?? []) lines.push([entry.id, ...above]);
  };
  for (const domain of catalog.domains) descend(domain, [domain.id]);
  return lines;
}

function byDaff(byId) {
  return {
    prepare: (catalog) => table(catalog, byId),
    compare: (base, other) => {
      const flags = new daff.CompareFlags();
      if (byId) flags.ids = ["id"];
      const tables = [base, other].map((rows) => new daff.TableView(rows));
      return daff.compareTables(...tables, flags).align();
    },
    // Rows are what daff pairs; above them, nodes are one where most of their rows are.
    pairs: (alignment, base, other) => {
      const pairs = { domain: [], item: [], entry: [] };
      const [left, right] = [lines(base), lines(other)];
      const votes = new Map();
      for (const unit of alignment.toOrder().getList()) {
        if (unit.l < 1 || unit.r < 1) continue;
        const [from, to] = [left[unit.l - 1], right[unit.r - 1]];
        pairs.entry.push([from[0], to[0]]);
        const above = [
          [from[1], to[1], "item"],
          [from.at(-2), to.at(-2), "item"],
          [from.at(-1), to.at(-1), "domain"],
        ];
        // An item right below its domain is its first and its last one.
        for (const [a, b, kind] of from.length > 3 ? above : above.slice(1)) {
          const counts = votes.get(a) ?? new Map();
          counts.set(b, { kind, votes: (counts.get(b)?.votes ?? 0) + 1 });
          votes.set(a, counts);
        }
      }
      for (const [a, counts] of votes) {
        const [b, { kind }] = [...counts].sort((x, y) => y[1].votes - x[1].votes)[0];
        pairs[kind].push([a, b]);
      }
      return pairs;
    },
  };
}

function measure(group, document, tool) {
  const bases = new Map();
  const told = { ms: 0, done: 0, pairs: [] };
  for (const pair of document.pairs) {
    if (told.ms > budget) break;
    if (!bases.has(pair.base)) {
      const base = read(group, pair.base);
      bases.set(pair.base, [base, tool.prepare(base)]);
    }
    const [base, left] = bases.get(pair.base);
    const other = read(group, pair.other);
    const right = tool.prepare(other);
    const start = performance.now();
    const found = tool.compare(left, right);
    told.ms += performance.now() - start;
    told.done += 1;
    told.pairs.push(tool.pairs(found, base, other));
  }
  return told;
}

const results = {};
for (const group of readdirSync(folder).sort()) {
  const document = read(group, "pairs.json");
  const tools = {
    [`jsondiffpatch by ${document.ids ? "id" : "name"}`]: byJsondiffpatch(document.ids),
    daff: byDaff(false),
  };
  if (document.ids) tools["daff by id"] = byDaff(true);
  results[group] = {};
  for (const [name, tool] of Object.entries(tools)) {
    results[group][name] = measure(group, document, tool);
  }
}
process.stdout.write(JSON.stringify(results));
