/* What differs between what a form shows and what was kept of it: field by field, with the words marked.
 *
 * Both are lists of [name, value] as the form would send them. Rows of a formset are matched by their id, and those
 * without one by what is in them: a block that was added and then saved has got an id meanwhile. */
window.keptDifferences = (() => {
  const BOOKKEEPING = /^(_|initial-)|-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/
  // What a row has besides its content: who it is, and where it stands.
  const PLACE = ["id", "ordering", "region", "DELETE"]
  const BLOCKS = "p, h2, h3, li, tr, blockquote"

  const plain = (value) => value.replace(/\r\n?/g, "\n")

  /** Take a form apart: its own fields, and its rows with theirs. */
  const takeApart = (pairs) => {
    const prefixes = pairs.map(([name]) => name.match(/^(.+)-TOTAL_FORMS$/)?.[1]).filter(Boolean)
    prefixes.sort((a, b) => b.length - a.length)
    const fields = new Map()
    const rows = new Map()
    const add = (map, name, value) => map.set(name, [...(map.get(name) ?? []), plain(value)])
    for (const [name, value] of pairs) {
      if (BOOKKEEPING.test(name)) continue
      const prefix = prefixes.find((each) => name.startsWith(`${each}-`) && /^\d+-./.test(name.slice(each.length + 1)))
      if (!prefix) {
        add(fields, name, value)
        continue
      }
      const [, number, field] = name.slice(prefix.length + 1).match(/^(\d+)-(.+)$/)
      const key = `${prefix}-${number}`
      if (!rows.has(key)) rows.set(key, { prefix, number: Number(number), fields: new Map() })
      add(rows.get(key).fields, field, value)
    }
    return { fields, rows: [...rows.values()] }
  }

  const id = (row) => row.fields.get("id")?.[0] ?? ""
  const content = (row) => [...row.fields].filter(([name]) => !PLACE.includes(name)).sort()
  const isSame = (row, other) => JSON.stringify(content(row)) === JSON.stringify(content(other))
  const isGone = (row) => row.fields.has("DELETE")

  const elementOf = (form, name) => {
    const found = form.elements[name] ?? form.elements[name.replace(/-\d+-([^-]+)$/, "-__prefix__-$1")]
    return found instanceof RadioNodeList ? found[0] : found
  }

  /** Whether a row is one that Django offers to fill in, and nobody did. */
  const isUntouched = (form, row) =>
    !id(row) &&
    content(row).every(([name, [value]]) => {
      const element = form.elements[`${row.prefix}-__prefix__-${name}`]
      return value === "" || element?.type === "hidden" || element?.value === value
    })

  const labelOf = (form, name) => {
    const element = elementOf(form, name)
    const label = element?.labels?.[0] ?? element?.closest(".fieldBox, .form-row")?.querySelector("label, legend")
    const text = element?.getAttribute("aria-label") || label?.textContent || name
    return text.trim().replace(/[:?]$/, "")
  }

  const nameOf = (row) => {
    const heading = document.querySelector(`#${CSS.escape(row.prefix)}-group h2`)?.textContent.trim() ?? row.prefix
    return `${heading}, ${row.number + 1}`
  }

  const withoutTags = (value) => {
    const { body } = new DOMParser().parseFromString(value, "text/html")
    body.querySelectorAll(BLOCKS).forEach((block) => block.append("\n"))
    return body.textContent.trim()
  }

  /** Give what an editor sees of the values of a field. */
  const inWords = (form, name, values) => {
    const element = elementOf(form, name)
    if (element?.type === "checkbox" && values.every((value) => value === "on")) return values.length ? "ja" : "nee"
    if (element instanceof HTMLSelectElement) {
      const option = (value) => [...element.options].find((each) => each.value === value)
      return values.map((value) => option(value)?.text ?? (value && `nummer ${value}`)).join(", ")
    }
    return values.map((value) => (value.startsWith("<") ? withoutTags(value) : value)).join(", ")
  }

  /** Mark the words that went and came: [[text, "same" | "gone" | "new"], …]. */
  const wordsChanged = (before, after) => {
    const [old, now] = [before, after].map((text) => text.match(/\s+|[^\s]+/g) ?? [])
    let start = 0
    while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++
    let end = 0
    while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
    const same = (words) => [words.join(""), "same"]
    const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end))
    return [same(old.slice(0, start)), ...middle, same(old.slice(old.length - end))].filter(([text]) => text)
  }

  /** The longest words in common stay; of very long texts the whole is marked, for it would take too long. */
  const between = (old, now) => {
    if (old.length * now.length > 4_000_000) return [[old.join(""), "gone"], [now.join(""), "new"]]
    const width = now.length + 1
    const longest = new Uint32Array((old.length + 1) * width)
    for (let i = old.length - 1; i >= 0; i--)
      for (let j = now.length - 1; j >= 0; j--)
        longest[i * width + j] =
          old[i] === now[j]
            ? longest[(i + 1) * width + j + 1] + 1
            : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1])
    const pieces = []
    const add = (text, kind) => (pieces.at(-1)?.[1] === kind ? (pieces.at(-1)[0] += text) : pieces.push([text, kind]))
    let [i, j] = [0, 0]
    while (i < old.length || j < now.length) {
      if (i < old.length && j < now.length && old[i] === now[j]) add(old[i], "same"), i++, j++
      else if (j === now.length || (i < old.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1]))
        add(old[i++], "gone")
      else add(now[j++], "new")
    }
    return pieces
  }

  const difference = (label, before, after) =>
    before === after
      ? { label, pieces: [["De opmaak is anders, of iets wat je hier niet ziet.", "same"]] }
      : { label, pieces: wordsChanged(before, after) }

  const ofFields = (form, kept, shown, nameIn, label) =>
    [...new Set([...shown.keys(), ...kept.keys()])]
      .filter((field) => !PLACE.includes(field))
      .filter((field) => JSON.stringify(kept.get(field)) !== JSON.stringify(shown.get(field)))
      .map((field) => {
        const [before, after] = [shown, kept].map((fields) => inWords(form, nameIn(field), fields.get(field) ?? []))
        return difference(label(field), before, after)
      })

  const whole = (form, row) =>
    content(row)
      .filter(([name]) => elementOf(form, `${row.prefix}-${row.number}-${name}`)?.type !== "hidden")
      .map(([name, values]) => inWords(form, `${row.prefix}-${row.number}-${name}`, values))
      .filter(Boolean)
      .join("\n")

  /** Match the rows: [[kept, shown], …], where either may be missing. */
  const matched = (kept, shown) => {
    const rest = new Set(shown)
    const find = (row, test) => [...rest].find((other) => other.prefix === row.prefix && test(other))
    const take = (row, test) => {
      const other = find(row, test)
      rest.delete(other)
      return [row, other]
    }
    const known = kept.filter(id).map((row) => take(row, (other) => id(other) === id(row)))
    const added = kept.filter((row) => !id(row) && !isGone(row)).map((row) => take(row, (other) => isSame(row, other)))
    return [...known, ...added, ...[...rest].map((row) => [undefined, row])]
  }

  const isMoved = (pairs) => {
    const both = pairs.filter(([row, other]) => row && other && row.fields.has("ordering"))
    const inOrder = (side) =>
      [...both].sort((a, b) => a[side].fields.get("ordering")[0] - b[side].fields.get("ordering")[0])
    const [kept, shown] = [inOrder(0), inOrder(1)]
    return kept.some((pair, index) => pair !== shown[index])
  }

  return (form, keptPairs, shownPairs) => {
    const [kept, shown] = [keptPairs, shownPairs].map(takeApart)
    const [keptRows, shownRows] = [kept, shown].map(({ rows }) => rows.filter((row) => !isUntouched(form, row)))
    const pairs = matched(keptRows, shownRows)
    const ofRow = ([row, other]) => {
      if (!row) return [difference(`${nameOf(other)}: staat er niet in`, whole(form, other), "")]
      if (!other) return isGone(row) ? [] : [difference(`${nameOf(row)}: erbij`, "", whole(form, row))]
      if (isGone(row) && !isGone(other)) return [difference(`${nameOf(row)}: weg`, whole(form, other), "")]
      const nameIn = (field) => `${other.prefix}-${other.number}-${field}`
      return ofFields(form, row.fields, other.fields, nameIn, (field) => `${nameOf(other)}: ${labelOf(form, nameIn(field))}`)
    }
    const moved = isMoved(pairs) ? [{ label: "Volgorde", pieces: [["De blokken staan in een andere volgorde.", "same"]] }] : []
    const name = (field) => field
    return [...ofFields(form, kept.fields, shown.fields, name, (field) => labelOf(form, field)), ...pairs.flatMap(ofRow), ...moved]
  }
})()
