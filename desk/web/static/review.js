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

  // Where the work begins, by what the hold is about. Where there is nothing of it, the reason has the focus.
  const candidates = "[data-candidates]:not([data-candidates=''])";
  const FIRST = {
    fields: "[data-check]",
    lines: "[data-disputed]",
    choice: `${candidates} input`,
    repeated: "[data-repeated]",
    change: "[data-change]",
  };

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
      const choice = $$(`${candidates} input[type=radio]:not(:disabled), [data-answer]`)[Number(event.key) - 1];
      if (!choice) return;
      event.preventDefault();
      if (choice.matches("button")) choice.focus(); // pressed by Enter: it is the last word on the item
      else { choice.checked = true; onward(choice); }
    } else if (event.key === "Enter" && event.target.matches("[data-field]")) {
      event.preventDefault();
      isRight(event.target);
      onward(event.target);
    } else if (event.key === "Enter" && event.target.matches("[data-candidates] input[type=radio]")) {
      event.preventDefault(); // a form is sent by Enter, and this one would settle what nobody has looked at
      event.target.checked = true;
      onward(event.target);
    } else if (event.key === "Enter" && event.target.matches("#why, [data-repeated]")) {
      event.preventDefault();
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

  // What has the focus is seen above the buttons, which stay at the window's bottom, and the reason above it; where there
  // is no room for both, the reason has the focus.
  function beginAt(first) {
    const why = $("#why");
    window.scrollTo(0, 0);
    first.focus({ preventScroll: true });
    if (first.closest(".desk-actions")) return;
    const under = first.getBoundingClientRect().bottom - ($(".desk-actions")?.getBoundingClientRect().top ?? innerHeight);
    if (under < -8) return;
    if (why && first !== why && why.getBoundingClientRect().top < under + 24) beginAt(why);
    else window.scrollBy(0, under + 24);
  }

  function begin() {
    const alert = $("[role=alert]"); // has the focus already
    const first = $$(FIRST[$("#review").dataset.lead] ?? "#why").find((one) => !one.disabled) || $("#why") || $("[data-settle]");
    if (first && !alert) beginAt(first);
    const asked = first?.closest("[data-fills]");
    last = asked ? $(`[data-field="${asked.dataset.fills}"]`) : first?.matches("[data-field]") ? first : null;
    show(last);
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
