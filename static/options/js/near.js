// Parts of a result are fetched when they come near, and all of them before the page is printed.
"use strict";

(() => {
  const NEAR = "600px 0px";
  const waiting = () => [...document.querySelectorAll(".near[hx-get]")];
  const fetchPart = (part) => htmx.trigger(part, "near");

  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      fetchPart(target);
    }
  }, { rootMargin: NEAR });

  const watch = () => waiting().forEach((part) => watcher.observe(part));
  document.addEventListener("DOMContentLoaded", () => {
    watch();
    for (const button of document.querySelectorAll("[data-print-whole]")) button.hidden = false;
  });
  document.addEventListener("htmx:load", watch);

  let wantsPaper = false;
  const printWhenWhole = () => {
    if (!wantsPaper || waiting().length) return;
    wantsPaper = false;
    window.print();
  };
  const toPaper = () => {
    wantsPaper = true;
    waiting().forEach(fetchPart);
    printWhenWhole();
  };

  document.addEventListener("htmx:afterSettle", printWhenWhole);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "p" && waiting().length) {
      event.preventDefault();
      toPaper();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print-whole]")) {
      event.preventDefault();
      toPaper();
    }
  });
})();
