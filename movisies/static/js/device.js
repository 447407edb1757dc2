// What the modules share: the memory of the reader's own device (nothing of it is ever sent) and a maker of elements.

const NAME = "movisies:";

export function recall(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(NAME + key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(NAME + key, JSON.stringify(value));
  } catch {
    // The memory is full or switched off: the page works, and forgets.
  }
}

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export function button(className, onclick, ...children) {
  return make("button", { type: "button", className, onclick }, ...children);
}

const status = make("p", { className: "visually-hidden", role: "status" });
document.body.append(status);

// Tell a screen reader what changed where the focus is not; for the eye it shows by itself.
export function announce(text) {
  status.textContent = text;
}
