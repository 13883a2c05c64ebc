// Shows the draft and its copy, with the findings marked in both.
"use strict";

const shown = new WeakMap(); // by article: {lines, marks}; see showText

/**
 * Fill an article with a text in paragraphs. `pieces`: words, or [index of a finding, its words].
 * Lines that say what they said before stay as they are, with what is selected in them.
 */
function showText(article, pieces, findings) {
  const before = shown.get(article)?.lines ?? [];
  const lines = linesOf(pieces);
  const marks = new Map(); // by index of a finding: its elements, and the lines that they are in
  lines.forEach((line, place) => {
    const old = before[place];
    if (old && sameParts(old.parts, line.parts)) line.element = old.element;
    else line.element = make("p", {}, ...line.parts.map(partOf));
    line.element.dataset.start = line.start;
    const indexes = line.parts.map((part) => part.index).filter((index) => index !== null);
    indexes.forEach((index, number) => {
      const element = line.element.children[number];
      paint(element, index, findings[index]);
      marks.set(index, [...(marks.get(index) ?? []), { element, line }]);
    });
  });
  shown.set(article, { lines, marks });
  if (lines.length === before.length && lines.every((line, place) => line.element === before[place].element)) return;
  if (lines.length !== before.length) article.replaceChildren(...lines.map((line) => line.element));
  else lines.forEach((line, place) => line.element !== before[place].element && before[place].element.replaceWith(line.element));
}

/** Show anew what became of some findings; in the copy, with the words that stand there now. */
function repaint(article, indexes, findings, wordsOf) {
  const { marks } = shown.get(article);
  for (const index of indexes) {
    const own = marks.get(index) ?? [];
    for (const { element } of own) paint(element, index, findings[index]);
    if (!wordsOf || own.length !== 1) continue;
    own[0].element.textContent = wordsOf(findings[index]);
    own[0].line.parts = []; // not what the pieces said: made anew with the next ones
  }
}

/** The elements that show a finding in an article. */
function marksOf(article, index) {
  return (shown.get(article)?.marks.get(index) ?? []).map((mark) => mark.element);
}

function linesOf(pieces) {
  const lines = [];
  let line = { start: 0, parts: [] };
  let at = 0;
  for (const piece of pieces) {
    const [index, words] = typeof piece === "string" ? [null, piece] : piece;
    words.split("\n").forEach((text, place) => {
      if (place > 0) {
        lines.push(line);
        at += 1;
        line = { start: at, parts: [] };
      }
      if (text) line.parts.push({ index, text });
      at += codePoints(text);
    });
  }
  lines.push(line);
  return lines;
}

function sameParts(one, other) {
  return one.length === other.length && one.every((part, place) => part.text === other[place].text && (part.index === null) === (other[place].index === null));
}

function partOf(part) {
  return part.index === null ? document.createTextNode(part.text) : make("mark", {}, part.text);
}

function paint(element, index, finding) {
  const classes = `finding ${classesOf(finding)}`;
  const title = told(finding);
  element.dataset.index = index;
  if (element.className !== classes) element.className = classes;
  if (element.title !== title) element.title = title;
}

function classesOf(finding) {
  return [
    finding.exposure,
    finding.action,
    finding.close ? "close" : "",
    finding.by ? "decided" : "",
    finding.leaks ? "leaks" : "",
  ].filter(Boolean).join(" ");
}

/** A finding in a line of words, for titles and screen readers. */
function told(finding) {
  const what = finding.action === "redact" ? `redacted: ${finding.replacement}` : finding.close ? "kept, unsure" : "kept";
  const who = finding.by ? `, decided by ${finding.by}` : "";
  return `${typeName(finding.type)}, ${finding.exposure}, ${what}${who}`;
}
