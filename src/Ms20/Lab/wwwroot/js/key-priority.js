// Which of several held keys sounds. The MS-20 takes the highest; the first time that surprises it is said, with one click to the key pressed last.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {PlayerBook} from './player-book.js' */
import { button, html } from './svg.js';

const hint = 'keys';
/** Shorter overlaps are playing, not a question. */
const surpriseMs = 250;

/** @type {{value: 'highest'|'last'|'lowest', text: string}[]} */
const choices = [{ value: 'highest', text: 'the highest, as on the MS-20' }, { value: 'last', text: 'the one pressed last' }, { value: 'lowest', text: 'the lowest' }];

/** The choice as a line of the Rear drawer. @param {PlayerBook} book */
export function chooseKeys(book) {
  const select = html('select', { 'aria-label': 'Which of several keys plays' }, ...choices.map(({ value, text }) => html('option', { value }, text)));
  const follow = () => { select.value = book.keys; };
  select.addEventListener('change', () => { book.setKeys(/** @type {any} */ (select.value)); book.know(hint); select.blur(); });
  book.addEventListener('change', follow);
  follow();
  return html('label', { class: 'line' }, html('span', {}, 'Keys'), select);
}

/** @param {Instrument} instrument @param {Hand} hand @param {PlayerBook} book @param {HTMLElement} keyboard */
export function explainHighNote(instrument, hand, book, keyboard) {
  const last = button('Play the last one', 'The key pressed last sounds, as on most synthesizers', () => {
    book.setKeys('last');
    close();
    hand.say('The key pressed last sounds now. Rear has the other way, too.');
  });
  const root = html('div', { class: 'key-hint', role: 'status', hidden: true }, html('span', {}, 'Of several keys the MS-20 plays the highest.'), last, button('Keep it so', 'Leave it as on the MS-20', () => close()));
  const close = () => { root.hidden = true; book.know(hint); };
  let timer = 0;
  const surprised = () => {
    const box = keyboard.getBoundingClientRect();
    root.hidden = false;
    root.style.top = `${Math.max(46, box.top - root.offsetHeight - 8)}px`;
    root.style.left = `${Math.max(8, (Math.max(box.left, 0) + Math.min(box.right, innerWidth) - root.offsetWidth) / 2)}px`;
  };
  instrument.addEventListener('note', (event) => {
    const { note, on } = /** @type {CustomEvent} */ (event).detail;
    if (!on || !book.told || book.keys !== 'highest' || book.known.includes(hint) || !root.hidden) return;
    const higher = [...instrument.held].filter((other) => other > note);
    if (higher.length === 0) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => { if (instrument.held.has(note) && higher.some((other) => instrument.held.has(other))) surprised(); }, surpriseMs);
  });
  book.addEventListener('change', () => { if (book.known.includes(hint) || book.keys !== 'highest') root.hidden = true; });
  return root;
}
