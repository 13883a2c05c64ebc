// The list of findings: filtered, ordered, a hundred at a time.
"use strict";

const PAGE = 100;
const RISK = { direct: 3, quasi: 2, none: 1 };

/** Indexes of the findings that the filter lets through, in the order asked for. */
function chosenFindings(findings, filter) {
  const search = filter.words.toLowerCase();
  const states = {
    "": () => true,
    open: (finding) => !finding.by,
    redact: (finding) => finding.action === "redact",
    keep: (finding) => finding.action === "keep",
    close: (finding) => finding.close,
  };
  const indexes = findings.map((_, index) => index).filter((index) => {
    const finding = findings[index];
    return (
      (!filter.type || finding.type === filter.type) &&
      (!filter.exposure || finding.exposure === filter.exposure) &&
      states[filter.state](finding) &&
      (!search || `${finding.words} ${finding.replacement ?? ""} ${finding.reason}`.toLowerCase().includes(search))
    );
  });
  if (filter.order === "text") return indexes;
  const risk = (index) => {
    const finding = findings[index];
    return (finding.leaks ? 100 : 0) + RISK[finding.exposure] * 10 + finding.probability;
  };
  return indexes.sort((a, b) => risk(b) - risk(a) || a - b);
}

/** Fill the list with one page of findings. */
function showList(list, findings, indexes, page, current, choose) {
  const rows = indexes.slice(page * PAGE, (page + 1) * PAGE).map((index) => {
    const finding = findings[index];
    const instead = finding.action === "redact" ? make("span", { className: "instead", dir: "auto" }, ` → ${finding.replacement}`) : null;
    const button = make(
      "button",
      { type: "button", className: `${finding.exposure} ${finding.action}${finding.by ? " decided" : ""}`, onclick: () => choose(index) },
      make("span", { className: "words", dir: "auto" }, finding.words),
      instead,
      make("span", { className: "kind" }, `${finding.by ? "✓ " : ""}${typeName(finding.type)} · ${finding.exposure} · ${finding.action === "redact" ? "redacted" : finding.close ? "kept, unsure" : "kept"} · line ${finding.line}`),
    );
    button.dataset.index = index;
    if (index === current) button.setAttribute("aria-current", "true");
    return make("li", {}, button);
  });
  list.replaceChildren(...rows);
}

/** A finding as a ruling leaves it, as long as no copy carries it out. */
function ruledOn(finding, ruling) {
  const redacts = ruling.action === "redact";
  const before = finding.action === "redact" && !finding.own ? finding.replacement : null;
  const words = ruling.own ?? finding.offers?.[0];
  const replacement = ruling.own ? `[${words}]` : before ?? (words ? `[${words}]` : "…");
  return {
    ...finding,
    type: ruling.type,
    action: ruling.action,
    own: ruling.own,
    by: ruling.by,
    close: false,
    leaks: false,
    replacement: redacts ? replacement : null,
  };
}
