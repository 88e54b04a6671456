// What stands in the chat comes whole with every answer; only what changed is drawn anew, so that it is read aloud once.
const SEEN_WHEN_LOCKED = 60  // characters of a message
const at = id => document.getElementById(id)
const chat = at("chat"), text = at("text"), notice = at("notice")
const me = sessionStorage.me ??= crypto.randomUUID()  // this tab is one person
const place = `chat/${me}`
let drawn = new Map()  // by number: what was drawn, and as what
let waiting = Promise.resolve(), asking = 0

function make(tag, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...inside)
  return made
}

// One request after the other, in the order of the touches. What could not be sent is told, and false comes back.
function ask(method, body) {
  busy(+1)
  const asked = waiting.then(async () => {
    try {
      const answer = await fetch(place, {
        method, ...(body && {headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)})
      })
      if (!answer.ok) throw new Error(answer.status)
      show(await answer.json())
      return true
    } catch {
      tell("Dat kwam niet aan. Loopt `make preview` nog?")
      return false
    } finally {
      busy(-1)
    }
  })
  waiting = asked
  return asked
}

function busy(more) {
  asking += more
  chat.ariaBusy = String(asking > 0)
}

function show({messages, notice}) {
  const before = drawn, inside = chat.contains(document.activeElement)
  drawn = new Map()
  for (const message of messages) {
    const said = JSON.stringify(message), old = before.get(message.number)
    before.delete(message.number)
    const element = old?.said === said ? old.element : item(message)
    if (old && element !== old.element) old.element.replaceWith(element)
    drawn.set(message.number, {said, element, old: Boolean(old)})
  }
  for (const {element} of before.values()) element.remove()
  const come = messages.filter(({number}) => !drawn.get(number).old)
  for (const {number} of come) chat.append(drawn.get(number).element)
  locked(messages, come.filter(({theirs}) => !theirs))
  at("start").hidden = messages.length > 0
  at("compose").hidden = messages.length === 0
  if (inside && document.activeElement === document.body) chat.focus({preventScroll: true})  // its button is gone
  chat.scrollTop = chat.scrollHeight
  if (notice) tell(notice)
}

function item({number, theirs, text, quote, open, rows, picture}) {
  const words = make("div", {className: "words"}, text)
  if (quote) words.append(make("blockquote", {}, quote))
  const className = [theirs && "theirs", !theirs && !open && "protected"].filter(Boolean).join(" ")
  const parts = [picture && file(number, picture), (text || quote) && words]
  const buttons = rows.map(row => make("div", {className: "row"}, ...row.map(one => button(number, one))))
  return make("li", {className}, ...parts.filter(Boolean), ...buttons)
}

function file(number, {kind, name, hidden}) {
  const href = `${place}/${number}`
  if (kind === "poster") return make("div", {className: "words"}, make("a", {href, download: name}, name))
  const picture = make("button", {type: "button", className: "picture", title: name}, make("img", {src: href, alt: name}))
  picture.ariaPressed = String(!hidden)
  picture.onclick = () => { picture.ariaPressed = "true" }
  return picture
}

function button(number, {label, data, copy, url}) {
  if (url) return make("a", {href: url, target: "_blank", rel: "noopener noreferrer"}, label)
  const pressed = copy
    ? () => navigator.clipboard.writeText(copy).then(() => tell("Gekopieerd"), () => tell("Kopiëren lukt hier niet."))
    : () => ask("POST", {message: number, data})
  return make("button", {type: "button", onclick: pressed}, label)
}

// As notifications would show it. What takes the place of another message makes none, but stands in that one's.
let notified = new Set()
function locked(messages, come) {
  if (come.length) notified = new Set(come.map(({number}) => number))
  const begins = ({text}) => [...text].slice(0, SEEN_WHEN_LOCKED).join("")
  at("locked").textContent = messages.filter(({number}) => notified.has(number)).map(begins).join("\n") || "Niets."
}

let ending
function tell(words) {
  notice.textContent = words
  notice.hidden = false
  clearTimeout(ending)
  ending = setTimeout(() => { notice.hidden = true }, 4000)
}

async function send() {
  const typed = text.value
  if (!typed.trim()) return
  text.value = ""
  if (!await ask("POST", {text: typed}) && !text.value) text.value = typed
}

at("compose").onsubmit = event => { event.preventDefault(); send() }
text.onkeydown = event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send() }
}
at("start").onclick = () => ask("POST", {text: "/start"})
at("again").onclick = () => ask("DELETE")
ask("GET")
