"use strict";
// Tables get buttons that sort them, long ones a field that filters them. The page is complete without this script.
(() => {
  const sortFrom = 4;
  const filterFrom = 12;
  const units = { s: 1, min: 60, h: 3600 };

  // The first number in a cell: 65.8, -7.7, 1,960, < 0.001, 2 h 5 min. A cell without one is sorted last.
  function numberIn(text) {
    const plain = text.replace(/\u2212/g, "-").replace(/(\d),(?=\d{3})/g, "$1");
    const spans = [...plain.matchAll(/(\d+(?:\.\d+)?) (s|min|h)\b/g)];
    if (spans.length > 0) return spans.reduce((sum, span) => sum + span[1] * units[span[2]], 0);
    const found = plain.match(/[-+]?\d+(?:\.\d+)?/);
    return found ? Number(found[0]) - (plain.trim().startsWith("<") ? 1e-9 : 0) : NaN;
  }

  function compare(one, other) {
    if (typeof one === "string") return one.localeCompare(other, "en", { numeric: true });
    if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) - Number.isNaN(other);
    return one - other;
  }

  function keyOf(row, column, isNumber) {
    const cell = row.cells[column];
    const text = cell.firstChild ? cell.firstChild.textContent : "";
    return isNumber ? numberIn(text) : text.trim();
  }

  function sort(table, rows, head, column) {
    const next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort") || "none"];
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", next);
    const isNumber = head.classList.contains("number");
    const sign = next === "descending" ? -1 : 1;
    const keyed = rows.map((row, place) => ({ row, place, key: keyOf(row, column, isNumber) }));
    const isLast = entry => entry.row.classList.contains("total") ? 2 : Number.isNaN(entry.key) ? 1 : 0;
    if (next !== "none") {
      keyed.sort((a, b) => isLast(a) - isLast(b) || sign * compare(a.key, b.key) || a.place - b.place);
    }
    table.tBodies[0].append(...keyed.map(entry => entry.row));
  }

  function addSorting(table, rows) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, rows, head, column));
      head.append(button);
      head.setAttribute("aria-sort", "none");
    });
  }

  function addFilter(table, rows) {
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = "Filter rows";
    field.setAttribute("aria-label", "Filter the rows of: " + table.caption.textContent);
    const count = document.createElement("span");
    count.setAttribute("role", "status");
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every(word => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = words.length > 0 ? shown + " of " + rows.length + " rows" : "";
    });
    const bar = document.createElement("p");
    bar.className = "filter";
    bar.append(field, count);
    table.parentElement.before(bar);
  }

  for (const table of document.querySelectorAll("table")) {
    const rows = table.tHead ? [...table.tBodies[0].rows] : [];
    if (rows.length >= sortFrom) addSorting(table, rows);
    if (rows.length >= filterFrom) addFilter(table, rows);
  }

  // A box that is narrower than its contents says so, and can be scrolled with the keyboard.
  const watcher = new ResizeObserver(entries => {
    for (const box of new Set(entries.map(entry => entry.target.closest(".scroll")))) {
      const isWide = box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1;
      box.classList.toggle("wide", isWide);
      if (isWide) box.setAttribute("tabindex", "0"); else box.removeAttribute("tabindex");
    }
  });
  for (const box of document.querySelectorAll(".scroll")) {
    watcher.observe(box);
    watcher.observe(box.firstElementChild);
  }

  // On a narrow screen the contents would push the results down.
  const contents = document.querySelector("details.contents");
  if (contents && window.innerWidth < 1080 && !location.hash) contents.open = false;

  // Browsers that cannot print closed groups open get them opened.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open]):not(.not-printed)")];
    for (const group of opened) group.open = true;
  });
  addEventListener("afterprint", () => { for (const group of opened) group.open = false; });
})();
