// Saving by itself: one word per answer, retry with growing waits, nothing lost while offline.
// An answer that is not acknowledged waits in sessionStorage and is erased with its acknowledgement.
"use strict";

(() => {
  const STORE = "policy-options-unsaved";
  const LONGEST_WAIT = 30000;
  const LONGEST_ANSWER = 8000; // as htmx's own
  const bar = document.getElementById("unsaved");
  if (!bar) return;
  const waiting = new Map(Object.entries(read()));
  const tries = new Map();
  const timers = new Map();

  function read() {
    try { return JSON.parse(sessionStorage.getItem(STORE)) ?? {}; } catch { return {}; }
  }
  function keep() {
    try {
      if (waiting.size) sessionStorage.setItem(STORE, JSON.stringify(Object.fromEntries(waiting)));
      else sessionStorage.removeItem(STORE);
    } catch { /* a full or forbidden store: the answer still stands in its control */ }
  }
  function newId() {
    return [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(16)).join("");
  }

  const cellOf = (element) => element?.closest?.("[data-cell]");
  // In a room an answer belongs to the round of its page, and never to the next one.
  const round = document.querySelector("#common [name=round]");
  const urlOf = (cell) => cell.getAttribute("hx-post") + (round ? `#${round.value}` : "");
  const find = (url) => [...document.querySelectorAll("[data-cell]")].find((cell) => urlOf(cell) === url);
  const KNOWN_TO_PAGE = /-(was|seen|revision|change|could_not)$/;

  function collect(cell) {
    const fields = [...cell.querySelectorAll("input, textarea"), ...document.querySelectorAll("#common input")];
    const sent = fields.filter((field) => field.name && (!["radio", "checkbox"].includes(field.type) || field.checked));
    return new URLSearchParams(sent.map((field) => [field.name, field.value]));
  }

  // Remember what stands in a control; every new content gets an id of its own and keeps it.
  function remember(cell) {
    const url = urlOf(cell);
    const body = collect(cell);
    const content = JSON.stringify([...body].filter(([name]) => name.startsWith(`${cell.dataset.cell}-`) && !KNOWN_TO_PAGE.test(name)));
    const before = waiting.get(url);
    const change = before?.content === content ? before.change : newId();
    body.set(`${cell.dataset.cell}-change`, change);
    waiting.set(url, { content, change, body: body.toString(), failed: before?.failed ?? false });
    keep();
    word(cell, bar.dataset.saving, false);
    return change;
  }

  function word(cell, text, isWarning) {
    const place = cell.querySelector(".state .word");
    if (!place) return;
    place.textContent = text;
    place.className = isWarning ? "word warn" : "word";
  }

  function count() {
    const failed = [...waiting.values()].filter((entry) => entry.failed);
    const refused = failed.some((entry) => entry.refused);
    bar.hidden = failed.length === 0;
    if (!failed.length) return;
    bar.textContent = refused ? bar.dataset.refused
      : failed.length === 1 ? bar.dataset.one
      : bar.dataset.many.replace("%n", failed.length);
  }

  // Runs before htmx hears of the change, so that what waits is known when a request begins.
  document.addEventListener("change", (event) => {
    const cell = cellOf(event.target);
    if (cell) remember(cell);
  }, true);

  // A request that stood in the queue while its answer was acknowledged has nothing left to say.
  document.addEventListener("htmx:configRequest", (event) => {
    const cell = event.detail.elt;
    if (!cell.matches("[data-cell]")) return;
    const isTyping = event.detail.triggeringEvent?.type === "input";
    if (!isTyping && !waiting.has(urlOf(cell))) event.preventDefault();
    else event.detail.parameters[`${cell.dataset.cell}-change`] = remember(cell);
  });

  function acknowledge(url, change) {
    const entry = waiting.get(url);
    clearTimeout(timers.get(url));
    tries.delete(url);
    if (!entry || (change && entry.change !== change)) return;
    waiting.delete(url);
    keep();
    count();
  }

  function fail(url, cell, status) {
    const entry = waiting.get(url);
    if (!entry) return;
    entry.failed = true;
    entry.refused = [400, 403, 404, 413].includes(status);
    keep();
    count();
    if (cell) word(cell, "! " + bar.dataset.failed, true);
    if (!entry.refused) later(url);
  }

  function later(url) {
    clearTimeout(timers.get(url));
    const attempt = (tries.get(url) ?? 0) + 1;
    tries.set(url, attempt);
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2);
    timers.set(url, setTimeout(() => again(url), wait));
  }

  function again(url) {
    const entry = waiting.get(url);
    if (!entry) return;
    const cell = find(url);
    if (cell) htmx.trigger(cell, "again");
    else send(url, entry);
  }

  // An answer of a page that was left already.
  async function send(url, entry) {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded" },
        body: entry.body,
        signal: AbortSignal.timeout?.(LONGEST_ANSWER),
      });
      if (response.ok) acknowledge(url, entry.change);
      else if (response.status === 409 && url.includes("#")) late(url);
      else fail(url, null, [409, 422].includes(response.status) ? 400 : response.status);
    } catch {
      fail(url, null, 0);
    }
  }

  function late(url) {
    acknowledge(url);
    bar.hidden = false;
    bar.textContent = bar.dataset.late;
  }

  document.addEventListener("htmx:afterRequest", (event) => {
    const cell = event.detail.elt;
    const status = event.detail.xhr?.status ?? 0;
    const undone = cellOf(cell);
    if (undone && undone !== cell && (status === 0 || status >= 500)) word(undone, "! " + bar.dataset.stuck, true);
    if (!cell.matches?.("[data-cell]")) return;
    const sent = event.detail.requestConfig?.parameters?.[`${cell.dataset.cell}-change`];
    if ((status >= 200 && status < 400) || status === 409 || status === 422) acknowledge(urlOf(cell), sent);
    else fail(urlOf(cell), cell, status);
  });

  // Refused fields are marked, so that the error is beside its cause for everybody.
  document.addEventListener("htmx:afterSettle", (event) => {
    const cell = cellOf(event.detail.elt) ?? cellOf(event.target);
    if (!cell) return;
    const errors = cell.querySelector(".errors");
    const wrong = (errors?.dataset.invalid ?? "").split(" ");
    for (const field of cell.querySelectorAll("input:not([type=hidden]), textarea")) {
      const isWrong = wrong.includes(field.name);
      field.toggleAttribute("aria-invalid", isWrong);
      if (isWrong) {
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", errors.id);
        field.closest("details")?.setAttribute("open", "");
      }
    }
  });

  addEventListener("online", () => { for (const url of waiting.keys()) again(url); });
  addEventListener("beforeunload", (event) => {
    if ([...waiting.values()].some((entry) => entry.failed)) event.preventDefault();
  });

  // After a reload: put the unsaved answers back into their controls and send them again.
  addEventListener("load", () => {
    for (const [url, entry] of waiting) {
      const cell = find(url);
      if (cell) restore(cell, new URLSearchParams(entry.body));
      again(url);
    }
    count();
  });

  function restore(cell, body) {
    for (const field of cell.querySelectorAll("input:not([type=hidden]), textarea")) {
      if (["radio", "checkbox"].includes(field.type)) {
        field.checked = body.getAll(field.name).includes(field.value);
      } else if (body.has(field.name)) {
        field.value = body.get(field.name);
      }
    }
  }
})();
