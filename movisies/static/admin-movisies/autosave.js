/* Keeps what an editor types in this browser until the server has stored it, and offers it again afterwards.
 *
 * The copy is in IndexedDB, which on request writes to the disk at once ("strict"); localStorage writes when it suits
 * the browser, and then a power cut takes the text along. But a page that is being left may go before IndexedDB has
 * begun: what was typed in the last seconds passes through localStorage, which does not wait. A copy has a mark of its own, that the form sends along: only
 * when the server answers with that mark, in a cookie, the copy goes. */
{
  // On disk within five seconds, the writing itself included.
  const EVERY = 4_000
  const MOST_DAYS = 30
  // In localStorage, before the mark of a copy that was made while the page was left.
  const LEFT = "redactie:"
  const DAY = 24 * 3600 * 1000

  const store = new Promise((resolve, reject) => {
    const opening = indexedDB.open("redactie", 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore("copies", { keyPath: "mark" })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

  /** Do something with the copies; done when it is on the disk. */
  const withCopies = async (mode, work) => {
    const transaction = (await store).transaction("copies", mode, { durability: "strict" })
    const request = work(transaction.objectStore("copies"))
    // Not waiting for the answer: a page that is being left does not get it.
    transaction.commit()
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
    return request.result
  }
  const put = (copy) => withCopies("readwrite", (copies) => copies.put(copy))
  const remove = (mark) => withCopies("readwrite", (copies) => copies.delete(mark))
  const all = () => withCopies("readonly", (copies) => copies.getAll())

  const collect = async () => {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(LEFT))) {
      await put(JSON.parse(localStorage.getItem(name)))
      localStorage.removeItem(name)
    }
  }

  const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? ""

  /** Let go of what the server says it has stored, and of what nobody came back for. */
  const letGo = async (admin) => {
    await collect()
    const saved = cookie("saved").split(".").filter(Boolean)
    for (const mark of saved) await remove(mark)
    if (saved.length) document.cookie = `saved=; Max-Age=0; Path=${admin}`
    const old = (await all()).filter(({ moment }) => Date.now() - moment > MOST_DAYS * DAY)
    for (const { mark } of old) await remove(mark)
  }

  /** Everything that the form would send and that can be sent again. */
  const read = (form) => {
    const secret = [...form.querySelectorAll("[type=password]")].map(({ name }) => name)
    const isKept = ([name, value]) =>
      typeof value === "string" &&
      name !== "csrfmiddlewaretoken" &&
      !secret.includes(name) &&
      !name.includes("__prefix__") &&
      (!name.startsWith("_") || ["_version", "_note"].includes(name))
    return [...new FormData(form)].filter(isKept)
  }

  const newMark = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties)
    made.append(...children)
    return made
  }
  const button = (text, onclick) => element("button", { type: "button", className: "button", textContent: text, onclick })

  const momentInWords = (moment) => {
    const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(moment).setHours(0, 0, 0, 0)) / DAY)
    const date = new Intl.DateTimeFormat("nl", { weekday: "long", day: "numeric", month: "long" }).format(moment)
    const time = new Intl.DateTimeFormat("nl", { hour: "2-digit", minute: "2-digit" }).format(moment)
    return `${["vandaag", "gisteren"][days] ?? date} ${time}`
  }

  /** Send the copy to the server, which shows the form with it again and stores nothing. */
  const putBack = (form, copy) => {
    const field = (name, value) => element("input", { type: "hidden", name, value })
    const own = ["csrfmiddlewaretoken", "_popup", "_to_field"].map((name) => form.elements[name]).filter(Boolean)
    const fields = [...copy.fields, ...own.map(({ name, value }) => [name, value]), ["_copy", copy.mark], ["_restore", "1"]]
    const sent = element("form", { method: "post", action: location.pathname + location.search, hidden: true })
    sent.append(...fields.map(([name, value]) => field(name, value)))
    sent.elements.csrfmiddlewaretoken.value = cookie("csrftoken") || sent.elements.csrfmiddlewaretoken.value
    document.body.append(sent)
    sent.submit()
  }

  const shortened = (text) => (text.length > 240 ? `${text.slice(0, 100)} […] ${text.slice(-100)}` : text)

  const listOf = (differences) => {
    const piece = ([text, kind]) =>
      element({ same: "span", gone: "del", new: "ins" }[kind], { textContent: kind === "same" ? shortened(text) : text })
    const rows = differences.flatMap(({ label, pieces }) => [
      element("dt", { textContent: label }),
      element("dd", { className: "pieces" }, ...pieces.map(piece)),
    ])
    const list = element("dl", { tabIndex: 0 }, ...rows)
    list.setAttribute("aria-label", "Verschillen: eerst wat er staat, dan wat bewaard is")
    return list
  }

  /** Ask what to do with the first of the copies, and then with the next. */
  const offer = (form, place, [copy, ...others]) => {
    if (!copy) return place.replaceChildren()
    const ask = () => {
      const text = `Er staat nog een niet-opgeslagen versie van ${momentInWords(copy.moment)} in deze browser.`
      const see = button("Bekijk de verschillen", () => {
        see.disabled = true
        const list = listOf(window.keptDifferences(form, copy.fields, read(form)))
        place.append(list)
        list.focus()
      })
      place.replaceChildren(
        element("p", { textContent: text }),
        element("p", {}, see, button("Zet terug", () => putBack(form, copy)), button("Gooi weg", askAgain)),
      )
    }
    const askAgain = () => {
      const no = button("Nee, bewaar", ask)
      const yes = button("Ja, gooi weg", async () => {
        await remove(copy.mark)
        offer(form, place, others)
      })
      place.replaceChildren(element("p", { textContent: "Weet je het zeker? Je krijgt deze tekst niet meer terug." }), element("p", {}, yes, no))
      no.focus()
    }
    ask()
  }

  /** Find what was kept of this form, by this editor, and is in no other tab; what the form shows already goes. */
  const find = async (form, { user, path, mark }) => {
    const held = (await navigator.locks?.query())?.held.map(({ name }) => name) ?? []
    const mine = (await all()).filter((copy) => copy.user === user && copy.path === path && copy.mark !== mark)
    const waiting = mine.filter((copy) => !held.includes(copy.mark)).sort((a, b) => b.moment - a.moment)
    const shown = read(form)
    const isShown = (copy) => !window.keptDifferences(form, copy.fields, shown).length
    for (const copy of waiting.filter(isShown)) await remove(copy.mark)
    return waiting.filter((copy) => !isShown(copy))
  }

  /** Keep the form from now on, whenever it differs from what it was. */
  const watch = (form, about, isUnsaved, complain) => {
    let untouched = isUnsaved ? null : JSON.stringify(read(form))
    let isTouched = isUnsaved
    let last = untouched
    let onDisk = untouched
    const copy = () => ({ ...about, moment: Date.now(), fields: JSON.parse(last) })
    const keep = () => {
      const text = JSON.stringify(read(form))
      if (text === last) return
      // Scripts that prepare the form, while nobody has touched it yet, type nothing.
      if (!isTouched) untouched = text
      last = text
      const done = text === untouched ? remove(about.mark) : put(copy())
      done.then(() => (onDisk = text)).catch(complain)
    }
    const leave = () => {
      keep()
      if (last !== onDisk && last !== untouched) localStorage.setItem(LEFT + about.mark, JSON.stringify(copy()))
    }
    for (const touch of ["keydown", "pointerdown", "input", "drop"])
      form.addEventListener(touch, () => (isTouched = true), { capture: true })
    setInterval(keep, EVERY)
    window.addEventListener("load", keep)
    window.addEventListener("pagehide", leave)
    form.addEventListener("submit", keep)
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep())
    // Says to other tabs that this copy is in use, for as long as the page is there; the page that comes in its place
    // may look before the browser has cleared this one away.
    navigator.locks?.request(about.mark, () => new Promise((release) => window.addEventListener("pagehide", release)))
  }

  document.addEventListener("DOMContentLoaded", async () => {
    const place = document.getElementById("keeping")
    const admin = place?.dataset.admin ?? document.querySelector("#site-name a")?.getAttribute("href") ?? "/admin/"
    const complain = () => {
      if (!place) return
      const text = "Deze browser kan niet bewaren wat je typt. Sla vaak op, of gebruik een andere browser."
      place.querySelector(".keeping__trouble").textContent = text
    }
    try {
      if (!place) return await letGo(admin)
      const { form } = place.querySelector("[name=_copy]")
      form.elements._copy.value ||= newMark()
      const version = form.elements._version?.value ?? ""
      const about = { mark: form.elements._copy.value, user: place.dataset.user, path: location.pathname, version }
      watch(form, about, "unsaved" in place.dataset, complain)
      await letGo(admin)
      const kept = place.querySelector(".keeping__kept")
      kept.ariaBusy = "true"
      offer(form, kept, await find(form, about))
      kept.ariaBusy = "false"
    } catch (error) {
      complain()
    }
  })
}
