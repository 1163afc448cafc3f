// What every page does with a script; without one, everything but these conveniences still works.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);

  // Single letters act only where the person has not turned them off, and never while something is being typed.
  const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
  const letters = () => document.body.hasAttribute("data-letter-keys");

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !letters()) return;
    if (event.key === "?") location.assign("/help/keys");
  });

  function arrive() {
    document.documentElement.classList.remove("no-js");
    const told = $("[data-focus]");
    if (told) told.focus();
  }
  document.addEventListener("DOMContentLoaded", arrive);
  document.addEventListener("htmx:afterSettle", (event) => { if (event.target === document.body) arrive(); });
})();
