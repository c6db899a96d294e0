// Drag a criterion by its grip: up and down orders, sideways nests. An extra beside the buttons;
// what is dropped goes the way of "Move". A finger scrolls everywhere but on a grip.
"use strict";

(() => {
  const STEP = 24, EDGE = 56;
  let drag = null;

  const rows = () => [...document.querySelectorAll(".tree > li[data-key]")];

  const depths = (all) => {
    const found = new Map();
    for (const row of all) found.set(row.dataset.key, (found.get(row.dataset.above) ?? -1) + 1);
    return found;
  };

  const show = () => {
    for (const grip of document.querySelectorAll(".grip[hidden]")) grip.hidden = false;
  };

  // What moves along: everything that lies under it.
  const family = (all, depth, row) => {
    const at = all.indexOf(row), own = depth.get(row.dataset.key);
    let end = at + 1;
    while (end < all.length && depth.get(all[end].dataset.key) > own) end += 1;
    return all.slice(at, end);
  };

  const begin = (event) => {
    const grip = event.target.closest?.(".grip");
    if (!grip || event.button !== 0 || drag) return;
    event.preventDefault();
    const all = rows(), depth = depths(all), row = grip.closest("li");
    const moved = family(all, depth, row);
    const mark = document.createElement("li");
    mark.className = "drop";
    drag = {
      grip, row, depth, moved, mark, from: event.clientX, y: event.clientY, x: event.clientX,
      own: depth.get(row.dataset.key), others: all.filter((one) => !moved.includes(one)),
      rtl: getComputedStyle(row).direction === "rtl" ? -1 : 1, place: null, frame: 0,
    };
    grip.setPointerCapture(event.pointerId);
    for (const one of moved) one.classList.add("dragged");
    drag.frame = requestAnimationFrame(scroll);
  };

  // Near the upper or lower edge the page moves along.
  const scroll = () => {
    if (!drag) return;
    const up = drag.y < EDGE, down = drag.y > innerHeight - EDGE;
    if (drag.place && (up || down)) {
      scrollBy(0, up ? -8 : 8);
      aim();
    }
    drag.frame = requestAnimationFrame(scroll);
  };

  // Between which two lines it would land, and how deep: not deeper than one under the line
  // before, not higher than the line after.
  const aim = () => {
    const { others, depth } = drag;
    let at = others.findIndex((row) => {
      const { top, height } = row.firstElementChild.getBoundingClientRect();
      return drag.y < top + height / 2;
    });
    if (at < 0) at = others.length;
    const previous = others[at - 1], next = others[at];
    const least = next ? depth.get(next.dataset.key) : 0;
    const most = previous ? depth.get(previous.dataset.key) + 1 : 0;
    const asked = drag.own + Math.round(((drag.x - drag.from) * drag.rtl) / STEP);
    const deep = Math.max(least, Math.min(most, asked));
    let above = previous;
    while (above && depth.get(above.dataset.key) >= deep) above = rowOf(above.dataset.above);
    drag.place = {
      under: above?.dataset.key ?? "",
      before: next && depth.get(next.dataset.key) === deep ? next.dataset.key : "",
    };
    drag.mark.className = `drop depth-${Math.min(deep, 6)}`;
    if (next) next.before(drag.mark);
    else (previous ?? drag.row).after(drag.mark);
  };

  const rowOf = (key) => rows().find((row) => row.dataset.key === key);

  const move = (event) => {
    if (!drag) return;
    drag.x = event.clientX;
    drag.y = event.clientY;
    if (drag.place || Math.abs(drag.x - drag.from) > 6 || !inside(drag.row, drag.y)) aim();
  };

  const inside = (row, y) => {
    const { top, bottom } = row.getBoundingClientRect();
    return y >= top && y <= bottom;
  };

  const stop = () => {
    cancelAnimationFrame(drag.frame);
    drag.mark.remove();
    for (const one of drag.moved) one.classList.remove("dragged");
    const ended = drag;
    drag = null;
    return ended;
  };

  const end = () => {
    if (!drag) return;
    const { row, place, others, moved } = stop();
    const after = moved[moved.length - 1].nextElementSibling;
    const stood = after && others.includes(after) && after.dataset.above === row.dataset.above ? after.dataset.key : "";
    if (!place || (place.under === row.dataset.above && place.before === stood)) return;
    const form = document.getElementById("drag"), own = row.querySelector(".tree-row");
    form.elements.criterion.value = row.dataset.key;
    form.elements.seen.value = own.elements.seen.value;
    form.elements.under.value = place.under;
    form.elements.before.value = place.before;
    own.querySelector(".name a").focus({ preventScroll: true });
    form.requestSubmit();
  };

  document.addEventListener("pointerdown", begin);
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", () => drag && stop());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) stop();
  });
  for (const name of ["DOMContentLoaded", "htmx:afterSettle", "htmx:oobAfterSwap"]) document.addEventListener(name, show);
})();
