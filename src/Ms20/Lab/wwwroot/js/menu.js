// A menu near the hand: arrow keys walk, Enter chooses, Esc and a click elsewhere close it, and the focus returns where it was.

import { html } from './svg.js';

/** @typedef {{label: string, note?: string, colour?: string, choose?: () => void, heading?: boolean, checked?: boolean, several?: boolean, opens?: boolean}} Item */

/** @type {(() => void)|null} */
let close = null;

/** @param {string} title @param {Item[]} items @param {number} x @param {number} y @param {HTMLElement|null} back where the focus returns */
export function openMenu(title, items, x, y, back) {
  close?.();
  const menu = html('div', { class: 'menu', role: 'menu', 'aria-label': title });
  menu.append(html('div', { class: 'menu-title', role: 'presentation' }, title));
  const shut = () => {
    if (close !== shut) return;
    close = null;
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    if (back?.isConnected) back.focus({ preventScroll: true });
  };
  const outside = (/** @type {Event} */ event) => { if (!menu.contains(/** @type {Node} */ (event.target))) shut(); };
  for (const item of items) menu.append(row(item, shut));
  menu.addEventListener('keydown', (event) => walk(event, menu, shut));
  // Within the page's main part, for those who walk from landmark to landmark.
  (document.querySelector('main') ?? document.body).append(menu);
  put(menu, x, y, back);
  close = shut;
  document.addEventListener('pointerdown', outside, true);
  /** @type {HTMLElement|null} */ (menu.querySelector('[role^=menuitem]'))?.focus();
}

/** Within the window, and beside what it belongs to rather than on it. @param {HTMLElement} menu @param {number} x @param {number} y @param {HTMLElement|null} back */
function put(menu, x, y, back) {
  const box = menu.getBoundingClientRect(), owner = back?.getBoundingClientRect(), left = (owner?.left ?? 0) - box.width - 4;
  const fits = x + box.width + 4 <= innerWidth || left < 4;
  menu.style.left = `${fits ? Math.max(4, Math.min(x, innerWidth - box.width - 4)) : left}px`;
  menu.style.top = `${Math.max(4, Math.min(y, innerHeight - box.height - 4))}px`;
}

/** @param {Item} item @param {() => void} shut */
function row(item, shut) {
  if (item.heading) return html('div', { class: 'menu-heading', role: 'presentation' }, item.label);
  const kind = item.checked === undefined ? 'menuitem' : item.several ? 'menuitemcheckbox' : 'menuitemradio';
  const button = html('button', { type: 'button', role: kind, tabindex: -1 }, html('span', {}, item.label));
  if (item.checked !== undefined) button.setAttribute('aria-checked', String(item.checked));
  if (item.opens) button.setAttribute('aria-haspopup', 'menu');
  if (item.colour) {
    const swatch = html('i', { class: 'swatch' });
    swatch.style.background = item.colour;
    button.prepend(swatch);
  }
  if (item.note) button.append(html('small', {}, item.note));
  button.addEventListener('click', () => { shut(); item.choose?.(); });
  return button;
}

/** @param {KeyboardEvent} event @param {HTMLElement} menu @param {() => void} shut */
function walk(event, menu, shut) {
  const rows = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll('[role^=menuitem]')]);
  const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  let to = -1;
  if (event.key === 'ArrowDown') to = (at + 1) % rows.length;
  else if (event.key === 'ArrowUp') to = (at + rows.length - 1) % rows.length;
  else if (event.key === 'Home') to = 0;
  else if (event.key === 'End') to = rows.length - 1;
  else if (event.key === 'Escape' || event.key === 'Tab') { event.preventDefault(); shut(); }
  else if (event.key.length === 1 && /\S/.test(event.key)) {
    const next = [...rows.slice(at + 1), ...rows.slice(0, at + 1)].find((one) => one.textContent?.toLowerCase().startsWith(event.key.toLowerCase()));
    to = next ? rows.indexOf(next) : -1;
  }
  event.stopPropagation();
  if (to < 0) return;
  event.preventDefault();
  rows[to]?.focus();
}

export const closeMenu = () => close?.();

export const menuIsOpen = () => close !== null;
