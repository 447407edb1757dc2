/* A field to choose one by typing: as long as nothing is chosen it has no name for a screen reader, so it gets that of
   its label. Once something is chosen, the title is what was chosen. */
{
  const nameEmptyChoices = () =>
    document.querySelectorAll(".select2-selection--single .select2-selection__rendered:not([title])").forEach((choice) => {
      choice.title = choice.closest(".form-row").querySelector("label").textContent.replace(/:\s*$/, "").trim()
    })

  document.addEventListener("DOMContentLoaded", () => {
    nameEmptyChoices()
    new MutationObserver(nameEmptyChoices).observe(document.querySelector("#content"), { childList: true, subtree: true })
  })
}
