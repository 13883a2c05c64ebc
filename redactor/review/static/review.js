// The page: what is shown, what keys do, and what is asked of the server.
"use strict";

const page = {
  state: null, // of all drafts
  draft: null, // the draft shown, as the server tells it; null while it is looked through
  number: 0, // of the draft shown, or asked for last
  wanted: 0, // the version of the draft that carries out what was ruled last
  following: false, // whether that version is asked for
  current: null, // index of the finding chosen
  card: "", // what the card shows
  cardStart: null, // where the finding on it begins
  shown: [], // indexes in the list, in its order
  pageNumber: 0,
  selection: null, // {start, end, words}: what the editor has selected to add
  ruled: [], // what the page showed before each ruling, to be shown again when it is undone
  busy: false,
  turn: Promise.resolve(), // when what the last key asked for is done
  ended: false, // whether the server is gone
  heartbeat: 0, // the timer that tells the server that the page is open
};

/** As in review.css: where the list scrolls by itself, beside the draft. */
const WIDE = matchMedia("(min-width: 55.01rem) and (min-height: 30rem)");

async function begin() {
  page.state = await ask("state");
  page.heartbeat = setInterval(() => ask("state").catch(failed), 60_000);
  the("keep-decisions").hidden = !page.state.keepsDecisions;
  showDrafts();
  // The draft can be read, and is looked through, while she gives her name.
  const opening = open(Math.max(0, page.state.drafts.findIndex((draft) => !draft.problem)));
  while (!page.state.reviewer) {
    await answerOf("ask-name");
    if (page.ended) return;
    const name = the("reviewer").value.trim();
    if (name) await ask("reviewer", { name }).then(({ reviewer }) => { page.state.reviewer = reviewer; }, failed);
    else say("The log names who decides: without a name no review can begin.", true);
  }
  await opening;
}

async function open(number) {
  Object.assign(page, { number, draft: null, current: null, card: "", cardStart: null, pageNumber: 0, selection: null, ruled: [] });
  the("add").reset();
  showSelected("");
  wait(true);
  try {
    if (!page.state.drafts[number].read) showUnread(await ask(`drafts/${number}/text`));
    const draft = await ask(`drafts/${number}`);
    if (page.number !== number) return;
    page.wanted = draft.version;
    wait(false);
    take(draft);
    const { lost, reviewers } = page.state.drafts[number];
    const seen = reviewers.length ? `Went through it before: ${reviewers.join(", ")}. ` : "";
    const gone = lost ? `${counted(lost, "earlier decision")} found no place in the draft, which has changed. ` : "";
    say(`${seen}${gone}${counted(draft.found, "finding")}. Press j for the first, ? for help.`);
  } catch (error) {
    if (page.number === number) cannotShow(number, error);
  }
}

/** While a draft is looked through it can be read, and nothing of it decided. */
function wait(waits) {
  document.body.classList.toggle("waiting", waits);
  the("waiting").hidden = !waits;
  for (const id of ["side", "copy"]) the(id).setAttribute("aria-busy", String(waits));
  for (const id of ["save", "keep-decisions", "add-button"]) the(id).disabled = waits;
  if (!waits) return;
  the("undo").disabled = true;
  the("progress").textContent = "";
  the("done-so-far").hidden = true;
  the("warnings").hidden = true;
  the("findings-title").textContent = "Findings";
  the("pages").hidden = true;
  the("list").replaceChildren();
  the("card").replaceChildren();
  the("card").classList.remove("open");
  making(false);
}

/** The draft as it reads, before anything is found in it. */
function showUnread(draft) {
  if (draft.number !== page.number) return;
  showName(draft.name);
  showText(the("text"), draft.pieces, []);
  showText(the("copy"), [], []);
  say("The draft is here to read. What could identify a source is being looked for …");
}

function showName(name) {
  the("name").textContent = name;
  document.title = `${name} – redactor`;
}

/** Tell why a draft cannot be reviewed; when none can, the review ends by itself. */
function cannotShow(number, error) {
  the("waiting").hidden = true;
  failed(error);
  const told = page.state.drafts[number];
  page.state.drafts[number] = { name: told.name, saved: true, read: false, problem: error.message };
  showName(told.name);
  showDrafts();
  if (!page.state.drafts.every((draft) => draft.problem)) return;
  page.ended = true;
  clearInterval(page.heartbeat);
  the("failed-told").textContent = error.message;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  the("failed").showModal();
}

