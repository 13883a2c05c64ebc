// What keys and buttons do; begins the page.
"use strict";

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
  if (!page.ended && page.state?.drafts.some((draft) => draft.read && !draft.saved)) event.preventDefault();
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
