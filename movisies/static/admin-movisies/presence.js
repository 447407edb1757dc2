/* Says every so many seconds that this form is open, and tells who else has it open, who saved, and whether the editor
 * is still logged in. Nobody is locked out. */
{
  const EVERY = 20_000

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.getElementById("keeping")
    if (!place?.dataset.presence) return
    const { form } = place.querySelector("[name=_copy]")
    const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value
    const body = (more) =>
      new URLSearchParams({ csrfmiddlewaretoken: token(), version: form.elements._version?.value ?? "", ...more })

    // A text that stays the same is not said again.
    const say = (name, text, ...more) => {
      const line = place.querySelector(`.keeping__${name}`)
      if (line.dataset.said === text) return
      line.dataset.said = text
      line.replaceChildren(text, ...more)
    }

    const list = (names) => new Intl.ListFormat("nl").format(names)

    const tell = ({ others, saved_by: savedBy, token: fresh }) => {
      form.elements.csrfmiddlewaretoken.value = fresh
      const open = others.length ? `Ook geopend door ${list(others)}.` : ""
      const saved = savedBy && `${savedBy} heeft intussen opgeslagen; bij het opslaan voegen we jullie teksten samen.`
      say("others", [open, saved].filter(Boolean).join(" "))
      say("session", "")
    }

    const sayLoggedOut = () => {
      const link = document.createElement("a")
      Object.assign(link, { href: place.dataset.login, target: "_blank", textContent: "Meld je aan in een nieuw tabblad" })
      const text = "Je bent niet meer aangemeld. Wat je typt, blijft in deze browser bewaard. "
      say("session", text, link, " en sla daarna hier op.")
    }

    const beat = async () => {
      if (document.visibilityState !== "visible") return
      try {
        const answer = await fetch(place.dataset.presence, { method: "POST", body: body(), redirect: "manual" })
        if (answer.ok) tell(await answer.json())
        else if (answer.type === "opaqueredirect" || answer.status === 403) sayLoggedOut()
        else if (answer.status === 404) say("session", "Iemand heeft dit verwijderd. Wat je typt, blijft in deze browser bewaard.")
      } catch (error) {
        say("session", "De site is even niet te bereiken. Wat je typt, blijft in deze browser bewaard.")
      }
    }

    window.addEventListener("load", beat)
    setInterval(beat, EVERY)
    document.addEventListener("visibilitychange", beat)
    window.addEventListener("pagehide", () => navigator.sendBeacon(place.dataset.presence, body({ leaving: "1" })))
  })
}
