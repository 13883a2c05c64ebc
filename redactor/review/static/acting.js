// What an editor does to a draft, and what is asked and told of it.
"use strict";

async function decide(action, words, reason, all) {
  const finding = page.draft.findings[page.current];
  const order = page.shown;
  const place = order.indexOf(page.current);
  const next = place >= 0 && place + 1 < order.length ? page.draft.findings[order[place + 1]] : null;
  const taken = await change("rulings", { start: finding.start, end: finding.end, action, type: finding.type, words, reason, all });
  if (!taken || !page.draft) return;
  const { decided, found } = page.draft;
  const mentions = taken.rulings.length > 1 ? `, ${taken.rulings.length} mentions` : "";
  const rest = decided < found ? `${decided} of ${found} decided.` : "Everything is decided: press s to save.";
  say(`${action === "keep" ? "Kept" : "Redacted"}: ${finding.words}${mentions}. ${rest}`);
  // On to the next one, wherever the list has it now.
  const index = next ? placeOf(next) : null;
  if (index !== null) choose(index);
}

async function allow(reason) {
  const finding = page.draft.findings[page.current];
  if (!reason) {
    the("why").focus();
    say("Say why it is public: the reason stands on the newsroom's list.", true);
    return;
  }
  await change("allow", { start: finding.start, end: finding.end, reason });
}

async function undo() {
  if (!page.draft.canUndo) {
    say("There is nothing to take back.");
    return;
  }
  if (!(await change("undo", {}))) return;
  say("Taken back.");
  const before = page.ruled.pop();
  if (before && page.draft) {
    patch(before);
    showStanding();
    refresh();
  }
}

/** Ask for a change and show what came of it: whether it was made. */
async function change(what, body) {
  if (page.busy) {
    say("Still at work on what you asked for before. Nothing else was done.", true);
    return false;
  }
  page.busy = true;
  try {
    const told = await ask(`drafts/${page.draft.number}/${what}`, body);
    if (told.rulings && told.number === page.draft?.number) page.ruled.push(patch(told.rulings));
    takeChange(told);
    if (told.written.length) say(`Written: ${told.written.join(", ")}${what === "save" ? ". Done ends the review." : ""}`);
    return told;
  } catch (error) {
    failed(error);
    if (error.code === "RED554") await takeIn();
    return false;
  } finally {
    page.busy = false;
  }
}

/** Offer to take in what somebody else kept of the draft meanwhile. */
async function takeIn() {
  if ((await answerOf("ask-take-in")) !== "take") return;
  const { number } = page.draft;
  const told = await ask(`drafts/${number}/take-in`, {}).catch(failed);
  if (!told) return;
  page.ruled = [];
  page.state = await ask("state");
  takeChange(told);
  const both = told.otherwise ? ` Where both of you decided (${told.otherwise}), yours count.` : "";
  say(`Their decisions are taken in.${both} Look through them, then save again.`);
}

async function add(event) {
  event.preventDefault();
  if (!page.draft) return;
  const words = the("add-words").value.trim();
  const selected = page.selection?.words === words ? page.selection : null;
  const place = selected ?? (words ? occurrence(page.draft.pieces, words) : null);
  if (!place) {
    say("These words do not stand in the draft, or are part of others: select them there.", true);
    return;
  }
  const { start, end } = place;
  const instead = the("add-instead").value.trim() || null;
  const asked = { start, end, action: "redact", type: the("add-type").value, words: instead, all: !selected };
  const taken = await change("rulings", asked);
  if (!taken) return;
  say(`Redacted: ${words}, ${counted(taken.rulings.length, "mention")}.`);
  the("add").reset();
  showSelected("");
  page.selection = null;
}

function takeSelection() {
  const selected = selectedIn(the("text"));
  const words = (selected ?? selectedIn(the("copy")))?.words;
  if (!words) return;
  page.selection = selected;
  the("add-words").value = words;
  showSelected(words);
}

/** Offer to redact what is selected, where it is seen. */
function showSelected(words) {
  the("add-selected").hidden = !words;
  the("selected-words").textContent = words.length > 40 ? `${words.slice(0, 40)} …` : words;
}

function startAdding() {
  takeSelection();
  the("add-box").open = true;
  the("add-words").focus();
}

async function save() {
  if (!page.draft) return;
  const seen = page.draft;
  const { number } = seen;
  const { copy, log } = page.state.drafts[number];
  the("save-where").replaceChildren(...[copy, log].map((path) => make("li", { dir: "ltr" }, path)));
  tellOpen();
  // Another tab may have decided meanwhile, or verification found more.
  ask(`drafts/${number}`).then((draft) => {
    if (page.draft?.number !== number) return;
    if (page.draft === seen && !page.busy && draft.version >= page.wanted) {
      page.wanted = draft.version;
      take(draft);
    }
    tellOpen();
  }).catch(failed);
  if ((await answerOf("ask-save")) !== "save") return;
  while (page.busy) await new Promise((resolve) => { setTimeout(resolve, 50); });
  if (page.draft?.number !== number) return;
  say("The copy is made, verified and written …");
  await change("save", { version: page.draft.version });
}

function tellOpen() {
  const open = page.draft.found - page.draft.decided;
  the("save-told").textContent = open ? `${counted(open, "proposal")} you did not decide will be written as proposed.` : "Everything is decided.";
}

async function done() {
  const left = page.state.drafts.filter((draft) => draft.read && !draft.saved).map((draft) => draft.name);
  the("done-told").textContent = left.length ? `Not saved: ${left.join(", ")}.` : "Everything you decided is saved.";
  if ((await answerOf("ask-done")) !== "end") return;
  page.ended = true; // before what is still waited for is given up
  await ask("close", {}).catch((error) => {
    page.ended = false;
    throw error;
  });
  clearInterval(page.heartbeat);
  document.querySelector("header").hidden = true;
  document.querySelector("main").hidden = true;
  the("warnings").hidden = true;
  the("ended").showModal();
}

function answerOf(id) {
  const dialog = the(id);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

function say(text, wrong = false) {
  the("message").textContent = text;
  the("message").classList.toggle("wrong", wrong);
}

function failed(error) {
  say(error instanceof Refused ? error.message : `The page failed: ${error.name}.`, true);
}
