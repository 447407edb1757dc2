/* A link to a page of ours: choose words, press the button (or Ctrl+Shift+K), type a few letters and choose.
 *
 * The text keeps such a link as "ref:article:123", so that it follows a page that moves (see articles/references.py).
 * In the box the link says what it leads to: to the mouse as its title, and below the box where the cursor stands. */

const WAIT = 200
// The root of the admin, wherever the site puts it.
const desk = (path) => location.pathname.replace(/^(.*?\/admin\/).*$/, `$1teksten/${path}`)

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name)
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value))
  element.append(...children)
  return element
}

const say = ({ title, kind, is_public: isPublic }) => `${title} (${kind}${isPublic ? "" : ", nog niet openbaar"})`

const ask = async (path, signal) => {
  const response = await fetch(desk(path), { signal, headers: { Accept: "application/json" } })
  if (!response.ok) throw new Error(`${response.status}`)
  return (await response.json()).pages
}

/** The dialog in which one finds a page: a search field with its list, after the combobox pattern of the ARIA guide. */
class Chooser {
  constructor() {
    this.input = make("input", {
      "id": "link-chooser-words",
      "type": "text",
      "role": "combobox",
      "autocomplete": "off",
      "aria-autocomplete": "list",
      "aria-controls": "link-chooser-list",
      "aria-expanded": "false",
    })
    this.list = make("ul", { "id": "link-chooser-list", "class": "link-chooser__list", "role": "listbox" })
    this.list.setAttribute("aria-label", "Gevonden pagina’s")
    this.status = make("p", { "class": "link-chooser__status", "role": "status" })
    const label = make("label", { for: this.input.id }, "Zoek een artikel, persoon, dossier, onderwerp of nummer")
    const cancel = make("button", { type: "button" }, "Annuleren")
    const head = make("h3", { id: "link-chooser-title", class: "prose-editor-dialog-title" }, "Link naar een pagina van ons")
    const field = make("div", { class: "prose-editor-dialog-field" }, label, this.input)
    const dialog = { "class": "prose-editor-dialog link-chooser", "aria-labelledby": head.id }
    this.dialog = make("dialog", dialog, head, field, this.status, this.list, cancel)
    this.input.addEventListener("input", () => this.search())
    this.input.addEventListener("keydown", (event) => this.press(event))
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")))
    cancel.addEventListener("click", () => this.dialog.close())
    this.dialog.addEventListener("close", () => this.done?.(null))
    document.body.append(this.dialog)
  }

  /** Ask for a page; gives nothing when the editor thinks better of it. */
  open() {
    this.input.value = ""
    this.show([])
    this.status.textContent = ""
    this.dialog.showModal()
    this.input.focus()
    return new Promise((resolve) => {
      this.done = resolve
    })
  }

  search() {
    clearTimeout(this.timer)
    this.request?.abort()
    this.request = new AbortController()
    this.timer = setTimeout(() => this.find(this.input.value.trim(), this.request.signal), WAIT)
  }

  async find(words, signal) {
    try {
      const pages = words ? await ask(`paginas/?q=${encodeURIComponent(words)}`, signal) : []
      this.show(pages)
      const found = pages.length === 1 ? "1 pagina gevonden." : `${pages.length} pagina’s gevonden.`
      this.status.textContent = words ? (pages.length ? found : "Niets gevonden. Probeer een ander woord uit de titel.") : ""
    } catch (error) {
      if (error.name !== "AbortError") this.status.textContent = "Zoeken lukt nu niet. Probeer het zo nog eens."
    }
  }

  show(pages) {
    this.pages = pages
    const options = pages.map((page, index) => {
      const kind = make("span", { class: "link-chooser__kind" }, `${page.kind}${page.is_public ? "" : ", nog niet openbaar"}`)
      return make("li", { "id": `link-chooser-${index}`, "role": "option", "aria-selected": "false" }, `${page.title} `, kind)
    })
    this.list.replaceChildren(...options)
    this.input.setAttribute("aria-expanded", String(pages.length > 0))
    this.mark(pages.length ? 0 : -1)
  }

