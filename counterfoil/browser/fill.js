(values) => {
  // Fills controls that `see.js` has marked, as typing, choosing and ticking would; what a page does on a change, it does.
  // A button is pressed.
  for (const [tag, value] of values) {
    const el = document.querySelector(`[data-counterfoil="${tag}"]`);
    if (el.tagName === "BUTTON" || ["submit", "button"].includes(el.type)) {
      el.click();
      continue;
    }
    if (["checkbox", "radio"].includes(el.type)) {
      if (el.checked !== (value === "on")) el.click();
      continue;
    }
    if (el.tagName === "SELECT") {
      const option = [...el.options].find((one) => one.text.replace(/\s+/g, " ").trim() === value);
      if (!option) throw new Error(`there is no ${value} in the list`);
      el.value = option.value;
    } else {
      el.value = value;
    }
    el.dispatchEvent(new Event("input", { bubbles: true }));
    el.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
