// Shows what needs scripts on the pages with passkeys, and says there when a passkey was not read.
"use strict";
document.querySelectorAll(".moothall-js-only").forEach((part) => part.removeAttribute("hidden"));
document.querySelectorAll(".moothall-no-js").forEach((part) => part.setAttribute("hidden", ""));
document.addEventListener("allauth.error", (event) => {
  const fault = document.getElementById("passkey_fault");
  if (!fault) return;
  event.preventDefault();
  fault.removeAttribute("hidden");
  fault.textContent = fault.textContent; // a change inside, so that it is read out each time
});
