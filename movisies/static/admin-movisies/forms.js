/* Forms: a name for every field that Django leaves without one, and the next number for a new line. */
{
  const nameAfter = (input, text) => text && input.setAttribute("aria-label", text.replace(/[:?]\s*$/, "").trim())

  /** The head of the column that a field in a table stands in. */
  const columnOf = (input) => {
    const cell = input.closest("td")
    return cell?.closest("table").tHead?.rows[0].cells[cell.cellIndex]?.textContent.trim()
  }

  const labelOf = (input) => input.closest(".fieldBox, .form-row").querySelector("label, legend").textContent

  const nameSearchFields = () =>
    document
      .querySelectorAll("form .select2-search__field:not([aria-label])")
      .forEach((input) => nameAfter(input, labelOf(input)))

  document.addEventListener("DOMContentLoaded", () => {
    document
      .querySelectorAll(".tabular td :is(input:not([type=hidden]), select, textarea)")
      .forEach((input) => nameAfter(input, columnOf(input)))
    document.querySelectorAll(".datetime :is(.vDateField, .vTimeField)").forEach((input) => {
      nameAfter(input, `${input.matches(".vDateField") ? "datum" : "tijd"} van: ${labelOf(input).trim()}`)
    })
    // A field to choose several by typing is made later on, by a script of its own.
    new MutationObserver(nameSearchFields).observe(document.querySelector("#content"), { childList: true, subtree: true })
  })

  // A new line among the people, articles or colophon gets the next number; an editor changes it to move the line.
  document.addEventListener("formset:added", (event) => {
    const input = event.target.querySelector('input[name$="-position"]')
    if (!input) return
    const others = document.querySelectorAll(`input[name^="${event.detail.formsetName}-"][name$="-position"]`)
    const numbers = [...others]
      .filter((other) => other !== input && !other.name.includes("__prefix__"))
      .map((other) => Number(other.value))
    input.value = Math.max(0, ...numbers) + 1
  })
}
