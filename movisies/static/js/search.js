// Suggestions while typing in a search box, and the count of what was not found. Both are extra: the form works without.

import { announce, make } from "./device.js";

const PAUSE = 150;
const SHORTEST = 2;

// A combobox after the WAI-ARIA Authoring Practices: the focus stays in the box, the arrows point in the list.
function suggestIn(place, number) {
  const input = place.querySelector("input[type=search]");
  const list = make("ul", { id: `suggesties-${number}`, className: "suggestions", role: "listbox", ariaLabel: "Suggesties", hidden: true });
  let waiting, fetching, pointed = -1;

  const options = () => [...list.children];

  function point(at) {
    pointed = at;
    options().forEach((option, place) => option.setAttribute("aria-selected", place === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options()[at].id);
    options()[at]?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(waiting);
    fetching?.abort();
    list.hidden = true;
    input.ariaExpanded = "false";
    point(-1);
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(({ kind, title, url }, place) => {
      const words = make("span", { className: "suggestion__title" }, title);
      const option = make("li", { id: `${list.id}-${place}`, className: "suggestion", role: "option" }, words, " ", make("span", { className: "suggestion__kind" }, kind));
      option.addEventListener("click", () => location.assign(url));
      option.dataset.url = url;
      return option;
    }));
    list.hidden = suggestions.length === 0;
    input.ariaExpanded = String(!list.hidden);
    point(-1);
    announce(suggestions.length ? `${suggestions.length} ${suggestions.length === 1 ? "suggestie" : "suggesties"}` : "");
  }

  async function ask() {
    const words = input.value.trim();
    if (words.length < SHORTEST) return close();
    fetching?.abort();
    const { signal } = (fetching = new AbortController());
    try {
      const answer = await fetch(`${place.dataset.suggestions}?${new URLSearchParams({ q: words })}`, { signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch {
      // A newer question, or no network: what is typed can still be sent.
    }
  }

  function onKey(event) {
    const count = list.hidden ? 0 : list.children.length;
    const moves = { ArrowDown: (pointed + 2) % (count + 1) - 1, ArrowUp: (pointed + count + 1) % (count + 1) - 1 };
    if (count && event.key in moves) point(moves[event.key]);
    else if (count && event.key === "Escape") close();
    else if (count && event.key === "Enter" && pointed >= 0) location.assign(options()[pointed].dataset.url);
    else return;
    event.preventDefault();
  }

  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"], ["autocomplete", "off"]]) input.setAttribute(name, value);
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", close);
  // Pressing on the list must not take the focus from the box, or the list is gone before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  place.append(list);
}

document.querySelectorAll("[data-suggestions]").forEach(suggestIn);

// The words only, once for each time they are asked: not when the page is shown again.
const missed = document.querySelector("[data-unanswered]");
if (missed && performance.getEntriesByType("navigation")[0]?.type === "navigate") {
  navigator.sendBeacon(missed.dataset.unanswered, new URLSearchParams({ q: document.querySelector("#zoekwoorden").value }));
}
