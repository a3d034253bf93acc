// Sends what was chosen back to the platform at once, and tells a platform that registered that the window may close.
"use strict";

document.querySelector("[data-send]")?.submit();
if (document.querySelector("[data-close]")) {
  (window.opener || window.parent).postMessage({ subject: "org.imsglobal.lti.close" }, "*");
}
