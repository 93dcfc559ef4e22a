import { page } from './text.js';

/**
 * Makes an element. Words are only ever set as text, so nothing that is asked or answered can become markup.
 * @param {string} name tag name, with an optional class: "p" or "p.hint"
 * @param {object} [attributes] attributes; a function becomes a listener, null and false are left out
 * @param {...(Node|string|null)} children
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  set(element, attributes);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Makes an SVG element, with attributes and children as in `el`. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(svgNamespace, tag);
  set(element, attributes);
  element.append(...children.flat());
  return element;
}

export const byId = (id) => document.getElementById(id);

export const button = (kind, label, onClick, attributes = {}) => el(`button.button${kind ? `.${kind}` : ''}`, { type: 'button', click: onClick, ...attributes }, label);

/** A button that tries again what failed, with the reason. */
export const failure = (reason, label, retry) => el('div.failure', {}, el('p', {}, reason), button('', label, retry));

/** Writes the words of text.js into the elements that ask for them. */
export function fillPage() {
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = page[element.dataset.text];
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', page[element.dataset.label]);
  for (const element of document.querySelectorAll('[data-placeholder]')) element.placeholder = page[element.dataset.placeholder];
}

let hide = 0;

/** Says something short: shown for a moment and read out. */
export function announce(words) {
  const status = byId('status');
  // A modal dialog makes the rest of the page inert, the status line included, unless the line is inside.
  const host = document.querySelector('dialog:modal') ?? document.body;
  if (status.parentNode !== host) host.append(status);
  status.textContent = words;
  status.classList.add('shown');
  clearTimeout(hide);
  hide = setTimeout(() => {
    status.classList.remove('shown');
    status.textContent = '';
    if (status.parentNode !== document.body) document.body.append(status);
  }, 3000);
}

function set(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? '' : value);
  }
}
