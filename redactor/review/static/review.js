// The draft shown: opened, looked through, ruled on, and followed until its copy carries all out.
"use strict";

const page = {
  state: null, // of all drafts
  draft: null, // the draft shown, as the server tells it; null while it is looked through
  number: 0, // of the draft shown, or asked for last
  wanted: 0, // the version of the draft that carries out what was ruled last
  following: false, // whether that version, verified, is asked for
  current: null, // index of the finding chosen
  card: "", // what the card shows
  cardStart: null, // where the finding on it begins
  shown: [], // indexes in the list, in its order
  pageNumber: 0,
  selection: null, // {start, end, words}: what the editor has selected to add
  ruled: [], // what the page showed before each ruling, to be shown again when it is undone
  busy: false,
  turn: Promise.resolve(), // when what the last key asked for is done
  named: Promise.resolve(), // when it is known who decides
  ended: false, // whether the review is over
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
  let named = () => {};
  if (!page.state.reviewer) page.named = new Promise((resolve) => { named = resolve; });
  const opening = open(Math.max(0, page.state.drafts.findIndex((draft) => !draft.problem)));
  while (!page.state.reviewer) {
    await answerOf("ask-name");
    if (page.ended) return;
    const name = the("reviewer").value.trim();
    if (name) await ask("reviewer", { name }).then(({ reviewer }) => { page.state.reviewer = reviewer; }, failed);
    else say("The log names who decides: without a name no review can begin.", true);
  }
  named();
  await opening;
}

async function open(number) {
  Object.assign(page, { number, draft: null, current: null, card: "", cardStart: null, pageNumber: 0, selection: null, ruled: [] });
  the("add").reset();
  showSelected("");
  wait(true);
  try {
    // Where the browser took its time to start, the findings may be there already.
    const proposal = ask(`drafts/${number}/proposal`);
    proposal.catch(() => {}); // told where it is waited for
    if (!page.state.drafts[number].read) showUnread(await ask(`drafts/${number}/text`));
    const draft = await proposal;
    if (page.number !== number) return;
    page.wanted = draft.version;
    wait(false);
    take(draft);
    follow();
    const { lost, reviewers } = page.state.drafts[number];
    const seen = reviewers.length ? `Went through it before: ${reviewers.join(", ")}. ` : "";
    const gone = lost ? `${counted(lost, "earlier decision")} found no place in the draft, which has changed. ` : "";
    await page.named;
    if (page.draft?.number === number) say(`${seen}${gone}${counted(page.draft.found, "finding")}. Press j for the first, ? for help.`);
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
  showMaking();
}

/** The draft as it reads, before anything is found in it. */
function showUnread(draft) {
  if (draft.number !== page.number) return;
  showName(draft.name);
  showText(the("text"), draft.pieces, []);
  showText(the("copy"), [], []);
  if (page.state.reviewer) say("The draft is here to read. What could identify a source is being looked for …");
}

function showName(name) {
  the("name").textContent = name;
  document.title = `${name} – redactor`;
}

/** Tell why a draft cannot be reviewed; when none can, the review ends by itself. */
function cannotShow(number, error) {
  if (page.ended) return;
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
  const known = page.draft?.version ?? 0;
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
  if (draft.refusedIn > known) say(`A decision was taken back, no copy could be made of it: ${draft.refused}`, true);
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
  const { number, version, saved, canUndo } = told;
  Object.assign(page.state.drafts[number], { version, saved, canUndo });
  if (number !== draft?.number) return;
  Object.assign(draft, { saved, canUndo });
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

/** Ask for the verified copy that carries out what was ruled last, however often that changes. */
async function follow() {
  if (page.following) return;
  page.following = true;
  try {
    while (isBehind()) {
      showMaking();
      const { number } = page.draft;
      const draft = await ask(`drafts/${number}`).catch((error) => lose(number, error));
      if (draft && number === page.draft?.number && draft.version >= page.wanted) {
        page.wanted = draft.version;
        take(draft);
      }
    }
  } catch (error) {
    if (!page.ended) failed(error);
  } finally {
    page.following = false;
    showMaking();
  }
}

/** Whether the copy shown is not yet what was decided, or not yet verified. */
function isBehind() {
  return Boolean(page.draft) && (page.draft.version < page.wanted || !page.draft.verified);
}

/** Take note that no copy came of a draft; where none did before and nothing was decided, it cannot be reviewed. */
function lose(number, error) {
  if (number !== page.draft?.number) return;
  if (page.draft.verified || !error.code) throw error;
  if (!page.draft.saved) throw new Refused(`${error.message} What you decided stands: Save tries again.`, error.code);
  page.draft = null;
  wait(true);
  cannotShow(number, error);
}

/** Tell how far the copy shown is behind. */
function showMaking() {
  const [doing, still] = page.draft?.verified ? ["updating", "an earlier one"] : ["verifying", "not verified"];
  the("making").hidden = !isBehind();
  the("making").textContent = page.following ? `${doing} the copy …` : `the copy shown is ${still}`;
  if (page.draft) the("copy").setAttribute("aria-busy", String(page.following && isBehind()));
}

/** The index that a finding, told earlier, has now; null when it is gone. */
function placeOf(finding) {
  const index = page.draft.findings.findIndex((one) => one.start === finding.start);
  return index < 0 ? null : index;
}
