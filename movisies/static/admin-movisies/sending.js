/* Sending a form of the writing desk: once, and with a token that still holds after logging in again in another tab. */
{
  const AGAIN_AFTER = 10_000
  const buttons = () => document.querySelectorAll("form:has(#keeping) [type=submit]")

  let isSending = false
  const release = () => {
    isSending = false
    buttons().forEach((button) => (button.disabled = false))
  }

  document.addEventListener("submit", (event) => {
    const form = event.target
    if (event.defaultPrevented || !form.querySelector("#keeping")) return
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1]
    if (token) form.elements.csrfmiddlewaretoken.value = token
    // What opens elsewhere leaves the form as it is.
    if (event.submitter?.formTarget === "_blank") return
    if (isSending) {
      event.preventDefault()
      return
    }
    isSending = true
    // Not at once: a button that is disabled does not say that it was pressed.
    setTimeout(() => buttons().forEach((button) => (button.disabled = true)))
    setTimeout(release, AGAIN_AFTER)
  })
  window.addEventListener("pageshow", release)
}
