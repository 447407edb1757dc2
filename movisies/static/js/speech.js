// "Lees voor": the browser's own speech reads the page sentence by sentence, and the page marks the sentence.

import { button, make } from "./device.js";

const SPOKEN = ".article-head .article-title, .subtitle, .lead, .summary p, .body :is(h2, h3, p, li, th, td)";
const SILENT = ".notes, .note-marker, .box__kind, .visually-hidden";
const MARK = "voorgelezen";

// A voice of the device itself. One from elsewhere would send the text, and so what is read, to another company.
function dutchVoice() {
  return speechSynthesis.getVoices().find((voice) => /^nl\b/i.test(voice.lang) && voice.localService);
}

function hasVoice() {
  // Some browsers name their voices late, others never; what is not known may be tried.
  return speechSynthesis.getVoices().length === 0 || Boolean(dutchVoice());
}

function split(text) {
  if (!Intl.Segmenter) return [{ segment: text, index: 0 }];
  return [...new Intl.Segmenter("nl", { granularity: "sentence" }).segment(text)];
}

function pointIn(nodes, offset) {
  let rest = offset;
  const node = nodes.find((each) => rest <= each.length || ((rest -= each.length), false));
  return [node, rest];
}

export function sentencesOf(root) {
  const blocks = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const block = parent.closest(SPOKEN);
    if (block && !parent.closest(SILENT)) blocks.set(block, [...(blocks.get(block) ?? []), walker.currentNode]);
  }
  return [...blocks].flatMap(([block, nodes]) =>
    split(nodes.map((node) => node.data).join(""))
      .filter(({ segment }) => /[\p{L}\d]/u.test(segment))
      .map(({ segment, index }) => {
        const range = document.createRange();
        range.setStart(...pointIn(nodes, index + segment.search(/\S/)));
        range.setEnd(...pointIn(nodes, index + segment.trimEnd().length));
        return { block, range, text: segment.trim().replace(/\s+/g, " ") };
      }),
  );
}

function mark(sentence) {
  document.querySelector(".is-spoken")?.classList.remove("is-spoken");
  if (!globalThis.CSS?.highlights) sentence?.block.classList.add("is-spoken");
  else if (sentence) CSS.highlights.set(MARK, new Highlight(sentence.range));
  else CSS.highlights.delete(MARK);
}

function follow(sentence) {
  const { top, bottom } = sentence.range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight - 80) sentence.block.scrollIntoView({ block: top < 0 || bottom - top < innerHeight / 2 ? "center" : "start" });
}

export function offerSpeech(tools, root) {
  if (!globalThis.speechSynthesis) return;
  let sentences = [];
  let at = 0;
  let current = null;

  const say = () => {
    const sentence = sentences[at];
    if (!sentence) return stop();
    mark(sentence);
    follow(sentence);
    const utterance = Object.assign(new SpeechSynthesisUtterance(sentence.text), { lang: "nl-NL" });
    utterance.voice = dutchVoice() ?? null;
    utterance.onend = () => current === utterance && (at++, say());
    utterance.onerror = () => current === utterance && stop();
    current = utterance;
    speechSynthesis.speak(utterance);
  };
  // Pausing is stopping at a sentence and beginning that sentence again: not every browser can pause.
  const hush = () => {
    current = null;
    speechSynthesis.cancel();
  };
  const pause = button("bar__main", () => {
    if (current) hush();
    else say();
    pause.textContent = current ? "Pauze" : "Verder";
  }, "Pauze");
  const stop = () => {
    hush();
    mark(null);
    if (bar.contains(document.activeElement)) start.focus({ preventScroll: true });
    bar.remove();
    start.textContent = "Lees voor";
  };
  const bar = make("div", { className: "reading-bar", role: "group", ariaLabel: "Voorlezen" }, pause, button("", () => stop(), "Stop"));
  const start = button("tool tool--speech", () => {
    if (bar.isConnected) return stop();
    document.querySelector(".reading-bar")?.remove();
    sentences = sentencesOf(root);
    at = 0;
    pause.textContent = "Pauze";
    start.textContent = "Stop voorlezen";
    tools.after(bar);
    say();
  }, "Lees voor");

  const showStart = () => (start.hidden = !hasVoice());
  showStart();
  tools.append(start);
  speechSynthesis.addEventListener?.("voiceschanged", showStart);
  addEventListener("pagehide", stop);
}
