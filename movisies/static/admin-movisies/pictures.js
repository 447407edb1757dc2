/* Beside the choice of an image from the library: its thumbnail, also of one that was chosen just now. */
{
  const show = (select) => {
    const picture = select.closest(".form-row")?.querySelector(".thumbnail")
    if (!picture) return
    picture.hidden = !select.value
    if (select.value) picture.src = `${picture.dataset.images}${select.value}/miniatuur/`
  }

  const isChoice = (element) => element.matches?.("select[data-field-name='picture']")

  // select2 tells of a choice through jQuery only.
  window.addEventListener("load", () => {
    django.jQuery(document).on("change", "select", (event) => {
      if (isChoice(event.target)) show(event.target)
    })
  })
}
