// Where the reader was in a long article, kept on the device and offered at the next visit.

import { button, make, recall, remember } from "./device.js";

const MOST_ARTICLES = 50;
const SCREENS = 2;

export function offerPlace(tools, article, body) {
  const pieces = [...body.children];
  if (pieces.length < 4 || body.offsetHeight < SCREENS * innerHeight) return;
  const places = () => [recall("plaats", [])].flat().filter((place) => place?.article);
  const before = places().find((place) => place.article === article);
  if (before && pieces[before.piece] && !location.hash && scrollY < innerHeight) offer(tools, pieces[before.piece]);

  let waiting;
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const piece = pieces.findLastIndex((element) => element.getBoundingClientRect().top < innerHeight / 3);
      const isUnderWay = piece > 1 && body.getBoundingClientRect().bottom > innerHeight;
      const others = places().filter((place) => place.article !== article).slice(1 - MOST_ARTICLES);
      remember("plaats", isUnderWay ? [...others, { article, piece }] : others);
    }, 300);
  }, { passive: true });
}

function offer(tools, target) {
  const start = scrollY;
  const go = button("bar__main", () => {
    bar.remove();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }, "Verder lezen waar je was");
  const bar = make("div", { className: "reading-bar", role: "group", ariaLabel: "Verder lezen" }, go, button("", () => bar.remove(), "Nee, sluit"));
  tools.after(bar);
  // Who scrolls on has chosen to begin anew.
  addEventListener("scroll", () => Math.abs(scrollY - start) > innerHeight && bar.remove(), { passive: true });
}
