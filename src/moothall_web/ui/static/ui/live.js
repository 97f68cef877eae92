// Answers while people type: asks the form's own address, and shows the part of the page that answers.
// A form that is sent is asked by its button "look", which keeps nothing. Without this the button does the same.
const PAUSE = 300; // milliseconds without a key, after which somebody is asked

function question(form) {
  const typed = new FormData(form);
  if (form.method === "post") {
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    typed.set("look", "1");
    return { asked: form.action, sent: { method: "POST", body: typed } };
  }
  const query = new URLSearchParams();
  for (const [name, value] of typed) if (value !== "") query.append(name, value);
  return { asked: query.size ? `${form.action}?${query}` : form.action, sent: {} };
}

async function answer(form, signal) {
  const { asked, sent } = question(form);
  const found = await fetch(asked, { ...sent, headers: { "X-Moothall-Live": "1" }, signal });
  if (!found.ok) return;
  const page = new DOMParser().parseFromString(await found.text(), "text/html");
  const now = document.getElementById(form.dataset.live), then = page.getElementById(form.dataset.live);
  if (now && then) now.replaceChildren(...then.childNodes);
  for (const hint of form.querySelectorAll(".govuk-hint[id]")) // beside a field, of what is shown
    hint.textContent = page.getElementById(hint.id)?.textContent ?? hint.textContent;
  if (!sent.method) history.replaceState(null, "", asked);
}

for (const form of document.querySelectorAll("form[data-live]")) {
  let waiting = 0, before = new AbortController();
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      before.abort();
      before = new AbortController();
      answer(form, before.signal).catch((error) => { if (error.name !== "AbortError") throw error; });
    }, PAUSE);
  });
}
