// Who leaves a seat leaves nothing in this browser: answers that were not acknowledged are erased too.
"use strict";

document.addEventListener("submit", () => {
  try { sessionStorage.clear(); } catch { /* a browser that keeps nothing has nothing to erase */ }
});