/** Show what the server tells of the draft. */
function take(draft) {
  const before = page.draft?.findings[page.current];
  page.draft = draft;
  page.current = before ? placeOf(before) : null;
  showName(draft.name);
  showText(the("text"), draft.pieces, draft.findings);
  showText(the("copy"), draft.copy, draft.findings);
  fillTypes();
  showWarnings();
  showStanding();
  refresh();
  if (draft.refused) say(`Your last decision was taken back, no copy could be made of it: ${draft.refused}`, true);
}

/** How far the review of the draft is. */
function showStanding() {
  const { draft } = page;
  const { findings } = draft;
  draft.decided = findings.filter((finding) => finding.by).length;
  draft.redacted = findings.filter((finding) => finding.action === "redact").length;
  draft.kept = findings.length - draft.redacted;
  const { number, name, version, saved, canUndo, read, decided, redacted, kept, found, leaks } = draft;
  const known = { name, version, saved, canUndo, read, decided, redacted, kept, found, leaks };
  page.state.drafts[number] = { ...page.state.drafts[number], ...known };
  Object.assign(the("done-so-far"), { max: Math.max(1, found), value: decided, hidden: false });
  the("progress").textContent = `${decided} of ${found} decided · ${redacted} redacted, ${kept} kept${saved ? "" : " · not saved"}`;
  if (!canUndo && document.activeElement === the("undo")) the("name").focus();
  the("undo").disabled = !canUndo;
  showDrafts();
}

/** Take what a change did to the draft, and ask for a copy that carries it out. */
function takeChange(told) {
  const { draft } = page;
  if (told.number !== draft?.number) return;
  Object.assign(draft, { saved: told.saved, canUndo: told.canUndo });
  page.wanted = Math.max(page.wanted, told.version);
  showStanding();
  refresh();
  follow();
}

/** Show at once what some rulings, or what was shown before them, make of findings. */
function patch(changed) {
  const { findings } = page.draft;
  const places = new Map(findings.map((finding, index) => [`${finding.start}:${finding.end}`, index]));
  const before = [];
  const indexes = [];
  for (const one of changed) {
    const index = places.get(`${one.start}:${one.end}`);
    if (index === undefined) continue;
    before.push(findings[index]);
    indexes.push(index);
    findings[index] = one.words === undefined ? ruledOn(findings[index], one) : { ...one };
  }
  repaint(the("text"), indexes, findings);
  repaint(the("copy"), indexes, findings, (finding) => finding.replacement ?? finding.words);
  return before;
}

/** Ask for the copy that carries out what was ruled last, however often that changes meanwhile. */
async function follow() {
  if (page.following) return;
  page.following = true;
  try {
    while (page.draft && page.draft.version < page.wanted) {
      making(true);
      const { number } = page.draft;
      const draft = await ask(`drafts/${number}`);
      if (number === page.draft?.number && draft.version >= page.wanted) {
        page.wanted = draft.version;
        take(draft);
      }
    }
  } catch (error) {
    failed(error);
  } finally {
    page.following = false;
    making(false);
  }
}

/** Tell that the copy shown is not yet what was decided. */
function making(stale) {
  the("making").hidden = !stale;
  if (page.draft) the("copy").setAttribute("aria-busy", String(stale));
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
  const isFiltered = ["filter-type", "filter-exposure", "filter-state"].some((id) => the(id).value);
  the("findings-title").textContent = counted(page.shown.length, "finding");
  the("filter-told").textContent = isFiltered ? "Filter (on) and order" : "Filter and order";
  the("pages").hidden = pages === 1;
  the("page-now").textContent = `page ${page.pageNumber + 1} of ${pages}`;
  the("page-before").disabled = page.pageNumber === 0;
  the("page-after").disabled = page.pageNumber === pages - 1;
  const isNew = showCurrent(findings[page.current] ?? null);
  for (const marked of document.querySelectorAll("mark.chosen")) marked.classList.remove("chosen");
  for (const article of [the("text"), the("copy")]) {
    for (const marked of marksOf(article, page.current)) marked.classList.add("chosen");
  }
  // What had the focus was made anew.
  if (focused === "card" && isNew) the("card-title")?.focus({ preventScroll: true });
  if (focused === "list") the("list").querySelector("[aria-current]")?.focus({ preventScroll: true });
}

