// The toolbar of a page to read: speech, text size, printing, and the way back to where the reader was.

import { announce, button, make, recall, remember } from "./device.js";
import { offerPlace } from "./place.js";
import { offerSpeech } from "./speech.js";

const LARGEST = 3;
const tools = document.querySelector("[data-tools]");

function sizeButtons() {
  const [smaller, larger] = [["kleiner", -1], ["groter", 1]].map(([word, step]) => {
    const words = [make("span", { ariaHidden: "true" }, step < 0 ? "A−" : "A+"), make("span", { className: "visually-hidden" }, `Tekst ${word}`)];
    const change = () => {
      setSize(size + step);
      announce(`Tekstgrootte ${size + 1} van ${LARGEST + 1}.`);
    };
    return button("tool tool--size", change, ...words);
  });
  let size = 0;
  const setSize = (wanted) => {
    size = Math.min(LARGEST, Math.max(0, Math.round(wanted) || 0));
    document.documentElement.dataset.textSize = size;
    // Disabled for the eye and the ear, but still in the order of the keyboard: the focus must not get lost.
    smaller.setAttribute("aria-disabled", size === 0);
    larger.setAttribute("aria-disabled", size === LARGEST);
    if (size !== recall("tekst", 0)) remember("tekst", size);
  };
  setSize(recall("tekst", 0));
  return [smaller, larger];
}

if (tools) {
  const added = [...sizeButtons()];
  if ("print" in tools.dataset) added.push(button("tool", () => print(), "Druk af"));
  // Behind what is there: what a reader already sees must not move.
  tools.append(...added);
  offerSpeech(tools, document.querySelector("main"));
  if (tools.dataset.article) offerPlace(tools, Number(tools.dataset.article), document.querySelector(".body"));
}
