/* A field to choose one by typing: as long as nothing is chosen it has no name for a screen reader, so it gets that of
   its label, or of its column in a table. Once something is chosen, the title is what was chosen. */
{
  const labelOf = (choice) => {
    const cell = choice.closest("td")
    return cell ? cell.closest("table").tHead.rows[0].cells[cell.cellIndex] : choice.closest(".form-row").querySelector("label")
  }

  const nameEmptyChoices = () =>
    document.querySelectorAll(".select2-selection--single .select2-selection__rendered:not([title])").forEach((choice) => {
      choice.title = labelOf(choice).textContent.replace(/:\s*$/, "").trim()
    })

  document.addEventListener("DOMContentLoaded", () => {
    nameEmptyChoices()
    new MutationObserver(nameEmptyChoices).observe(document.querySelector("#content"), { childList: true, subtree: true })
  })
}