/** Show a finding on the card, unless it shows that already: whether it was made anew. */
function showCurrent(finding) {
  const card = JSON.stringify([finding, page.draft.hasAllowList]);
  if (card === page.card) return false;
  page.card = card;
  const { id, value } = document.activeElement;
  const isSame = finding !== null && finding.start === page.cardStart;
  page.cardStart = finding?.start ?? null;
  showCard(the("card"), finding, decide, page.draft.hasAllowList ? allow : null);
  if (!isSame || !["own-words", "why"].includes(id) || !the(id)) return true;
  // She is at work on words that the update knows nothing of.
  the(id).value = value;
  the(id).focus({ preventScroll: true });
  return false;
}

function choose(index) {
  page.current = index;
  page.card = "";
  const place = page.shown.indexOf(index);
  if (place >= 0) page.pageNumber = Math.floor(place / PAGE);
  refresh();
  for (const article of [the("text"), the("copy")]) {
    if (!article.hidden) marksOf(article, index)[0]?.scrollIntoView({ block: "center" });
  }
  if (WIDE.matches) the("list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  const finding = page.draft.findings[index];
  the("spoken").textContent = `${finding.words}: ${told(finding)}`;
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
    if (told.written.length) say(`Written: ${told.written.join(", ")}`);
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

function fillTypes() {
  const used = [...new Set(page.draft.findings.map((finding) => finding.type))].sort();
  fill(the("filter-type"), ["", ...used], (type) => (type ? typeName(type) : "all"));
  fill(the("add-type"), page.draft.types, typeName);
}

function fill(select, values, label) {
  if (JSON.stringify(values) === select.dataset.values) return;
  const before = select.value;
  select.dataset.values = JSON.stringify(values);
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
    const button = make("button", { type: "button", onclick: () => open(number) }, draft.name + counts);
    if (number === page.number) button.setAttribute("aria-current", "true");
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
    if (page.draft !== seen || page.busy || draft.version < page.wanted) return;
    page.wanted = draft.version;
    take(draft);
    tellOpen();
  }).catch(failed);
  if ((await answerOf("ask-save")) !== "save") return;
  while (page.busy) await new Promise((resolve) => { setTimeout(resolve, 50); });
  if (page.draft?.number !== number) return;
  say("The copy is made, verified and written …");
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
  a: () => inTurn(() => press("a")),
  r: () => inTurn(() => press("r")),
  A: () => inTurn(() => press("Shift+A")),
  R: () => inTurn(() => press("Shift+R")),
  e: () => the("own-words")?.focus(),
  p: () => inTurn(() => press("p")),
  u: () => inTurn(undo),
  m: startAdding,
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

/** Do what a key asks for when what the key before asked for is done. */
function inTurn(act) {
  page.turn = page.turn.then(async () => {
    while (page.busy) await new Promise((resolve) => { setTimeout(resolve, 5); });
    if (page.draft) await act();
  }).catch(failed);
}

function turn(by) {
  if (page.state.drafts[page.number + by]) open(page.number + by);
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
    inTurn(() => press(page.draft.findings[page.current].action === "redact" ? "a" : "r"));
    return;
  }
  const ready = page.draft || (page.state && "[]?mv".includes(event.key));
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
the("add-selected").addEventListener("click", startAdding);
the("filter").addEventListener("input", () => { page.pageNumber = 0; if (page.draft) refresh(); });
for (const id of ["text", "copy"]) {
  the(id).addEventListener("click", (event) => {
    const marked = event.target.closest("mark[data-index]");
    if (marked && page.draft) choose(Number(marked.dataset.index));
  });
}
the("filter").addEventListener("submit", (event) => event.preventDefault());
the("page-before").addEventListener("click", () => { page.pageNumber -= 1; refresh(); });
the("page-after").addEventListener("click", () => { page.pageNumber += 1; refresh(); });
the("undo").addEventListener("click", undo);
the("save").addEventListener("click", save);
the("keep-decisions").addEventListener("click", () => change("keep", {}));
the("done").addEventListener("click", () => done().catch(failed));
the("help").addEventListener("click", () => the("explain").showModal());
for (const view of document.querySelectorAll('input[name="view"]')) view.addEventListener("change", () => showView(view.value));
begin().catch(failed);
