/* Pasting from Word, Google Docs, a PDF viewer or a web page: what the editor does not make of it by itself.
 *
 * The editor keeps only what a text may hold. Here headings get the levels that we have, Word's paragraphs that only
 * look like a list become one, links lead where they say they lead, spaces become spaces, and lines of a printed page
 * become paragraphs again. Bold and italic that are only a style are made into marks here too: the site's policy
 * applies no inline style, not even in a document that is never shown, so the editor cannot see them. */

const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|_hsenc|_hsmi)$/
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const NO_WIDTH = /[\u200b\u2060\ufeff]/g
const KEPT = new Set(["href", "start", "type", "colspan", "rowspan"])
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, table, div, blockquote"
const BULLET = /^[•·▪‣◦●○■]\s*/
const NUMBER = /^\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+/i

/** Make another element of this one, with the same content. */
const rename = (element, name) => {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

const unwrap = (element) => element.replaceWith(...element.childNodes)

/** Read pasted HTML with its styles under another name, for only reading them would be against the site's policy. */
const read = (html) => {
  const quiet = html
    .replace(/<(\/?)(?:style|script)\b/gi, "<$1template")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])(style|on\w+)(?=\s*=)/gi, "$1data-$2"))
  return new DOMParser().parseFromString(quiet, "text/html").body
}

const styleOf = (element) => element.getAttribute("data-style") ?? ""

/** Where a link leads that goes by way of a counter: Google's, Outlook's, Facebook's. */
const throughCounter = (url) => {
  const { hostname, pathname, searchParams } = url
  if (/(^|\.)google\.[a-z.]+$/.test(hostname) && pathname === "/url") return searchParams.get("q") ?? searchParams.get("url")
  if (hostname.endsWith(".safelinks.protection.outlook.com")) return searchParams.get("url")
  if (/^lm?\.(facebook|instagram)\.com$/.test(hostname)) return searchParams.get("u")
  return null
}

/** The address as one would write it oneself: without a counter on the way, or in its question. */
export const plainAddress = (address) => {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address
  const url = new URL(address)
  const further = throughCounter(url)
  if (further) return plainAddress(further)
  const counted = [...url.searchParams.keys()].filter((name) => TRACKING.test(name))
  if (!counted.length) return address
  counted.forEach((name) => url.searchParams.delete(name))
  return url.href
}

const mendLinks = (body) => {
  for (const link of body.querySelectorAll("a")) {
    const address = link.getAttribute("href")?.trim() ?? ""
    const note = /^#_(?:ftn|edn)(\d+)$/.exec(address)
    // Word's note becomes our marker; its note below the text has a link back, which is no use here.
    if (note) link.replaceWith(`[^${note[1]}]`)
    else if (!address || address.startsWith("#")) unwrap(link)
    else link.setAttribute("href", plainAddress(address))
  }
}

const mendHeadings = (body) => {
  body.querySelectorAll("h1, p.MsoTitle").forEach((heading) => rename(heading, "h2"))
  body.querySelectorAll("h4, h5, h6").forEach((heading) => rename(heading, "h3"))
  // A heading is bold already; the mark would make it bolder than the others.
  body.querySelectorAll("h2 :is(b, strong), h3 :is(b, strong)").forEach(unwrap)
}

const surround = (element, name) => {
  const mark = element.ownerDocument.createElement(name)
  mark.append(...element.childNodes)
  element.append(mark)
}

/** Make marks of what looks bold or italic, and no marks of what only is called so. */
const mendMarks = (body) => {
  for (const element of body.querySelectorAll("b, strong, i, em, span, font")) {
    const weight = /(?<![-\w])font-weight:\s*(\w+)/.exec(styleOf(element))?.[1] ?? ""
    const slant = /(?<![-\w])font-style:\s*(\w+)/.exec(styleOf(element))?.[1] ?? ""
    const isBold = /^(?:bold|bolder|[6-9]00)$/.test(weight)
    if (!element.matches("b, strong, i, em")) {
      if (isBold) surround(element, "strong")
      if (slant === "italic") surround(element, "em")
    } else if (element.matches("b, strong") ? weight && !isBold : slant === "normal") unwrap(element)
  }
}

/** A break between paragraphs is no line in a paragraph. */
const dropBreaks = (body) => {
  const stray = (mark) => [...mark.parentElement.children].some((sibling) => sibling.matches(BLOCKS))
  body.querySelectorAll("br").forEach((mark) => stray(mark) && mark.remove())
}

const dropAttributes = (body) => {
  for (const element of body.querySelectorAll("*")) {
    element.getAttributeNames().forEach((name) => KEPT.has(name) || element.removeAttribute(name))
  }
}

const listLevel = (paragraph) => {
  const level = /mso-list:\s*l\d+\s+level(\d)/.exec(styleOf(paragraph))
  return level ? Number(level[1]) : 0
}

/** Take Word's bullet or number off the paragraph, and tell which kind of list it stands for. */
const takeMarker = (paragraph) => {
  const marker = [...paragraph.querySelectorAll("[data-style]")].find((part) => /mso-list:\s*ignore/i.test(styleOf(part)))
  const text = (marker?.textContent ?? "").replace(ODD_SPACES, " ").trim()
  marker?.remove()
  return NUMBER.test(`${text} `) ? "ol" : "ul"
}