  mark(index) {
    this.active = index
    const options = [...this.list.children]
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === index)))
    options[index]?.scrollIntoView({ block: "nearest" })
    if (options[index]) this.input.setAttribute("aria-activedescendant", options[index].id)
    else this.input.removeAttribute("aria-activedescendant")
  }

  press(event) {
    const count = this.pages.length
    if (event.key === "Enter") this.choose(this.list.children[this.active])
    else if (event.key === "ArrowDown" && count) this.mark((this.active + 1) % count)
    else if (event.key === "ArrowUp" && count) this.mark((this.active - 1 + count) % count)
    else return
    event.preventDefault()
  }

  choose(option) {
    if (!option) return
    const page = this.pages[[...this.list.children].indexOf(option)]
    this.done?.(page)
    this.done = null
    this.dialog.close()
  }
}

let chooser
// What references lead to, as far as we know: by reference, the place on the page left off.
const known = new Map()
const bare = (address) => address.split("#")[0]

const referencesIn = (doc) => {
  const found = []
  doc.descendants((node, position) => {
    const link = node.marks.find(({ type, attrs }) => type.name === "link" && attrs.href?.startsWith("ref:"))
    if (link) found.push({ from: position, to: position + node.nodeSize, reference: bare(link.attrs.href) })
  })
  return found
}

const titleOf = (reference) => {
  const page = known.get(reference)
  if (page === undefined) return "Link naar een pagina van ons"
  return page ? `Link naar: ${say(page)}` : "Deze pagina is er niet meer; lezers zien alleen de woorden."
}

/** Ask what the references in this text lead to, and show it. */
const learn = async (editor) => {
  const missing = new Set(referencesIn(editor.state.doc).map(({ reference }) => reference))
  known.forEach((_, reference) => missing.delete(reference))
  if (!missing.size) return
  const asked = [...missing].slice(0, 200)
  try {
    const pages = await ask(`titels/?${asked.map((reference) => `ref=${encodeURIComponent(reference)}`).join("&")}`)
    asked.forEach((reference) => known.set(reference, null))
    pages.forEach((page) => known.set(page.ref, page))
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta("addToHistory", false))
  } catch {
    // The links work without their titles; the next change asks again.
  }
}

const choose = async (editor) => {
  chooser ??= new Chooser()
  const page = await chooser.open()
  if (!page) return editor.commands.focus()
  known.set(page.ref, page)
  const isOnWords = !editor.state.selection.empty || editor.isActive("link")
  const link = { type: "link", attrs: { href: page.ref } }
  const chain = editor.chain().focus()
  if (isOnWords) chain.extendMarkRange("link").setLink({ href: page.ref, title: null }).run()
  else chain.insertContent({ type: "text", text: page.title, marks: [link] }).run()
}

const isReference = (editor) => editor.getAttributes("link").href?.startsWith("ref:")

const addButton = (editor) => {
  const { dom, buttons } = editor.storage.menu
  const button = buttons.text("link naar pagina", "link naar pagina van ons (Ctrl+Shift+K)")
  button.addEventListener("click", (event) => {
    event.preventDefault()
    choose(editor)
  })
  dom.append(make("div", { class: "prose-menubar__group" }, button))
  // The editor's own dialog would show the reference as an address to type.
  dom.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest('[data-name="link"]') || !isReference(editor)) return
      event.stopPropagation()
      choose(editor)
    },
    true,
  )
}

/** Let one make and see links to our pages in this editor. */
export const attach = (editor, textarea, { Plugin, pm }) => {
  if (!editor.schema.marks.link || !editor.isEditable) return
  const target = make("p", { "class": "link-target", "aria-live": "polite" })
  editor.view.dom.after(target)
  addButton(editor)
  const decorations = ({ doc }) => {
    const titled = referencesIn(doc).map(({ from, to, reference }) =>
      pm.view.Decoration.inline(from, to, { title: titleOf(reference) }),
    )
    return pm.view.DecorationSet.create(doc, titled)
  }
  const handleKeyDown = (view, event) => {
    const isOurs = event.shiftKey || isReference(editor)
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k" || !isOurs) return false
    event.preventDefault()
    choose(editor)
    return true
  }
  editor.registerPlugin(new Plugin({ props: { decorations, handleKeyDown } }), (ours, others) => [ours, ...others])
  editor.on("transaction", ({ transaction }) => {
    const reference = isReference(editor) ? bare(editor.getAttributes("link").href) : ""
    target.textContent = reference && editor.isFocused ? titleOf(reference) : ""
    if (transaction.docChanged) learn(editor)
  })
  learn(editor)
}
