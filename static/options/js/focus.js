// After a swap the focus stays where it was. When that control has gone, it goes to the one that
// its data-else names, or to the question, which comes into view when it is off the screen.
"use strict";

(() => {
  let instead = "";

  document.addEventListener("htmx:beforeSwap", () => {
    instead = document.activeElement?.dataset.else ?? "";
  });

  document.addEventListener("htmx:afterSettle", () => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const place = document.getElementById(instead) ?? document.querySelector("[data-focus]");
    if (!place) return;
    place.focus({ preventScroll: true });
    const { top, bottom } = place.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) place.scrollIntoView();
  });
})();
