// Following along: fires the event "pulse" on every element with data-every, every so many seconds.
// Jittered, slower in a hidden tab, at once when it is shown again, and growing waits while nothing answers.
// And counts a step's time down between two answers of the server, whose clock alone counts.
"use strict";

(() => {
  const LONGEST_WAIT = 60, HIDDEN = 10, TICK = 250;
  const due = new Map();
  const failures = new Map();
  let lostSince = null;

  const jitter = (seconds) => seconds * (0.8 + Math.random() * 0.4) * 1000;

  function wait(element) {
    const failed = failures.get(element.id) ?? 0;
    let seconds = Number(element.dataset.every) * 2 ** failed;
    if (document.hidden) seconds = Math.max(seconds, HIDDEN);
    return jitter(Math.min(seconds, LONGEST_WAIT));
  }

  function tick() {
    if (!window.htmx) return; // a page that was left before all of it came
    const now = Date.now();
    for (const element of document.querySelectorAll("[data-every]")) {
      if (!due.has(element.id)) due.set(element.id, now + wait(element));
      if (now < due.get(element.id)) continue;
      due.set(element.id, now + wait(element));
      htmx.trigger(element, "pulse");
    }
  }

  // What is being written or was chosen and not yet sent is not taken away by news; the bar says that
  // there is some. What was refused or handed back is still unsent. What sends itself, and what is sent
  // nowhere, holds nobody up.
  const UNSENT = ["#room", "#console"].flatMap((place) =>
    ["input", "select", "textarea"].map((field) => `${place} form ${field}`)).concat("#kept-words").join();

  function isTouched(field) {
    if (field.id === "kept-words") return true;
    if (field.type === "hidden" || field.closest("[hx-trigger*=change]")) return false;
    if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
    const isRefused = field.defaultValue && field.form?.querySelector(".errors:not(:empty)");
    if (!field.options) return isRefused || field.value !== field.defaultValue;
    const given = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(given, 0);
  }

  function isBusy() {
    const writing = document.activeElement?.matches("[data-cell] textarea") ? [document.activeElement] : [];
    return [...document.querySelectorAll(UNSENT), ...writing].some(isTouched);
  }

  document.addEventListener("htmx:configRequest", (event) => {
    const element = event.detail.elt;
    if (!element.dataset?.every) return;
    if (isBusy()) event.detail.parameters.busy = "1";
    element.addEventListener("htmx:beforeOnLoad", refuseLate);
  });

  // What asked was replaced meanwhile by the answer to a button: its news is old, and the new one asks itself.
  function refuseLate(event) {
    if (!event.currentTarget.isConnected) event.preventDefault();
  }

  document.addEventListener("htmx:afterRequest", (event) => {
    const element = event.detail.elt;
    if (!element.dataset?.every) return;
    const status = event.detail.xhr?.status ?? 0;
    // Who has no place here any more reads so, once nothing unsent stands on the page.
    if ([403, 404].includes(status) && !isBusy()) location.reload();
    const answered = status > 0 && status < 500 && status !== 429;
    failures.set(element.id, answered ? 0 : Math.min((failures.get(element.id) ?? 0) + 1, 6));
    if (!answered) due.set(element.id, Date.now() + wait(element));
    say(answered);
  });

  // The last picture stays; a line says since when there is no connection.
  function say(answered) {
    const line = document.getElementById("lost");
    if (!line) return;
    if (answered) { lostSince = null; line.hidden = true; return; }
    lostSince ??= new Date();
    const time = line.querySelector("time");
    if (time) time.textContent = lostSince.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    line.hidden = false;
  }

  // When the room is shown anew, whoever was in it with the keyboard goes on from its heading; what
  // came by itself begins at the top. A line that stays on the page tells what came of a deed, or
  // where the room is now, to those who do not see it.
  let before = null, wasInside = false, isNews = false;

  document.addEventListener("htmx:beforeSwap", (event) => {
    before = document.getElementById("room");
    wasInside = Boolean(before?.contains(document.activeElement));
    isNews = Boolean(event.detail.requestConfig?.elt?.dataset?.every);
  });

  document.addEventListener("htmx:afterSettle", () => {
    const room = document.getElementById("room");
    if (!room || room === before) return;
    before = room;
    if (room.dataset.title) document.title = room.dataset.title;
    const told = document.getElementById("told");
    if (told) told.textContent = room.querySelector("#said")?.textContent.trim() || (isNews ? room.dataset.title : "");
    if (isNews) {
      scrollTo(0, 0);
      document.querySelector(".messages")?.remove(); // what came of the last deed is not about this step
    }
    const isLost = !document.activeElement || document.activeElement === document.body;
    const heading = room.querySelector("h1");
    if (!wasInside || !heading || !(isLost || isNews)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });

  document.addEventListener("visibilitychange", () => { if (!document.hidden) due.clear(), now(); });
  addEventListener("online", () => { failures.clear(); now(); });
  addEventListener("pageshow", (event) => { if (event.persisted) now(); });

  function now() {
    for (const element of document.querySelectorAll("[data-every]")) due.set(element.id, 0);
    tick();
  }

  setInterval(tick, TICK);
})();

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
