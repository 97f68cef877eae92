// Keeps what is typed as a draft, two seconds after the last key. Without it a button does the same.
const PAUSE = 2000;

for (const form of document.querySelectorAll("form[data-moothall-draft]")) {
  const status = form.querySelector("[data-moothall-draft-status]");
  let waiting;
  let sending = new AbortController();

  const keep = async () => {
    sending.abort(); // an older draft must not arrive after a newer one
    sending = new AbortController();
    const { signal } = sending;
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set("draft", "1");
    let kept = false;
    try {
      const answer = await fetch(form.action, {
        method: "POST", body, signal, headers: { "X-Moothall-Draft": "1" }, redirect: "manual",
      });
      kept = answer.status === 204;
    } catch {
      if (signal.aborted) return;
    }
    if (status) status.textContent = kept ? status.dataset.kept : status.dataset.notKept;
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    sending.abort();
  });
}
