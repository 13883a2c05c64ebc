// The card of one finding, on which the editor decides.
"use strict";

/**
 * Fill the card. `decide(action, words, reason, all)` sends what is decided; `allow(reason)` puts the
 * words on the newsroom's list, where there is one.
 */
function showCard(card, finding, decide, allow) {
  card.classList.toggle("open", Boolean(finding));
  if (!finding) {
    card.replaceChildren(make("p", {}, "Choose a finding in the draft or the list, or press ", make("kbd", {}, "j"), " for the first."));
    return;
  }
  const redacts = finding.action === "redact";
  const offers = finding.offers ?? []; // null: they are being worked out
  const isOffered = offers.includes(finding.own);
  const own = make("input", { type: "text", id: "own-words", autocomplete: "off", maxLength: 80, defaultValue: isOffered ? "" : finding.own ?? "" });
  const why = make("input", { type: "text", id: "why", autocomplete: "off", maxLength: 500 });
  // Null leaves the tool's own words, so that it may choose anew.
  let picked = isOffered ? finding.own : null;
  const pick = (words) => {
    picked = words;
    own.value = "";
  };
  const offered = offers.map((words) => offer(words, finding, pick));
  const act = (action, all) => decide(action, action === "redact" ? own.value.trim() || picked : null, why.value.trim(), all);
  const buttons = [
    button(redacts ? "Accept: redact" : "Accept: keep", "a", () => act(finding.action, false), true),
    button(redacts ? "Keep it" : "Redact it", "r", () => act(redacts ? "keep" : "redact", false)),
  ];
  if (finding.mentions > 1) {
    const all = `all ${finding.mentions} mentions`;
    buttons.push(
      button(`${redacts ? "Redact" : "Keep"} ${all}`, "Shift+A", () => act(finding.action, true)),
      button(`${redacts ? "Keep" : "Redact"} ${all}`, "Shift+R", () => act(redacts ? "keep" : "redact", true)),
    );
  }
  if (allow) buttons.push(button("Public from now on", "p", () => allow(why.value.trim())));
  const parts = [
    make("h2", { id: "card-title", tabIndex: -1 }, `${capital(typeName(finding.type))}, line ${finding.line}`),
    make(
      "p", { className: "change" },
      make("span", { className: `said finding ${classesOf(finding)}`, dir: "auto" }, finding.words),
      ...(redacts ? [make("span", { "aria-label": "printed instead:" , role: "img" }, " → "), make("span", { className: "instead", dir: "auto" }, finding.replacement)] : []),
    ),
    make("p", {}, `${capital(finding.reason)}. ${state(finding)}`),
    make("p", { className: "dim" }, `${EXPOSES[finding.exposure]} · risk ${Math.round(finding.probability * 100)} % · ${finding.rule}`),
    finding.leaks ? make("p", { className: "warned" }, "Verification still sees this in the copy: redact it, or keep it as your own decision.") : null,
    make("div", { className: "bar" }, ...buttons),
    finding.offers?.length === 0
      ? make("p", {}, "It stands in an address or a name of the file, where no words of your own can be printed.")
      : make(
          "fieldset", {},
          make("legend", {}, redacts ? "Print instead" : "Print instead, if you redact it"),
          finding.offers ? make("div", { className: "offers" }, ...offered) : make("p", { className: "dim" }, "Finer and coarser words come with the verified copy …"),
          make("label", {}, "Own words, true and no finer ", make("kbd", { ariaHidden: "true" }, "e"), own),
        ),
    make("label", {}, "Reason, without words of the draft ", why),
  ];
  card.replaceChildren(...parts.filter((part) => part !== null));
}

const EXPOSES = {
  direct: "leads straight to somebody protected",
  quasi: "helps to find somebody protected",
  none: "leads to nobody protected",
};

function offer(words, finding, pick) {
  const printed = finding.action === "redact" ? finding.replacement === `[${words}]` : words === finding.offers[0];
  const checked = finding.own ? finding.own === words : printed;
  return make("label", {}, make("input", { type: "radio", name: "offer", value: words, checked, onchange: () => pick(words) }), ` ${words}`);
}

function state(finding) {
  const what = finding.action === "redact" ? "" : finding.close ? "Kept, but nearly redacted. " : "Kept. ";
  return finding.by ? `${what}Decided by ${finding.by}.` : what;
}

function button(label, key, act, main = false) {
  const hint = make("kbd", { ariaHidden: "true" }, key.replace("Shift+", "⇧"));
  return make("button", { type: "button", className: main ? "main" : "", "aria-keyshortcuts": key, onclick: act }, `${label} `, hint);
}

function capital(sentence) {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
