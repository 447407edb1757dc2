// What a browser can measure on a page and axe does not. Each check gives the faults it found, as readable lines.
({
  name(element) {
    const words = (element.getAttribute("aria-label") || element.value || element.textContent).trim().slice(0, 40);
    return `<${element.localName} class="${element.getAttribute("class") || ""}"> ${words.replace(/\s+/g, " ")}`;
  },

  isShown(element) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && style.clipPath === "none" && box.width > 1 && box.height > 1
      && box.right > 0 && box.bottom + scrollY > 0;
  },

  all(selector) {
    return [...document.querySelectorAll(selector)].filter((element) => this.isShown(element));
  },

  // WCAG 2.2, 2.5.8: 24 × 24 px, or room for a circle of 24 px that touches no other target; a link in a sentence is free.
  targets() {
    const controls = this.all("a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']");
    const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
    const isSmall = (box) => box.width < 23.99 || box.height < 23.99;
    const inSentence = (element) => {
      if (!getComputedStyle(element).display.startsWith("inline")) return false;
      const block = element.closest("p, li, dd, dt, td, th, figcaption, blockquote, cite, address, h1, h2, h3");
      return Boolean(block) && block.textContent.trim().length > element.textContent.trim().length;
    };
    const boxes = new Map(controls.map((element) => [element, element.getBoundingClientRect()]));
    const isCrowded = (element) => {
      const [x, y] = middle(boxes.get(element));
      return controls.some((other) => {
        if (other === element || other.contains(element) || element.contains(other)) return false;
        const box = boxes.get(other);
        if (isSmall(box)) {
          const [otherX, otherY] = middle(box);
          return Math.hypot(x - otherX, y - otherY) < 24;
        }
        return Math.hypot(x - Math.min(Math.max(x, box.left), box.right), y - Math.min(Math.max(y, box.top), box.bottom)) < 12;
      });
    };
    return controls
      .filter((element) => isSmall(boxes.get(element)) && !inSentence(element) && isCrowded(element))
      .map((element) => `${this.name(element)}: ${boxes.get(element).width.toFixed()} × ${boxes.get(element).height.toFixed()}`);
  },

  // What has the focus now: is it marked, and is some of it to be seen?
  focus() {
    const element = document.activeElement;
    if (element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const faults = [];
    const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(style.outlineColor);
    // In a drawing the mark is an edge around a shape that is not there without the focus.
    const edges = () => [...element.querySelectorAll("*")].map((shape) => getComputedStyle(shape).stroke + getComputedStyle(shape).strokeWidth).join();
    const withFocus = edges();
    element.blur();
    const isMarked = hasOutline || withFocus !== edges();
    element.focus({ preventScroll: true, focusVisible: true });
    if (!isMarked) faults.push(`${this.name(element)}: no mark of the focus`);
    if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) faults.push(`${this.name(element)}: out of sight`);
    const points = [...element.getClientRects()].flatMap((part) => [[part.left + 2, part.top + 2], [part.left + part.width / 2, part.top + part.height / 2]]);
    const hits = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
    if (hits.length && !hits.some((hit) => element.contains(hit) || hit.contains(element))) faults.push(`${this.name(element)}: covered`);
    return faults;
  },

  // WCAG 1.4.10 and 1.4.12: nothing wider than the window, no text cut off.
  clipped() {
    const faults = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [];
    const cuts = (value) => value === "hidden" || value === "clip";
    for (const element of this.all("body *:not(svg, svg *)")) {
      const style = getComputedStyle(element);
      if (!element.textContent.trim()) continue;
      if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) faults.push(`${this.name(element)}: cut off sideways`);
      if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) faults.push(`${this.name(element)}: cut off below`);
    }
    return faults;
  },

  // The least spacing that a reader may ask for. A constructed sheet is no inline style, so the page's policy stays on.
  spaceText() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
    document.adoptedStyleSheets = [sheet];
  },

  // With reduced motion asked for: what still moves by itself or takes time to change.
  motion() {
    const seconds = (value) => Math.max(...value.split(",").map(parseFloat));
    const faults = [];
    for (const element of document.querySelectorAll("*")) {
      for (const part of ["", "::before", "::after"]) {
        const style = getComputedStyle(element, part || null);
        if (style.animationName !== "none" && seconds(style.animationDuration) > 0.01) faults.push(`${this.name(element)}${part}: animation`);
        if (seconds(style.transitionDuration) > 0.01) faults.push(`${this.name(element)}${part}: transition`);
        if (!part && style.scrollBehavior === "smooth") faults.push(`${this.name(element)}: smooth scrolling`);
      }
    }
    const rules = (list) => [...list].flatMap((rule) =>
      rule.media && !matchMedia(rule.media.mediaText).matches ? [] : [rule, ...(rule.cssRules ? rules(rule.cssRules) : [])]);
    for (const sheet of document.styleSheets) {
      if (sheet.media.mediaText && !matchMedia(sheet.media.mediaText).matches) continue;
      if (rules(sheet.cssRules).some((rule) => rule.constructor.name === "CSSViewTransitionRule" && rule.navigation === "auto")) faults.push("view transition");
    }
    return faults;
  },

  // With forced colours the grounds are gone: a control must still have an edge, and a link the reader's colour of links.
  forcedColours() {
    const faults = [];
    for (const element of this.all("button, input:not([type=hidden]), select, textarea")) {
      const style = getComputedStyle(element);
      const isNative = style.appearance !== "none" && /^(checkbox|radio|range)$/.test(element.type);
      if (!isNative && (style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) === 0)) faults.push(`${this.name(element)}: no edge`);
    }
    for (const element of this.all("a[href]")) {
      if (getComputedStyle(element).color === getComputedStyle(document.body).color) faults.push(`${this.name(element)}: not in the colour of links`);
    }
    return faults;
  },

  // WCAG 1.4.11: where a field begins is seen from its edge, or from its ground.
  edges() {
    const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
    const light = (colour) => {
      const [red, green, blue] = numbers(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one, other) => {
      const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if ((numbers(colour)[3] ?? 1) > 0) return colour;
      }
      return "rgb(255, 255, 255)";
    };
    return this.all("input:not([type=hidden]), select, textarea").filter((element) => {
      const style = getComputedStyle(element);
      const around = ground(element.parentElement);
      const hasEdge = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none" && contrast(style.borderTopColor, around) >= 3;
      return !hasEdge && contrast(ground(element), around) < 3;
    }).map((element) => this.name(element));
  },

  // What the policy forbids, in the page as the browser has it.
  inline() {
    const data = "application/ld+json, application/json, speculationrules, importmap".split(", ");
    const scripts = [...document.scripts].filter((script) => !script.src && !data.includes(script.type));
    const handlers = [...document.querySelectorAll("*")].filter((element) => element.getAttributeNames().some((name) => name.startsWith("on")));
    return [...scripts, ...handlers, ...document.querySelectorAll("style, [style]")].map((element) => element.outerHTML.slice(0, 120));
  },

  headings() {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.localName[1]));
    const faults = levels.filter((level) => level === 1).length === 1 ? [] : ["not one h1"];
    levels.forEach((level, place) => {
      if (level > (levels[place - 1] ?? 0) + 1) faults.push(`h${level} after h${levels[place - 1] ?? 0}`);
    });
    return faults;
  },
})
