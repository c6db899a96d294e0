// What somebody has unfolded stays so when a fragment is sent anew.
"use strict";

(() => {
  let open = [];

  document.addEventListener("htmx:beforeSwap", () => {
    open = [...document.querySelectorAll(":is(#console, #checklist) details[open][id]")].map((part) => part.id);
  });

  for (const swapped of ["htmx:afterSwap", "htmx:oobAfterSwap"]) {
    document.addEventListener(swapped, () => {
      for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    });
  }
})();
