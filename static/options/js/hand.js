// Weights that are moved by hand: the ranking follows at once, beside the base case.
"use strict";

(() => {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  const begin = (root) => {
    if (root.dataset.begun) return;
    root.dataset.begun = "yes";
    const table = JSON.parse(root.dataset.table);
    const base = JSON.parse(root.dataset.base);
    const controls = [...root.querySelectorAll("[data-control]")].map((control) => ({
      slider: control.querySelector("input[type=range]"),
      field: control.querySelector("input[data-points]"),
      share: control.querySelector("[data-share]"),
    }));
    const list = root.querySelector("[data-rows]");
    const rows = [...list.children].sort((one, other) => one.dataset.row - other.dataset.row);
    const said = root.querySelector("[data-said]");
    const lang = document.documentElement.lang;
    const tenths = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
    const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
    const points = (number) => tenths.format(Math.round(number * 1e9) / 1e9 + 0);
    const percent = (share) => root.dataset.percent.replace("%s", whole.format(Math.round(share * 1e11) / 1e9));
    const typed = (field) => Math.min(Math.max(Number(field.value.replace(",", ".")) || 0, 0), 100);
    const now = () => controls.map(({ field }, at) => (field.value === field.dataset.points ? base[at] : typed(field)));

    const draw = (row, found, place) => {
      const bar = row.querySelector("[data-bar]");
      bar.setAttribute("width", `${found.least}%`);
      row.querySelector("[data-open]").setAttribute("x", `${found.least}%`);
      row.querySelector("[data-open]").setAttribute("width", `${found.most - found.least}%`);
      row.querySelector("[data-place]").textContent = place ?? "–";
      row.querySelector("[data-total]").textContent =
        found.total === null ? `${points(found.least)}–${points(found.most)}` : points(found.total);
      row.classList.toggle("rises", place !== null && place < Number(row.dataset.place));
      row.classList.toggle("falls", place !== null && place > Number(row.dataset.place));
    };

    const rank = (order) => {
      const before = new Map(rows.map((row) => [row, row.getBoundingClientRect().top]));
      if (order.every((row, at) => list.children[at] === rows[row])) return;
      list.append(...order.map((row) => rows[row]));
      if (still.matches) return;
      for (const row of rows) {
        const moved = before.get(row) - row.getBoundingClientRect().top;
        if (moved) row.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration: 180, easing: "ease-out" });
      }
    };

    let speaking = 0;
    const say = (places) => {
      window.clearTimeout(speaking);
      speaking = window.setTimeout(() => {
        const first = rows.filter((_, at) => places[at] === 1).map((row) => row.dataset.name);
        if (first.length) said.textContent = root.dataset.says.replace("%s", first.join(", "));
      }, 600);
    };

    const follow = () => {
      const tried = now();
      const weights = weigh.shares(tried);
      root.querySelector("[data-nothing]").hidden = weights !== null;
      if (!weights) return;
      const found = weigh.totals(table, weights);
      const places = weigh.places(found);
      controls.forEach(({ share }, at) => { share.textContent = percent(weights[at]); });
      rows.forEach((row, at) => draw(row, found[at], places[at]));
      rank(weigh.order(found));
      say(places);
      link();
    };

    const link = () => {
      const query = new URLSearchParams(new FormData(root.querySelector("form[data-hand]"))).toString();
      const address = `${root.dataset.address}?${query}`;
      for (const place of root.querySelectorAll("[data-link]")) place.href = address;
      for (const field of root.querySelectorAll("[data-query]")) field.value = query;
    };

    controls.forEach(({ slider, field }) => {
      slider.hidden = false;
      slider.addEventListener("input", () => { field.value = slider.value; follow(); });
      field.addEventListener("input", () => { slider.value = typed(field); follow(); });
    });
    root.querySelector("[data-reset]").addEventListener("click", (event) => {
      event.preventDefault();
      controls.forEach(({ slider, field }) => { field.value = field.dataset.points; slider.value = typed(field); });
      follow();
    });
    for (const part of root.querySelectorAll("[data-live]")) part.hidden = false;
    root.querySelector("[data-try]").hidden = true;
  };

  const beginAll = () => document.querySelectorAll("[data-weigh]").forEach(begin);
  document.addEventListener("DOMContentLoaded", beginAll);
  document.addEventListener("htmx:load", beginAll);
})();
