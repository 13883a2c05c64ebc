// The page: what is shown, what keys do, and what is asked of the server.
"use strict";

const page = {
  state: null, // of all drafts
  draft: null, // the draft shown, as the server tells it
  number: 0, // of the draft shown, or asked for last
  current: null, // index of the finding chosen
  shown: [], // indexes in the list, in its order
  pageNumber: 0,
  selection: null, // {start, end, words}: what the editor has selected to add
  busy: false,
  heartbeat: 0, // the timer that tells the server that the page is open
};

async function begin() {
  page.state = await ask("state");
  page.heartbeat = setInterval(() => ask("state").catch(failed), 60_000);
  while (!page.state.reviewer) {
    await answerOf("ask-name");
    const name = the("reviewer").value.trim();
    if (name) await ask("reviewer", { name }).then((state) => { page.state = state; }, failed);
    else say("The log names who decides: without a name no review can begin.", true);
  }
  the("keep-decisions").hidden = !page.state.keepsDecisions;
  showDrafts();
  await open(page.state.drafts.findIndex((draft) => !draft.problem));
}

async function open(number) {
  page.number = number;
  say("Reading the draft …");
  const draft = await ask(`drafts/${number}`);
  if (page.number !== number) return;
  page.current = null;
  page.pageNumber = 0;
  page.selection = null;
  the("add").reset();
  take(draft);
  const { lost, reviewers } = page.state.drafts[number];
  const seen = reviewers.length ? `Went through it before: ${reviewers.join(", ")}. ` : "";
  say(seen + (lost ? `${counted(lost, "earlier decision")} found no place in the draft, which has changed.` : ""));
}

/** Show what the server tells of the draft. */
function take(draft) {
  const before = page.draft?.findings[page.current];
  page.draft = draft;
  page.current = before ? placeOf(before) : null;
  page.state.drafts[draft.number] = { ...page.state.drafts[draft.number], ...draft };
  the("name").textContent = draft.name;
  document.title = `${draft.name} – redactor`;
  the("progress").textContent = `${draft.decided} of ${draft.found} decided · ${draft.redacted} redacted, ${draft.kept} kept${draft.saved ? "" : " · not saved"}`;
  if (!draft.canUndo && document.activeElement === the("undo")) the("name").focus();
  the("undo").disabled = !draft.canUndo;
  showText(the("text"), draft.pieces, draft.findings, choose);
  showText(the("copy"), draft.copy, draft.findings, choose);
  fillTypes();
  showWarnings();
  showDrafts();
  refresh();
}

/** The index that a finding, told earlier, has now; null when it is gone. */
function placeOf(finding) {
  const index = page.draft.findings.findIndex((one) => one.start === finding.start);
  return index < 0 ? null : index;
}

function refresh() {
  const focused = ["card", "list"].find((id) => the(id).contains(document.activeElement));
  const { findings } = page.draft;
  page.shown = chosenFindings(findings, {
    words: the("filter-words").value.trim(),
    type: the("filter-type").value,
    exposure: the("filter-exposure").value,
    state: the("filter-state").value,
    order: the("filter-order").value,
  });
  const pages = Math.max(1, Math.ceil(page.shown.length / PAGE));
  page.pageNumber = Math.min(page.pageNumber, pages - 1);
  showList(the("list"), findings, page.shown, page.pageNumber, page.current, choose);
  the("findings-title").textContent = counted(page.shown.length, "finding");
  the("pages").hidden = pages === 1;
  the("page-now").textContent = `page ${page.pageNumber + 1} of ${pages}`;
  the("page-before").disabled = page.pageNumber === 0;
  the("page-after").disabled = page.pageNumber === pages - 1;
  showCard(the("card"), findings[page.current] ?? null, decide, page.draft.hasAllowList ? allow : null);
  for (const marked of document.querySelectorAll("mark.chosen")) marked.classList.remove("chosen");
  for (const marked of document.querySelectorAll(`article mark[data-index="${page.current}"]`)) marked.classList.add("chosen");
  // What had the focus was made anew.
  if (focused === "card") the("card-title")?.focus({ preventScroll: true });
  if (focused === "list") the("list").querySelector("[aria-current]")?.focus({ preventScroll: true });
}

