// What every page does with a script; without one, everything but these conveniences still works.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Single letters act only where the person has not turned them off, and never while something is being typed.
  const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
  const letters = () => document.body.hasAttribute("data-letter-keys");

  let at = -1; // the row of the work list that the keys are at
  function move(by) {
    const rows = $$("[data-row]");
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, at + by));
    rows.forEach((row, place) => row.classList.toggle("is-at", place === at));
    $("a", rows[at]).focus();
  }

  const keys = {
    "?": () => location.assign("/help/keys"),
    j: () => move(1),
    k: () => move(-1),
    x: () => { const row = $$("[data-row]")[at]; const tick = row && $("input[type=checkbox]", row); if (tick) tick.checked = !tick.checked; },
    t: () => { const row = $$("[data-row]")[at]; const take = row ? $("[data-take]", row) : $("#review [data-take]"); if (take) take.click(); },
    "/": () => { const search = $("#search"); if (search) search.focus(); },
  };

  document.addEventListener("keydown", (event) => {
    const back = $("[data-take-back]");
    if (back && event.altKey && event.key.toLowerCase() === "z") { event.preventDefault(); back.click(); return; }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !letters()) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // Counts that changed while the page was open are told, and only then.
  let counted = "";
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "tabs") return;
    const now = $("#tabs").innerText.replace(/\s+/g, " ").trim();
    if (counted && counted !== now) $("#announce").textContent = `Work list: ${now}`;
    counted = now;
  });

  function arrive() {
    document.documentElement.classList.remove("no-js");
    at = -1;
    const told = $("[data-focus]");
    if (told) told.focus();
  }
  document.addEventListener("DOMContentLoaded", arrive);
  document.addEventListener("desk:arrived", arrive);
})();
