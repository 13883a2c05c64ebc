// What the page shows of a draft beside its text: the card, the list, warnings, tabs.
"use strict";

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
  const fields = isSame ? ["own-words", "why"].map(the).filter(Boolean) : [];
  const typed = fields.filter((field) => field.value !== field.defaultValue).map(({ id, value }) => [id, value]);
  showCard(the("card"), finding, decide, page.draft.hasAllowList ? allow : null);
  for (const [field, words] of typed) if (words && the(field)?.value === "") the(field).value = words;
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
