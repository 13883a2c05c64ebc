// What is selected in the draft, and where words stand in it.
"use strict";

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