function choose(index) {
  page.current = index;
  const place = page.shown.indexOf(index);
  if (place >= 0) page.pageNumber = Math.floor(place / PAGE);
  refresh();
  for (const article of [the("text"), the("copy")]) {
    if (!article.hidden) article.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
  }
  const finding = page.draft.findings[index];
  say(`${finding.words}: ${told(finding)}`);
}

function step(by) {
  if (!page.shown.length) return;
  const place = page.shown.indexOf(page.current);
  const next = place < 0 ? (by > 0 ? 0 : page.shown.length - 1) : place + by;
  if (next >= 0 && next < page.shown.length) choose(page.shown[next]);
  else say(by > 0 ? "That was the last finding." : "That was the first finding.");
}

async function decide(action, words, reason, all) {
  const finding = page.draft.findings[page.current];
  if (!finding) return;
  const order = page.shown.slice();
  const place = order.indexOf(page.current);
  const next = place >= 0 && place + 1 < order.length ? page.draft.findings[order[place + 1]] : null;
  const taken = await change("rulings", { start: finding.start, end: finding.end, action, type: finding.type, words, reason, all });
  // On to the next one, wherever the list has it now.
  const index = taken && next ? placeOf(next) : null;
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

/** Ask for a change and show what came of it: whether it was made. */
async function change(what, body) {
  if (page.busy) {
    say("Still at work on what you asked for before. Nothing else was done.", true);
    return false;
  }
  page.busy = true;
  document.body.setAttribute("aria-busy", "true");
  try {
    const draft = await ask(`drafts/${page.draft.number}/${what}`, body);
    if (draft.number === page.draft.number) take(draft);
    say(draft.written.length ? `Written: ${draft.written.join(", ")}` : the("progress").textContent);
    return true;
  } catch (error) {
    failed(error);
    return false;
  } finally {
    page.busy = false;
    document.body.removeAttribute("aria-busy");
  }
}

async function add(event) {
  event.preventDefault();
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
  if (!(await change("rulings", asked))) return;
  the("add").reset();
  page.selection = null;
}

function takeSelection() {
  const selected = selectedIn(the("text"));
  const words = (selected ?? selectedIn(the("copy")))?.words;
  if (!words) return;
  page.selection = selected;
  the("add-words").value = words;
}

function fillTypes() {
  const used = [...new Set(page.draft.findings.map((finding) => finding.type))].sort();
  fill(the("filter-type"), ["", ...used], (type) => (type ? typeName(type) : "all"));
  fill(the("add-type"), page.draft.types, typeName);
}

function fill(select, values, label) {
  const before = select.value;
  select.replaceChildren(...values.map((value) => make("option", { value }, label(value))));
  if (values.includes(before)) select.value = before;
}

function showWarnings() {
  const { leakages, narrowing, notes, doubtful, named } = page.draft;
  const lines = [
    ...leakages.map(warningOf),
    ...narrowing.map((place) => `Line ${place.line}: your own words there tell more than the audience may be told.`),
    ...doubtful.map((place) => `Line ${place.line}: shares a name with somebody who is protected.`),
    ...(named ? ["The file's name repeats words that are redacted: rename it."] : []),
    ...notes,
  ];
  the("warnings").hidden = !lines.length;
  the("warnings").replaceChildren(make("ul", {}, ...lines.map((line) => make("li", {}, line))));
}

function warningOf(leak) {
  const what = leak.kind === "unsound"
    ? `what is printed instead (${leak.rule}) does not fit there. Undo it, choose other words, or select words without markup.`
    : `${leak.rule} would still show in the copy (${leak.kind}).`;
  return `Line ${leak.line}: ${what} Nothing can be saved until it is decided.`;
}

function showDrafts() {
  const { drafts } = page.state;
  the("drafts").hidden = drafts.length < 2;
  the("drafts").replaceChildren(...drafts.map((draft, number) => {
    const counts = draft.problem ? " cannot be read" : draft.read ? ` ${draft.decided}/${draft.found}${draft.saved ? "" : " not saved"}` : "";
    const button = make("button", { type: "button", onclick: () => open(number).catch(failed) }, draft.name + counts);
    if (number === page.draft?.number) button.setAttribute("aria-current", "true");
    return button;
  }));
}

function showView(view) {
  the("text").hidden = view === "copy";
  the("copy").hidden = view === "draft";
}

async function save() {
  if (!page.draft) return;
  const seen = page.draft;
  const { number } = seen;
  the("save-where").textContent = `Written to ${page.state.drafts[number].copy} and ${page.state.drafts[number].log}.`;
  tellOpen();
  // Another tab may have decided meanwhile.
  ask(`drafts/${number}`).then((draft) => {
    if (page.draft !== seen || page.busy) return;
    take(draft);
    tellOpen();
  }).catch(failed);
  if ((await answerOf("ask-save")) !== "save") return;
  while (page.busy) await new Promise((resolve) => { setTimeout(resolve, 50); });
  await change("save", {});
}

function tellOpen() {
  const open = page.draft.found - page.draft.decided;
  the("save-told").textContent = open ? `${counted(open, "proposal")} you did not decide will be written as proposed.` : "Everything is decided.";
}

async function done() {
  const left = page.state.drafts.filter((draft) => draft.read && !draft.saved).map((draft) => draft.name);
  the("done-told").textContent = left.length ? `Not saved: ${left.join(", ")}.` : "Everything you decided is saved.";
  if ((await answerOf("ask-done")) !== "end") return;
  await ask("close", {});
  clearInterval(page.heartbeat);
  page.state.drafts = [];
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

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press("a"),
  r: () => press("r"),
  A: () => press("Shift+A"),
  R: () => press("Shift+R"),
  e: () => the("own-words")?.focus(),
  p: () => press("p"),
  u: () => change("undo", {}),
  m: () => { takeSelection(); the("add-words").focus(); },
  v: () => nextView(),
  "/": () => the("filter-words").focus(),
  "[": () => turn(-1),
  "]": () => turn(1),
  s: () => save(),
  "?": () => the("explain").showModal(),
};

function press(key) {
  the("card").querySelector(`[aria-keyshortcuts="${key}"]`)?.click();
}

function turn(by) {
  if (page.state.drafts[page.number + by]) open(page.number + by).catch(failed);
}

function nextView() {
  const views = [...document.querySelectorAll('input[name="view"]')];
  const next = views[(views.findIndex((view) => view.checked) + 1) % views.length];
  next.checked = true;
  showView(next.value);
}

function onKey(event) {
  const typing = event.target.closest?.("input:not([type=radio]), select, textarea");
  if (event.key === "Escape" && typing) {
    event.target.blur();
    return;
  }
  if (event.key === "Enter" && event.target.id === "own-words") {
    press(page.draft.findings[page.current].action === "redact" ? "a" : "r");
    return;
  }
  const ready = page.draft || (page.state && "[]?".includes(event.key));
  if (!ready || typing || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    page.current = null;
    refresh();
    return;
  }
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

document.addEventListener("keydown", onKey);
document.addEventListener("selectionchange", () => document.activeElement?.id !== "add-words" && takeSelection());
addEventListener("beforeunload", (event) => {
  if (page.state?.drafts.some((draft) => draft.read && !draft.saved)) event.preventDefault();
});
the("add").addEventListener("submit", add);
the("filter").addEventListener("input", () => { page.pageNumber = 0; refresh(); });
the("filter").addEventListener("submit", (event) => event.preventDefault());
the("page-before").addEventListener("click", () => { page.pageNumber -= 1; refresh(); });
the("page-after").addEventListener("click", () => { page.pageNumber += 1; refresh(); });
the("undo").addEventListener("click", () => change("undo", {}));
the("save").addEventListener("click", save);
the("keep-decisions").addEventListener("click", () => change("keep", {}));
the("done").addEventListener("click", () => done().catch(failed));
the("help").addEventListener("click", () => the("explain").showModal());
for (const view of document.querySelectorAll('input[name="view"]')) view.addEventListener("change", () => showView(view.value));
begin().catch(failed);
