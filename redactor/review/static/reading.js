// Shows the draft and its copy, with the findings marked in both.
"use strict";

/** Fill an article with a text in paragraphs. `pieces`: words, or [index of a finding, its words]. */
function showText(article, pieces, findings, choose) {
  const lines = [];
  let line = make("p");
  let at = 0;
  line.dataset.start = 0;
  const feed = (text, wrap) => {
    const parts = text.split("\n");
    parts.forEach((part, index) => {
      if (index > 0) {
        lines.push(line);
        at += 1;
        line = make("p");
        line.dataset.start = at;
      }
      if (part) line.append(wrap(part));
      at += codePoints(part);
    });
  };
  for (const piece of pieces) {
    if (typeof piece === "string") feed(piece, (part) => document.createTextNode(part));
    else feed(piece[1], (part) => mark(part, piece[0], findings[piece[0]], choose));
  }
  lines.push(line);
  article.replaceChildren(...lines);
}

function mark(words, index, finding, choose) {
  const element = make("mark", { className: `finding ${classesOf(finding)}`, title: told(finding), onclick: () => choose(index) }, words);
  element.dataset.index = index;
  return element;
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

/** The code points of the draft that are selected in an article: {start, end, words}, or null. */
function selectedIn(article) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return null;
  let start = offsetOf(article, range.startContainer, range.startOffset);
  let end = offsetOf(article, range.endContainer, range.endOffset);
  const words = wordsOf(article, range);
  start += codePoints(words) - codePoints(words.trimStart());
  end -= codePoints(words) - codePoints(words.trimEnd());
  return start < end ? { start, end, words: words.trim().replace(/\s+/g, " ") } : null;
}

/** The words of a range, with one line feed between lines, as the draft has it. */
function wordsOf(article, range) {
  const parts = [];
  for (const line of article.children) {
    if (!range.intersectsNode(line)) continue;
    const part = document.createRange();
    part.selectNodeContents(line);
    if (line.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (line.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    parts.push(part.toString());
  }
  return parts.join("\n");
}

function offsetOf(article, node, offset) {
  if (node === article) {
    const line = article.children[offset];
    return line ? Number(line.dataset.start) : offsetOf(article, article.lastChild, article.lastChild.childNodes.length);
  }
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentNode : node).closest("p");
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return Number(line.dataset.start) + codePoints(before.toString());
}

/** Where words stand whole in the draft for the first time: {start, end} in code points, or null. */
function occurrence(pieces, words) {
  const text = pieces.map((piece) => (typeof piece === "string" ? piece : piece[1])).join("");
  const literal = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
  const match = new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`, "u").exec(text);
  if (!match) return null;
  const start = codePoints(text.slice(0, match.index));
  return { start, end: start + codePoints(match[0]) };
}
