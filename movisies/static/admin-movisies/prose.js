/* Names for the text editor: each box is called after its field, and its buttons speak Dutch. The editor translates
 * its dialogs (see movisies/locale) but not its buttons. */
{
  const DUTCH = {
    "paragraph": "gewone tekst",
    "heading 2": "tussenkop",
    "heading 3": "kleine tussenkop",
    "unordered list": "lijst met punten",
    "ordered list": "genummerde lijst",
    "List properties": "nummering van de lijst",
    "bold": "vet",
    "italic": "cursief",
    "insert link": "link (kies eerst woorden)",
    "remove link": "link weghalen",
    "Insert table": "tabel invoegen",
    "Add column": "kolom erbij",
    "Delete column": "kolom weg",
    "Add row": "rij erbij",
    "Delete row": "rij weg",
    "Merge cells": "cellen samenvoegen",
    "Split cell": "cel splitsen",
    "Toggle header cell": "wel of geen kopcel",
    "Delete table": "tabel weghalen",
    "undo": "ongedaan maken",
    "redo": "opnieuw doen",
    "Heading 2": "Tussenkop",
    "Heading 3": "Kleine tussenkop",
    "Paragraph": "Gewone tekst",
  }

  const nameBox = (box) => {
    const label = box.closest(".form-row")?.querySelector("label")
    if (label) box.setAttribute("aria-label", label.textContent.replace(/:\s*$/, "").trim())
  }

  const translate = (button) => {
    const dutch = DUTCH[button.title]
    if (!dutch) return
    button.title = dutch
    button.setAttribute("aria-label", dutch)
  }

  const translateOption = (option) => {
    const text = option.firstElementChild
    if (text && DUTCH[text.textContent]) text.textContent = DUTCH[text.textContent]
  }

  const finish = () => {
    document.querySelectorAll(".ProseMirror[contenteditable]:not([aria-label])").forEach(nameBox)
    document.querySelectorAll(".prose-menubar button[title]").forEach(translate)
    document.querySelectorAll(".prose-menubar__option").forEach(translateOption)
  }

  document.addEventListener("DOMContentLoaded", () => {
    finish()
    new MutationObserver(finish).observe(document.querySelector("#content"), { childList: true, subtree: true })
  })
}

/* What we add to every text editor: each a module with `attach(editor, textarea, tools)`. They are fetched when the
 * first editor is ready, for they need the import map that stands below this script. */
{
  const ADDITIONS = ["./paste.js", "./links.js", "./hyphens.js"]
  let modules

  const load = () => Promise.all([import("django-prose-editor/editor"), ...ADDITIONS.map((name) => import(name))])

  document.addEventListener("prose-editor:ready", async ({ detail: { editor, textarea } }) => {
    modules ??= load()
    const [tools, ...additions] = await modules
    // A box that was just added has no bar of buttons yet.
    if (!editor.storage.menu.dom) await new Promise((resolve) => editor.on("create", resolve))
    if (editor.isDestroyed) return
    additions.forEach(({ attach }) => attach(editor, textarea, tools))
    textarea.dataset.complete = ""
  })
}
