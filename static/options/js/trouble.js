// A deed that did not reach the site says so; a switch goes back to what is stored.
// The scoring control (save.js) and what follows a room (pulse.js) have their own words and try again by themselves.
"use strict";

(() => {
  const words = document.currentScript.dataset.words;
  let notice = null;

  function say(text) {
    if (!notice) {
      notice = document.createElement("p");
      notice.className = "notice warn trouble";
      notice.setAttribute("role", "alert");
      document.getElementById("content").prepend(notice);
    }
    notice.hidden = !text;
    notice.textContent = text;
  }

  function failed(event) {
    const { elt } = event.detail;
    if (elt.closest("[data-cell]") || "every" in elt.dataset) return;
    const touched = event.detail.requestConfig?.triggeringEvent?.target;
    if (touched?.type === "checkbox") touched.checked = !touched.checked;
    say(words);
  }

  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, failed);
  }
  document.addEventListener("htmx:afterSwap", () => { if (notice) say(""); });
})();
