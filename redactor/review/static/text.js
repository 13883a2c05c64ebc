// Small helpers: elements without markup from strings, and code points as the server counts them.
"use strict";

/** An element with attributes and children; strings become text, never markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && key !== "list" && key !== "form") element[key] = value;
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** The element with that id. */
function the(id) {
  return document.getElementById(id);
}

/** How many code points a string has; the server counts these, JavaScript UTF-16 units. */
function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A type's name as an editor reads it. */
function typeName(type) {
  return type.toLowerCase().replaceAll("_", " ");
}

/** "1 mention", "3 mentions". */
function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
