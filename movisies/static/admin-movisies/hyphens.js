/* Words broken off at the end of a printed line, made whole on request: in the chosen words, or else in the whole box.
 *
 * Soft hyphens go. "Verant- woordelijkheid" becomes one word when the word list of the archive knows it; the server
 * decides (articles/admin/texts.py). All other hyphens stay, and one Ctrl+Z brings back everything. */

const SOFT = "\u00ad"
const BROKEN = /(\p{L}[\p{L}\u00ad]*)([-‐\u00ad][ \n\u00a0]+)(?=(\p{Ll}[\p{L}\u00ad]*))/gu
const desk = (path) => location.pathname.replace(/^(.*?\/admin\/).*$/, `$1teksten/${path}`)

/** Give every piece of running text between these places, with where it begins; a line break counts for one letter. */
const piecesOf = (doc, from, to) => {
  const pieces = []
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true
    const start = Math.max(from, position + 1)
    const end = Math.min(to, position + 1 + node.content.size)
    if (start < end) pieces.push({ start, text: doc.textBetween(start, end, "\n", "\n") })
    return false
  })
  return pieces
}

const brokenIn = (pieces) =>
  pieces.flatMap(({ start, text }) =>
    [...text.matchAll(BROKEN)].map(({ index, 1: first, 2: hyphen, 3: second }) => ({
      from: start + index + first.length,
      to: start + index + first.length + hyphen.length,
      first: first.replaceAll(SOFT, ""),
      second: second.replaceAll(SOFT, ""),
    })),
  )

const softIn = (pieces) =>
  pieces.flatMap(({ start, text }) =>
    [...text].reduce(
      ({ place, found }, letter) => ({
        place: place + letter.length,
        found: letter === SOFT ? [...found, { from: start + place, to: start + place + 1 }] : found,
      }),
      { place: 0, found: [] },
    ).found,
  )

const key = (first, second) => `${first}-${second}`

/** Ask which of these broken words are one word. */
const askJoined = async (broken) => {
  const pairs = [...new Map(broken.map(({ first, second }) => [key(first, second), [first, second]])).values()]
  if (!pairs.length) return new Set()
  const response = await fetch(desk("woorden/"), {
    method: "POST",
    headers: { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value, "Content-Type": "application/json" },
    body: JSON.stringify(pairs.slice(0, 2000)),
  })
  if (!response.ok) throw new Error(`${response.status}`)
  return new Set((await response.json()).joined.map(([first, second]) => key(first, second)))
}

const many = (count, one, more) => `${count} ${count === 1 ? one : more}`

const report = (words, soft) => {
  if (!words && !soft) return "Er is niets te herstellen."
  const parts = [words && many(words, "woord aan elkaar gezet", "woorden aan elkaar gezet")]
  parts.push(soft && many(soft, "zacht afbreekstreepje weggehaald", "zachte afbreekstreepjes weggehaald"))
  return `${parts.filter(Boolean).join(", ")}. Ctrl+Z maakt dit ongedaan.`
}

const mend = async (editor, status) => {
  const range = () => {
    const { selection, doc } = editor.state
    return selection.empty ? [0, doc.content.size] : [selection.from, selection.to]
  }
  const pieces = () => piecesOf(editor.state.doc, ...range())
  status.textContent = "Bezig …"
  try {
    const joined = await askJoined(brokenIn(pieces()))
    // The text may have changed in the meantime: look at what stands there now.
    const words = brokenIn(pieces()).filter(({ first, second }) => joined.has(key(first, second)))
    const inWords = (place) => words.some(({ from, to }) => from <= place.from && place.from < to)
    const soft = softIn(pieces()).filter((place) => !inWords(place))
    const { tr } = editor.state
    const cuts = [...words, ...soft].sort((a, b) => b.from - a.from)
    cuts.forEach(({ from, to }) => tr.delete(from, to))
    if (cuts.length) editor.view.dispatch(tr)
    status.textContent = report(words.length, soft.length)
  } catch {
    status.textContent = "Herstellen lukt nu niet. Probeer het zo nog eens."
  }
  editor.commands.focus()
}

/** Put the button for it in the bar of this editor. */
export const attach = (editor) => {
  if (!editor.isEditable) return
  const { dom, buttons } = editor.storage.menu
  const button = buttons.text("afbreekstreepjes", "afbreekstreepjes herstellen")
  const status = document.createElement("p")
  status.className = "hyphens-status"
  status.setAttribute("aria-live", "polite")
  const group = document.createElement("div")
  group.className = "prose-menubar__group"
  group.append(button)
  dom.append(group)
  dom.after(status)
  button.addEventListener("click", (event) => {
    event.preventDefault()
    mend(editor, status)
  })
}
