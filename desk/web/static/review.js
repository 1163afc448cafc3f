// The review page: fields, the words under them, candidates, and the keys. Everything acts by delegation, since the main
// part of the page is changed under it when one item follows another.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fields = () => $$("[data-field]:not(:disabled)");
  let last = null; // the field that was worked on last, which a click on a word fills
  let settling = false;
  let shown = location.pathname; // the item whose page this is, whatever the address says by now

  function show(field) {
    $$(".desk-boxes .is-shown").forEach((box) => box.classList.remove("is-shown"));
    const box = field && $(`.desk-boxes [data-of="${field.dataset.field}"]`);
    if (!box) return;
    box.classList.add("is-shown");
    const pane = $(".desk-document"), page = $("#page");
    const scale = page.clientHeight / page.querySelector("svg").viewBox.baseVal.height;
    const y = box.y.baseVal.value * scale + page.offsetTop;
    if (y < pane.scrollTop + 40 || y > pane.scrollTop + pane.clientHeight - 80) pane.scrollTop = y - pane.clientHeight / 3;
  }

  function onward(from) {
    const all = fields();
    const next = all.slice(all.indexOf(from) + 1).find((field) => field.hasAttribute("data-check"));
    const target = next || $("[data-settle]");
    if (target) target.focus();
  }

  function isRight(field) {
    const right = $(`[data-right="${field.dataset.field}"]`);
    if (right) right.checked = true;
    field.removeAttribute("data-check");
    field.closest(".desk-field").classList.remove("desk-field--check");
  }

  document.addEventListener("focusin", (event) => {
    if (!event.target.matches("[data-field]")) return;
    last = event.target;
    last.select();
    show(last);
  });

  document.addEventListener("click", (event) => {
    const word = event.target.closest("#words rect");
    if (!word || !last || last.disabled || last.readOnly) return;
    last.value = event.altKey && last.value ? `${last.value} ${word.dataset.text}` : word.dataset.text;
    const place = $(`[data-box-of="${last.dataset.field}"]`);
    if (place) place.value = word.dataset.box;
    isRight(last);
    onward(last);
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "release") {
      $$("[data-release]").forEach((button) => { button.hidden = button.dataset.release !== event.target.value; });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (!$("#review")) return;
    if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      const button = $("[data-settle]");
      // A key that is held down, or pressed again while the answer is on its way, settles nothing unseen.
      if (button && !event.repeat && !settling) { settling = true; button.click(); }
    } else if (event.altKey && /^[1-9]$/.test(event.key)) {
      const choice = $$('[data-candidates]:not([data-candidates=""]) input[type=radio]:not(:disabled)')[Number(event.key) - 1];
      if (choice) { event.preventDefault(); choice.checked = true; onward(choice); }
    } else if (event.key === "Enter" && event.target.matches("[data-field]")) {
      event.preventDefault();
      isRight(event.target);
      onward(event.target);
    }
  });

  // One item follows another without the browser loading a page anew: the answer's main part takes this one's place.
  document.addEventListener("submit", async (event) => {
    if (event.target.id !== "form") return;
    event.preventDefault();
    settling = true;
    $("#unsent")?.remove();
    try {
      const sent = new URLSearchParams(new FormData(event.target, event.submitter));
      const answer = await fetch(event.target.getAttribute("action"), { method: "POST", body: sent });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.redirected && !$("#review", page)) { location.assign(answer.url); return; } // it has scripts of its own
      if (answer.redirected) history.pushState(null, "", answer.url);
      document.title = page.title;
      $("main").replaceWith($("main", page));
      document.dispatchEvent(new Event("desk:arrived"));
    } catch {
      settling = false;
      $("#form").insertAdjacentHTML("beforebegin", `<p id="unsent" class="desk-note" role="alert">The desk did not answer. Try again; if the item changed meanwhile, it says so.</p>`);
    }
  });
  addEventListener("popstate", () => { if (location.pathname !== shown) location.reload(); });

  // The words come after the page: those of a scan have to be recognised first.
  async function lay() {
    const layer = $("#words");
    if (!layer) return;
    const answer = await fetch(layer.dataset.from, { headers: { "HX-Request": "true" } });
    if (answer.ok) layer.innerHTML = await answer.text();
  }

  function begin() {
    last = null;
    window.scrollTo(0, 0);
    const first = $("[role=alert]") || $("[data-check]") || $("[data-candidates]:not([data-candidates='']) input") || $("[data-settle]");
    if (first && !first.matches("[role=alert]")) {
      first.focus();
      // The bar with the buttons stays at the window's bottom, and must not cover what has the focus.
      const under = first.getBoundingClientRect().bottom - $(".desk-actions")?.getBoundingClientRect().top;
      if (under > -8 && !first.closest(".desk-actions")) window.scrollBy(0, under + 24);
    }
    last = first && first.matches("[data-field]") ? first : fields()[0];
    const onward = $("#review").dataset.onward;
    if (onward) new Image().src = onward; // ready before it is asked for
    performance.mark("item-ready");
  }

  function arrive() {
    settling = false;
    shown = location.pathname;
    if ($("#review")) begin();
    lay();
  }
  document.addEventListener("DOMContentLoaded", arrive);
  document.addEventListener("desk:arrived", arrive);
})();
