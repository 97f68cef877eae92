// Starts the components of the design system. Every page works without it.
import { initAll } from "./govuk.js";
import "./drafts.js";
import "./jobs.js";
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
