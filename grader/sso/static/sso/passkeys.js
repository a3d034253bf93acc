// Makes and asks for passkeys: what the browser gives goes into the form's hidden field, and the form is sent.
"use strict";

(() => {
  if (!window.PublicKeyCredential) return;

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0));
  };
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (rows) => (rows ?? []).map((row) => ({ ...row, id: bytes(row.id) }));

  async function made(form) {
    const { publicKey } = JSON.parse(document.getElementById("passkey-options").textContent);
    const key = await navigator.credentials.create({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        user: { ...publicKey.user, id: bytes(publicKey.user.id) },
        excludeCredentials: known(publicKey.excludeCredentials),
      },
    });
    const { response } = key;
    return {
      id: key.id,
      rawId: text(key.rawId),
      type: key.type,
      clientExtensionResults: key.getClientExtensionResults(),
      response: { attestationObject: text(response.attestationObject), clientDataJSON: text(response.clientDataJSON) },
    };
  }

  async function asked(form) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    const { publicKey } = await answer.json();
    const key = await navigator.credentials.get({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        allowCredentials: known(publicKey.allowCredentials),
      },
    });
    const { response } = key;
    return {
      id: key.id,
      rawId: text(key.rawId),
      type: key.type,
      clientExtensionResults: key.getClientExtensionResults(),
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      },
    };
  }

  for (const form of document.querySelectorAll("[data-passkey]")) {
    const problem = form.querySelector("[data-passkey-problem]");
    const button = form.querySelector("button");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      problem.hidden = true;
      button.disabled = true;
      try {
        const credential = await (form.dataset.passkey === "create" ? made(form) : asked(form));
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch {
        problem.hidden = false;
        button.disabled = false;
      }
    });
  }
  for (const note of document.querySelectorAll("[data-passkey-impossible]")) note.hidden = true;
})();
