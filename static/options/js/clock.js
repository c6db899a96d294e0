// Counts a step's time down between two answers of the server, whose clock alone counts.
"use strict";

(() => {
  const began = new WeakMap();

  function write(clock) {
    const known = began.get(clock);
    const left = Number(clock.dataset.left);
    if (!known || known.left !== left) began.set(clock, { left, at: performance.now() });
    const passed = "still" in clock.dataset ? 0 : (performance.now() - began.get(clock).at) / 1000;
    const seconds = Math.round(left - passed);
    const size = Math.abs(seconds);
    const digits = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
    const words = seconds < 0 ? clock.dataset.over : clock.dataset.time;
    const text = (words ?? "TIME").replace("TIME", digits);
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle("over", seconds < 0);
  }

  const every = () => document.querySelectorAll("[data-left]").forEach(write);
  setInterval(every, 500);
  every();
})();