/** Word writes a list as paragraphs with a bullet in front; `level2` means a list in a list. */
const makeLists = (body) => {
  let open = []
  for (const paragraph of [...body.querySelectorAll(BLOCKS)]) {
    const level = paragraph.matches("p") ? listLevel(paragraph) : 0
    if (!level) {
      if (!paragraph.matches("div")) open = []
      continue
    }
    const kind = takeMarker(paragraph)
    open.length = Math.min(open.length, level)
    if (open.length === level && !open[level - 1].matches(kind)) open.pop()
    while (open.length < level) {
      const list = paragraph.ownerDocument.createElement(kind)
      const item = open.at(-1)?.lastElementChild
      if (item) item.append(list)
      else paragraph.before(list)
      open.push(list)
    }
    const item = paragraph.ownerDocument.createElement("li")
    item.append(paragraph)
    open.at(-1).append(item)
  }
}

const mendSpaces = (body) => {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replace(NO_WIDTH, "").replace(ODD_SPACES, " ").replace(/ {2,}/g, " ")
  }
}

const dropEmpty = (body) => {
  const isEmpty = (element) => !element.textContent.trim() && !element.querySelector("img, table, td")
  body.querySelectorAll("p, h2, h3, li").forEach((element) => isEmpty(element) && !element.closest("td, th") && element.remove())
}

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

/** Whether these are the lines of a column: somewhere a full line goes on in the next, in the middle of a sentence. */
const isColumn = (lines) => {
  const longest = Math.max(0, ...lines.map((line) => line.length))
  const goesOn = (line, index) => line.length > 0.7 * longest && /^[\p{Ll}(]/u.test(lines[index + 1] ?? "")
  return longest >= 35 && longest < 160 && lines.some(goesOn)
}

/** Put the lines of one paragraph after each other; a short line with a full stop ends it. */
const joinLines = (lines) => {
  const longest = Math.max(...lines.map((line) => line.length))
  const joined = [""]
  for (const line of lines) {
    const isItem = BULLET.test(line) || NUMBER.test(line)
    if (isItem && joined.at(-1)) joined.push("")
    joined[joined.length - 1] = `${joined.at(-1)} ${line}`.trim()
    if (line.length < 0.75 * longest && /[.?!:…][”’"')]?$/.test(line)) joined.push("")
  }
  return joined.filter(Boolean)
}

/** Give the paragraphs and lists that the lines of a printed page stand for. */
export const fromLines = (text) => {
  const groups = text
    .replace(NO_WIDTH, "")
    .replace(ODD_SPACES, " ")
    .split(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*|\f/)
    .map((group) => group.split(/\r\n?|\n/).map((line) => line.trim()).filter(Boolean))
    .filter((group) => group.length)
  const isPrinted = isColumn(groups.flat())
  const paragraphs = groups.flatMap((group) => (isPrinted ? joinLines(group) : group))
  return paragraphs.map(asHtml).join("").replace(/<\/(ul|ol)><\1>/g, "")
}

const asHtml = (line) => {
  if (BULLET.test(line)) return `<ul><li><p>${escape(line.replace(BULLET, ""))}</p></li></ul>`
  const number = /^\d{1,2}[.)]\s+/
  if (number.test(line)) return `<ol><li><p>${escape(line.replace(number, ""))}</p></li></ol>`
  return `<p>${escape(line)}</p>`
}

/** A PDF viewer in the browser gives every line its own span, and a break after it. */
const linesOfViewer = (body) => {
  const elements = [...body.querySelectorAll("*")]
  if (elements.length < 3 || !elements.every((element) => element.matches("span, br, meta"))) return ""
  if (!elements.some((element) => element.matches("br"))) return ""
  body.querySelectorAll("br").forEach((mark) => mark.replaceWith("\n"))
  return body.textContent
}

/** Give pasted HTML as the structure that it stands for. */
export const fromHtml = (html) => {
  // What was copied from one of our own boxes needs no mending.
  if (/\sdata-pm-slice=/.test(html)) return html
  const body = read(html)
  const printed = linesOfViewer(body)
  if (printed) return fromLines(printed)
  body.querySelectorAll("template, noscript, iframe, object, img, svg").forEach((part) => part.remove())
  const steps = [makeLists, mendMarks, mendHeadings, mendLinks, mendSpaces, dropBreaks, dropEmpty, dropAttributes]
  steps.forEach((step) => step(body))
  return body.innerHTML
}

/** Mend what is pasted into this editor. */
export const attach = (editor, textarea, { Plugin }) => {
  const handlePaste = (view, event) => {
    const text = event.clipboardData?.getData("text/plain") ?? ""
    const isOfLines = !event.clipboardData?.getData("text/html") && /[\r\n]/.test(text.trim())
    if (isOfLines) view.pasteHTML(fromLines(text))
    return isOfLines
  }
  const plugin = new Plugin({ props: { transformPastedHTML: fromHtml, handlePaste } })
  editor.registerPlugin(plugin, (ours, others) => [ours, ...others])
}
