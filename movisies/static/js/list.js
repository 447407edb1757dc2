// The reading list: the device keeps its numbers, the link in the header carries them in its address.

import { announce, button, make, recall, remember } from "./device.js";

const LONGEST = 30;
const SHAPE = "M6 3.5h12v17l-6-4.6-6 4.6z";
const headerLink = document.querySelector("[data-reading-list]");
const buttons = [];

function saved() {
  return [recall("leeslijst", [])].flat().filter(Number.isInteger).slice(0, LONGEST);
}

function addressOf(list) {
  return new URL(headerLink.href).pathname + (list.length ? `?a=${list.join("-")}` : "");
}

function toggle(number) {
  const list = saved();
  if (list.includes(number)) remember("leeslijst", list.filter((other) => other !== number));
  else if (list.length < LONGEST) remember("leeslijst", [...list, number]);
  show();
  announce(`Op je leeslijst: ${saved().length} ${saved().length === 1 ? "artikel" : "artikelen"}.`);
}

function show() {
  const list = saved();
  headerLink.href = addressOf(list);
  headerLink.querySelector(".list-count")?.remove();
  if (list.length) {
    const words = make("span", { className: "visually-hidden" }, list.length === 1 ? " artikel" : " artikelen");
    headerLink.append(make("span", { className: "list-count" }, ` ${list.length}`, words));
  }
  for (const { element, number, label } of buttons) {
    const isSaved = list.includes(number);
    const isFull = !isSaved && list.length >= LONGEST;
    element.classList.toggle("is-saved", isSaved);
    element.setAttribute("aria-disabled", isFull);
    label(isSaved, isFull);
  }
}

function bookmark() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of [["viewBox", "0 0 24 24"], ["aria-hidden", "true"], ["class", "bookmark"]]) svg.setAttribute(name, value);
  path.setAttribute("d", SHAPE);
  svg.append(path);
  return svg;
}

// On the article's own page the plain link makes room for a button with words.
for (const link of document.querySelectorAll("[data-save]")) {
  const words = make("span");
  const number = Number(link.closest("[data-article]").dataset.article);
  const element = button("tool tool--save", () => toggle(number), bookmark(), words);
  const label = (isSaved, isFull) => {
    words.replaceChildren(isSaved ? "Bewaard" : isFull ? "Lijst is vol" : "Bewaar");
    if (isSaved || !isFull) words.append(make("span", { className: "tool__more" }, isSaved ? "; haal weg" : " voor later"));
  };
  buttons.push({ element, number, label });
  link.replaceWith(element);
}

// In a list of articles, a mark in the corner.
for (const teaser of document.querySelectorAll(".teaser[data-article]")) {
  const number = Number(teaser.dataset.article);
  const title = teaser.querySelector(".teaser__title").textContent.trim();
  const element = button("save-mark", () => toggle(number), bookmark());
  const label = (isSaved, isFull) => {
    element.title = isSaved ? "Haal van de leeslijst" : isFull ? "De leeslijst is vol" : "Bewaar voor later";
    element.setAttribute("aria-label", `${element.title}: ${title}`);
  };
  buttons.push({ element, number, label });
  teaser.append(element);
}

// On the page of the list: what is changed in the reader's own list is changed on the device too.
const page = document.querySelector("[data-list]");
if (page) {
  const listed = page.dataset.list.split("-").filter(Boolean).map(Number);
  const isOwn = () => listed.join() === saved().join();
  if (!location.search && saved().length) location.replace(addressOf(saved()));
  for (const link of document.querySelectorAll("[data-change]")) {
    link.addEventListener("click", () => {
      const numbers = new URL(link.href).searchParams.get("a")?.split("-").map(Number) ?? [];
      if (isOwn()) remember("leeslijst", numbers);
    });
  }
  if (listed.length && !isOwn()) {
    const keep = button("button button--quiet", () => {
      remember("leeslijst", [...new Set([...listed, ...saved()])].slice(0, LONGEST));
      keep.replaceWith(make("span", { className: "list-kept" }, "Staat op je eigen lijst."));
      show();
      announce("De lijst staat op je eigen leeslijst.");
    }, "Zet op mijn lijst");
    page.append(keep);
  }
}

show();
addEventListener("storage", show);
addEventListener("pageshow", show);
