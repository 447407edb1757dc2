/* The blocks of an article without a mouse: buttons to move a block and to add one, and a name one recognises. */
{
  const body = () => document.querySelector(".order-machine")
  const inOrder = () =>
    [...body().querySelectorAll(".inline-related:not(.empty-form)")].sort((a, b) => a.style.order - b.style.order)

  const status = document.createElement("p")
  status.className = "visually-hidden"
  status.setAttribute("role", "status")

  const asButton = (element, label) => {
    element.tabIndex = 0
    element.setAttribute("role", "button")
    if (label) element.setAttribute("aria-label", label)
  }

  const moveButton = (sign, label, step) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "block-move"
    button.textContent = sign
    button.title = label
    button.setAttribute("aria-label", label)
    button.dataset.step = step
    return button
  }

  /** Show the first words of a block beside its kind, so that one knows it when it is folded. */
  const nameAfterText = (block) => {
    const read = (name) => block.querySelector(`[name$="-${name}"]`)?.value.replace(/<[^>]*>/g, " ") ?? ""
    const picture = block.querySelector("[name$='-picture'] option:checked")?.textContent ?? ""
    const words = [...["title", "text", "caption", "alt"].map(read), picture].join(" ").replace(/\s+/g, " ").trim()
    if (words) block.querySelector(".inline_label").textContent = words.slice(0, 60) + (words.length > 60 ? " …" : "")
  }

  const prepare = (block) => {
    const heading = block.querySelector("h3")
    heading.querySelectorAll(".material-icons").forEach((icon) => icon.setAttribute("aria-hidden", "true"))
    asButton(heading.querySelector(".inline_label"))
    heading
      .querySelector(".inline_label")
      .after(moveButton("↑", "Blok omhoog", -1), moveButton("↓", "Blok omlaag", 1))
  }

  const move = (button) => {
    const block = button.closest(".inline-related")
    const blocks = inOrder()
    const from = blocks.indexOf(block)
    const to = from + Number(button.dataset.step)
    if (to < 0 || to >= blocks.length) return
    blocks.splice(to, 0, ...blocks.splice(from, 1))
    blocks.forEach((each, index) => {
      each.style.order = each.querySelector(".order-machine-ordering").value = (index + 1) * 10
    })
    button.focus()
    block.scrollIntoView({ block: "nearest" })
    status.textContent = `Blok staat nu op plaats ${to + 1} van ${blocks.length}.`
  }

  // Before content-editor's own click handler on the heading, which would fold the block.
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest(".block-move")
      if (!button) return
      event.stopPropagation()
      move(button)
    },
    true,
  )

  document.addEventListener("click", (event) => {
    if (event.target.closest(".order-machine-insert-target")) document.querySelector(".plugin-buttons .plugin-button")?.focus()
  })

  document.addEventListener("keydown", (event) => {
    const insert = document.querySelector(".order-machine-insert-target.selected")
    if (event.key === "Escape" && insert) {
      insert.click()
      insert.focus()
    } else if (["Enter", " "].includes(event.key) && event.target.matches("[role=button][tabindex='0']")) {
      event.preventDefault()
      event.target.click()
    } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      document.querySelector("input[name=_continue]")?.click()
    }
  })

  document.addEventListener("content-editor:ready", () => {
    body().after(status)
    body().querySelectorAll(".inline-related").forEach(prepare)
    inOrder().forEach(nameAfterText)
    body()
      .querySelectorAll(".order-machine-insert-target")
      .forEach((target) => asButton(target, "Blok invoegen"))
    document.querySelectorAll(".plugin-buttons .plugin-button").forEach((button) => {
      asButton(button)
      button.querySelector(".material-icons")?.setAttribute("aria-hidden", "true")
    })
  })
}
