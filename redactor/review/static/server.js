// Asks the local server, which alone decides and writes.
"use strict";

/** An answer that is a refusal; its message is meant for the editor. */
class Refused extends Error {
  constructor(message, code = "") {
    super(message);
    this.code = code;
  }
}

async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  let response;
  try {
    response = await fetch(`/api/${path}`, options);
  } catch {
    throw new Refused("The review has ended: nobody answers. Start redactor review again.");
  }
  const answer = await response.json().catch(() => ({ error: "The review has ended, or was opened elsewhere." }));
  if (!response.ok) throw new Refused(answer.error, answer.code);
  return answer;
}
