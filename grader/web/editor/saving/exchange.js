// One request to the server, and what became of it. Only a JSON answer of ours counts as one: a sign-in page, a hotel's
// welcome page or a proxy's apology acknowledge nothing, whatever their status says.

export const KEPT = "kept"; // stored: the answer names the new revision
export const NEWER = "newer"; // not stored: the server holds something this was not based on, and sends it
export const OVER = "over"; // came too late to count
export const REFUSED = "refused"; // will not be stored as it is: the answer says why
export const SIGNED_OUT = "signed-out"; // somebody has to sign in first
export const LOST = "lost"; // nothing is known: ask again

const PATIENCE = 10_000; // ms
const AGAIN = new Set([408, 425, 429]); // statuses below 500 after which the same request may get through

/** The CSRF token as it is now: signing in, in whichever tab, changes it. */
export function csrfToken() {
  return document.cookie.match(/(?:^|; ?)csrftoken=([^;]*)/)?.[1] ?? "";
}

/** What every request of ours carries. `person` is who this page belongs to: the server refuses it for anybody else. */
export function headers(person) {
  return { Accept: "application/json", "X-CSRFToken": csrfToken(), "X-Person": person };
}

/** POST `body`, or GET without one. Never rejects: `{kind, ...what the server said}`. */
export async function exchange(url, { body, person, keepalive = false }) {
  let response;
  let answer = null;
  try {
    response = await fetch(url, {
      method: body ? "POST" : "GET",
      body,
      keepalive,
      headers: headers(person),
      cache: "no-store",
      redirect: "manual",
      signal: keepalive ? undefined : AbortSignal.timeout(PATIENCE),
    });
    if (response.headers.get("Content-Type")?.startsWith("application/json")) answer = await response.json();
  } catch {
    return { kind: LOST };
  }
  return { ...answer, kind: kindOf(response.status, answer) };
}

function kindOf(status, answer) {
  if (answer === null || status >= 500 || AGAIN.has(status)) return LOST;
  if (status === 200) return KEPT;
  if (status === 401) return SIGNED_OUT;
  if (status === 409) return NEWER;
  return answer.over ? OVER : REFUSED;
}
