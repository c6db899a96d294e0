// What somebody has unfolded stays so when a fragment is sent anew.
"use strict";

(() => {
  let open = [];

  document.addEventListener("htmx:beforeSwap", () => {
    open = [...document.querySelectorAll("#console details[open][id]")].map((part) => part.id);
  });

  document.addEventListener("htmx:afterSwap", () => {
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  });
})();
