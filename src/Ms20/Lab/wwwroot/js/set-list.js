// The set list: the sounds of an evening in their order. While it is on, next and before go by it, and MIDI program change n takes its n-th sound.

/** @import {Sounds} from './sounds.js' */
import { button, html } from './svg.js';

/** @param {Sounds} sounds */
export function createSetList(sounds) {
  const { book, shelf, hand } = sounds;
  const on = button('', 'Next, before and program changes go by the set list', () => toggle());
  on.className = 'set-on';
  const list = html('ol', { class: 'set', 'aria-label': 'Set list' });
  const empty = html('p', { class: 'none' }, 'Put the sounds of an evening here, in their order: + behind a sound, or the button below.');
  const add = button('Add what plays', 'Put the sound that plays at the end of the set list', () => {
    if (sounds.current) book.add(sounds.current);
    else hand.say('Save this sound first: a set list is made of sounds that are kept.');
  });
  const clear = button('Empty it', 'Take all sounds off the set list', () => { book.edit([], 'set list emptied', -1); sounds.notice('The set list is empty.', () => sounds.instrument.undo()); });
  const how = html('small', { class: 'how' }, 'Page Down and Page Up, or a page-turning pedal: next and before. A MIDI foot: program 1 is number 1.');
  const toggle = () => {
    const wanted = !book.setListOn;
    book.setOn(wanted, wanted ? book.setList.indexOf(sounds.current) : book.place);
    hand.say(wanted ? 'The set list is on: Page Down takes its next sound.' : 'The set list is off.');
  };
  const show = () => {
    on.textContent = book.setListOn ? 'The set list is on' : 'Play from the set list';
    on.setAttribute('aria-pressed', String(book.setListOn));
    const focused = list.contains(document.activeElement) ? [...list.querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)) : -1;
    list.replaceChildren(...book.setList.map((id, at) => row(id, at)));
    if (focused >= 0) [...list.querySelectorAll('button')][Math.min(focused, list.querySelectorAll('button').length - 1)]?.focus({ preventScroll: true });
    empty.hidden = book.setList.length > 0;
    clear.hidden = on.hidden = how.hidden = book.setList.length === 0;
    list.querySelector('[aria-current=true]')?.scrollIntoView?.({ block: 'nearest' });
  };
  const row = (/** @type {string} */ id, /** @type {number} */ at) => {
    const sound = shelf.find(id), title = sound?.title ?? id.replace(/^\w+\//, '');
    const handle = button('≡', `Move ${title}: drag, or arrow keys up and down`, () => {});
    handle.className = 'handle';
    const take = button(title, sound ? sound.notes.split('\n')[0] : 'It is not there any more', () => book.go(at));
    take.className = 'sound';
    take.setAttribute('aria-current', String(at === book.place));
    if (!sound) take.classList.add('gone');
    const away = button('×', `Take ${title} off the set list`, () => book.remove(at));
    away.className = 'act';
    return html('li', { 'data-at': at }, handle, html('b', {}, String(at + 1)), take, away);
  };
  list.addEventListener('keydown', (event) => moveByKey(event, list, sounds));
  list.addEventListener('pointerdown', (event) => moveByHand(event, list, sounds));
  for (const source of [book, shelf]) source.addEventListener('change', show);
  show();
  return html('div', { class: 'set-list', hidden: true }, on, how, empty, list, html('div', { class: 'line' }, add, clear));
}

/** @param {KeyboardEvent} event @param {HTMLElement} list @param {Sounds} sounds */
function moveByKey(event, list, sounds) {
  const target = /** @type {HTMLElement} */ (event.target), at = Number(target.closest('li')?.dataset.at);
  if (event.key === 'Delete') { event.preventDefault(); sounds.book.remove(at); return; }
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const to = Math.min(Math.max(at + by, 0), list.children.length - 1), isHandle = target.className === 'handle';
  if (isHandle || event.altKey) sounds.book.move(at, to);
  /** @type {HTMLElement|null} */ (list.children[to]?.querySelector(isHandle ? '.handle' : '.sound'))?.focus();
}

/** A row is dragged by its handle; the others make room. @param {PointerEvent} event @param {HTMLElement} list @param {Sounds} sounds */
function moveByHand(event, list, sounds) {
  const handle = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest('.handle')), row = handle?.closest('li');
  if (!handle || !row || event.button !== 0) return;
  event.preventDefault();
  handle.focus();
  row.classList.add('dragged');
  // On the document: a row that is moved in the list loses the pointer.
  const follow = (/** @type {PointerEvent} */ move) => {
    if (move.pointerId !== event.pointerId) return;
    const next = [...list.children].find((other) => { const box = other.getBoundingClientRect(); return other !== row && move.clientY < box.top + box.height / 2; }) ?? null;
    if (next !== row.nextElementSibling) list.insertBefore(row, next);
  };
  const end = (/** @type {PointerEvent} */ last) => {
    if (last.pointerId !== event.pointerId) return;
    document.removeEventListener('pointermove', follow);
    for (const name of ends) document.removeEventListener(name, end);
    row.classList.remove('dragged');
    const from = Number(row.dataset.at), to = [...list.children].indexOf(row);
    if (last.type === 'pointerup' && to !== from) sounds.book.move(from, to);
    else if (to !== from) sounds.book.dispatchEvent(new CustomEvent('change'));
    /** @type {HTMLElement|null} */ (list.children[to]?.querySelector('.handle'))?.focus();
  };
  document.addEventListener('pointermove', follow);
  for (const name of ends) document.addEventListener(name, end);
}

const ends = /** @type {const} */ (['pointerup', 'pointercancel']);
