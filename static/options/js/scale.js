// The scale, the number field and "I can't judge" say one thing: the one touched last.
"use strict";

(() => {
  const fields = (cell) => ({
    radios: [...cell.querySelectorAll(".scale input")],
    number: cell.querySelector(".exact input"),
    cannot: cell.querySelector(".cannot input"),
    reason: cell.querySelector(".reason"),
  });

  const choose = (radios, value) => {
    for (const radio of radios) radio.checked = value !== null && radio.value === value;
  };

  // Runs before htmx collects the cell, so that what is sent is what is meant.
  document.addEventListener("change", (event) => {
    const cell = event.target.closest?.("[data-cell]");
    if (!cell) return;
    const { radios, number, cannot, reason } = fields(cell);
    if (radios.includes(event.target)) {
      number.value = "";
      cannot.checked = false;
    } else if (event.target === number) {
      const step = radios.find((radio) => radio.value === number.value.trim());
      choose(radios, step ? step.value : null);
      if (step) number.value = "";
      if (step || number.value.trim()) cannot.checked = false;
    } else if (event.target === cannot && cannot.checked) {
      choose(radios, null);
      number.value = "";
      reason.open = true;
    }
  }, true);

  // Enter in a number field saves this field; it does not send the whole page.
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || field.tagName !== "INPUT" || !field.closest("[data-cell]")) return;
    event.preventDefault();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
