() => {
  // What a person sees on one page: each control by its label and role, tables by their headings, and what is in the way.
  // Each control is marked with data-counterfoil, so that it can be filled without knowing its id or name.
  const CONTROLS = "input:not([type=hidden]), select, textarea, button";
  const tidy = (text) => (text || "").replace(/\s+/g, " ").trim();
  const seen = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility !== "hidden";
  const controlsIn = (el) => [...el.querySelectorAll(CONTROLS)].filter(seen);
  const isButton = (el) => el.tagName === "BUTTON" || ["submit", "button", "reset", "image"].includes(el.type);
  const role = (el) => {
    if (isButton(el)) return "button";
    if (el.tagName === "SELECT") return "combobox";
    return ["checkbox", "radio", "password", "file"].includes(el.type) ? el.type : "textbox";
  };

  // The words of a cell between two of its controls: [before the first, after the first, ...].
  const wordsAround = (cell) => {
    const words = [""];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) words[words.length - 1] += node.textContent;
      else if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches(CONTROLS)) words.push("");
        else if (!node.matches("script, style, table")) [...node.childNodes].forEach(walk);
      }
    };
    walk(cell);
    return words.map(tidy);
  };
  const position = (cell) => {
    let at = 0;
    for (const before of [...cell.parentElement.cells].slice(0, cell.cellIndex)) at += before.colSpan;
    return at;
  };
  const isHeading = (row) =>
    row.cells.length > 1 &&
    [...row.cells].every((cell) => cell.tagName === "TH") &&
    [...row.cells].filter((cell) => tidy(cell.innerText)).length > 1 &&
    controlsIn(row).every((el) => el.type === "checkbox");
  const headingAbove = (row) => {
    const rows = [...row.closest("table").rows];
    return rows.slice(0, rows.indexOf(row)).reverse().find(isHeading);
  };
  const underHeading = (heading, cell) => {
    const found = heading && [...heading.cells].find((head) => position(head) === position(cell));
    return found ? tidy(found.innerText) : "";
  };
  const headOfRow = (row, cell) => {
    const heads = [...row.cells].slice(0, [...row.cells].indexOf(cell)).filter((one) => one.tagName === "TH");
    return heads.length ? tidy(heads[heads.length - 1].innerText) : "";
  };

  // How people label things: in HTML, behind a tick box, above a column, before a row, before the control itself.
  const label = (el) => {
    const named = el.getAttribute("aria-label") || (el.labels && el.labels.length && el.labels[0].innerText);
    if (named) return { label: tidy(named), column: false };
    let cell = el.closest("td, th");
    if (!cell) return { label: "", column: false };
    const at = [...cell.querySelectorAll(CONTROLS)].filter((one) => one.closest("td, th") === cell).indexOf(el);
    const words = wordsAround(cell);
    if (["checkbox", "radio"].includes(el.type)) {
      const next = cell.nextElementSibling;
      const after = words[at + 1] || (next && next.tagName === "TH" ? tidy(next.innerText) : "");
      if (after) return { label: after, column: false };
    }
    if (at > 0 && words[at]) return { label: words[at], column: false };
    while (cell) {
      const row = cell.closest("tr");
      const column = underHeading(headingAbove(row), cell);
      if (column) return { label: column, column: true };
      const before = headOfRow(row, cell) || words[at];
      if (before) return { label: before, column: false };
      cell = row.closest("table").parentElement && row.closest("table").parentElement.closest("td, th");
    }
    return { label: "", column: false };
  };

  const tables = [...document.querySelectorAll("table")].filter((table) => [...table.rows].some(isHeading));
  const controls = [...document.querySelectorAll(CONTROLS)].filter(seen).map((el, number) => {
    el.setAttribute("data-counterfoil", number);
    const { label: words, column } = isButton(el) ? { label: tidy(el.value || el.innerText), column: false } : label(el);
    const table = column ? tables.indexOf(el.closest("tr").closest("table")) : -1;
    return {
      tag: number,
      role: role(el),
      label: words.replace(/\s*\*\s*$/, ""),
      required: /\*\s*$/.test(words) || el.required || el.getAttribute("aria-required") === "true",
      column,
      table,
      row: column ? el.closest("tr").rowIndex : -1,
      name: el.name || el.id || "",
      value: ["checkbox", "radio"].includes(el.type) ? (el.checked ? "on" : "") : el.type === "password" ? "" : el.value,
      shows: el.tagName === "SELECT" ? tidy(el.selectedOptions[0] && el.selectedOptions[0].text) : "",
      options: el.tagName === "SELECT" ? [...el.options].map((one) => tidy(one.text)) : [],
      hint: el.title || "",
      enabled: !el.disabled && !el.readOnly,
    };
  });

  const listed = tables.map((table) => {
    const heading = [...table.rows].find(isHeading);
    const columns = [...heading.cells].map((cell) => tidy(cell.innerText));
    const rows = [...table.rows].slice(heading.rowIndex + 1).filter((row) => row.cells.length === columns.length);
    return { columns, rows: rows.map((row) => [...row.cells].map((cell) => tidy(cell.innerText))) };
  });

  const overlays = [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")];
  for (const [x, y] of [[0.5, 0.5], [0.5, 0.2], [0.2, 0.5], [0.8, 0.5]]) {
    for (let el = document.elementFromPoint(innerWidth * x, innerHeight * y); el && el !== document.body; el = el.parentElement) {
      if (["fixed", "absolute"].includes(getComputedStyle(el).position)) overlays.push(el);
    }
  }

  const links = [...document.links].filter(seen).map((link) => ({ words: tidy(link.innerText), leads_to: link.href }));

  const heading = document.querySelector("th.listtop, h1, h2");
  return {
    title: tidy(heading ? heading.innerText : document.title),
    text: tidy(document.body ? document.body.innerText : ""),
    controls,
    tables: listed,
    links,
    overlays: [...new Set(overlays.filter(seen).map((el) => tidy(el.innerText).slice(0, 200)))],
  };
}
