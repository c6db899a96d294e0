// A result that is explored from one file: weights are moved, the ranking follows.
"use strict";

(() => {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const { words } = figures;
  const SVG = "http://www.w3.org/2000/svg";
  const lang = document.documentElement.lang;
  const tenths = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const points = (number) => tenths.format(Math.round(number * 1e9) / 1e9 + 0);
  const percent = (share) => words.percent.replace("%s", () => whole.format(Math.round(share * 1e11) / 1e9));
  const put = (within, tag, text = "", name = "") => {
    const made = within.appendChild(document.createElement(tag));
    made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const drawn = (within, tag, told) => {
    const made = within.appendChild(document.createElementNS(SVG, tag));
    for (const [name, value] of Object.entries(told)) made.setAttribute(name, value);
    return made;
  };

  const controls = figures.criteria.map((name, at) => {
    const row = put(document.getElementById("controls"), "div", "", "control");
    const label = put(row, "label");
    put(label, "bdi", name);
    label.htmlFor = `points-${at}`;
    const slider = put(row, "input");
    Object.assign(slider, { type: "range", min: 0, max: 100, step: 1 });
    slider.setAttribute("aria-label", words.points.replace("%s", () => name));
    const field = put(row, "input");
    Object.assign(field, { type: "text", inputMode: "decimal", id: `points-${at}`, maxLength: 8 });
    const share = put(row, "output", "", "share");
    return { slider, field, share };
  });

  const list = document.getElementById("rows");
  const rows = figures.options.map((option) => {
    const row = put(list, "li", "", `row tone-${option.tone}`);
    const place = put(row, "b", "", "place");
    const name = put(row, "span", "", "name");
    put(name, "span", option.letter, "badge");
    put(name, "bdi", option.name);
    const total = put(row, "b", "", "total");
    const svg = drawn(row, "svg", { width: "100%", height: "20", "aria-hidden": "true" });
    drawn(svg, "rect", { class: "track", x: 0, y: 8, width: "100%", height: 2 });
    const now = drawn(svg, "rect", { class: "now", x: 0, y: 2, height: 10, rx: 2 });
    const base = drawn(svg, "rect", { class: "base", x: 0, y: 14, height: 5, rx: 1 });
    return { row, place, total, now, base, name: option.name };
  });

  let begun = false;
  let tried = [...figures.base];
  const found = (weights) => weigh.totals(figures.points, weights);
  const said = document.getElementById("said");
  const empty = document.getElementById("empty");
  empty.textContent = words.empty;

  const rank = (order) => {
    if (order.every((row, at) => list.children[at] === rows[row].row)) return;
    const before = rows.map(({ row }) => row.getBoundingClientRect().top);
    list.append(...order.map((at) => rows[at].row));
    if (still.matches || !begun) return;
    rows.forEach(({ row }, at) => {
      const moved = before[at] - row.getBoundingClientRect().top;
      if (moved) row.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration: 180, easing: "ease-out" });
    });
  };

  const follow = () => {
    const weights = weigh.shares(tried);
    empty.hidden = weights !== null;
    if (!weights) return;
    const totals = found(weights);
    const places = weigh.places(totals);
    controls.forEach(({ share }, at) => { share.textContent = percent(weights[at]); });
    rows.forEach(({ row, place, total, now }, at) => {
      const { least, most } = totals[at];
      now.setAttribute("width", `${least}%`);
      row.dataset.total = totals[at].total ?? "";
      place.textContent = places[at] ?? "–";
      total.textContent = totals[at].total === null ? `${points(least)}–${points(most)}` : points(least);
    });
    rank(weigh.order(totals));
    const first = rows.filter((_, at) => places[at] === 1).map(({ name }) => name);
    said.textContent = first.length ? words.says.replace("%s", () => first.join(", ")) : "";
  };

  const show = () => controls.forEach(({ slider, field }, at) => { slider.value = tried[at]; field.value = points(tried[at]); });
  const typed = (text) => Math.min(Math.max(Number(text.replace(",", ".")) || 0, 0), 100);
  controls.forEach(({ slider, field }, at) => {
    slider.addEventListener("input", () => { tried[at] = Number(slider.value); field.value = points(tried[at]); follow(); });
    field.addEventListener("input", () => { tried[at] = typed(field.value); slider.value = tried[at]; follow(); });
  });
  document.getElementById("reset").addEventListener("click", () => { tried = [...figures.base]; show(); follow(); });

  const base = weigh.shares(figures.base);
  if (base) found(base).forEach(({ least }, at) => rows[at].base.setAttribute("width", `${least}%`));
  show();
  follow();
  begun = true;
})();
