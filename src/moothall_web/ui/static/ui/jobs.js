// Follows a job: asks its page every two seconds, until the job has ended. Without it a link does the same.
const PAUSE = 2000;
let leaving = false; // somebody pressed a button or a link: to reload now would undo that
addEventListener("beforeunload", () => { leaving = true; });

function ended(place) {
  if (leaving) return undefined;
  const then = document.getElementById(place.dataset.then);
  if (!then) return location.reload();
  then.hidden = false; // somebody reads this page: it stays until they ask for the new one
  place.replaceChildren(...then.childNodes);
}

async function follow(place) {
  let answer;
  try {
    answer = await fetch(place.dataset.job);
  } catch { // the network is away, or the page is being left
    setTimeout(() => follow(place), PAUSE);
    return;
  }
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("job");
  if (!now) return;
  if (!now.dataset.job) return ended(place);
  if (!place.dataset.then && place.innerHTML !== now.innerHTML) place.replaceChildren(...now.childNodes);
  setTimeout(() => follow(place), PAUSE);
}

for (const place of document.querySelectorAll("[data-job]")) setTimeout(() => follow(place), PAUSE);
