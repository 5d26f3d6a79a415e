// Rows of the Rear that are no dials: a choice, a number, a switch, a button. The read-out says what each does.

/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
import { wholeNumber } from '../digits.js';
import { html } from '../svg.js';

/** @typedef {{name: string, words: string, value: () => string}} Setting */

/** @type {Map<string, Setting>} */
const settings = new Map();

/** What the read-out shows of one. @param {string} id */
export const settingOf = (id) => settings.get(id);

/** @typedef {{instrument: Instrument, hand: Hand, id: string, name: string, words: string}} About */

/** Lets the read-out know what the hand is on. @param {About} about @param {HTMLElement} line @param {HTMLElement} field @param {() => string} value */
function describe({ hand, id, name, words }, line, field, value) {
  settings.set(id, { name, words, value });
  line.addEventListener('pointerenter', () => hand.over('setting', id));
  line.addEventListener('pointerleave', () => hand.leave());
  field.addEventListener('focus', () => hand.focus('setting', id, field));
  field.addEventListener('blur', () => hand.blur('setting', id));
}

/** @param {Instrument} instrument @param {() => void} follow */
function whenever(instrument, follow) {
  for (const name of ['patch', 'setting', 'rear', 'mini']) instrument.addEventListener(name, follow);
  follow();
}

/** One of several. @param {About} about @param {{value: string, text: string}[]} options @param {() => string} read @param {(value: string) => void} write */
export function choice(about, options, read, write) {
  const select = html('select', { 'aria-label': about.name }, ...options.map((option) => html('option', { value: option.value }, option.text)));
  select.addEventListener('change', () => write(select.value));
  const line = html('label', { class: 'line' }, html('span', {}, about.name), select);
  describe(about, line, select, () => select.selectedOptions[0]?.text ?? '');
  whenever(about.instrument, () => { select.value = read(); });
  return line;
}

/** A whole number, 0 or more. @param {About & {id: 'unit'|'seed'}} about @param {bigint} largest */
export function number(about, largest) {
  const { instrument, hand, id, name } = about, input = html('input', { type: 'text', inputmode: 'numeric', 'aria-label': name, class: 'number', spellcheck: 'false', autocomplete: 'off' });
  const follow = () => { if (document.activeElement !== input) input.value = String(instrument.patch[id]); };
  const take = () => {
    const value = wholeNumber(input.value, largest);
    if (value === null) hand.say(`“${input.value}” is no ${id}: write a whole number from 0 to ${largest}.`);
    else instrument.set(id, value);
  };
  input.addEventListener('change', () => { take(); input.value = String(instrument.patch[id]); });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') input.blur();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    input.value = String(instrument.patch[id]);
    input.blur();
  });
  const line = html('label', { class: 'line' }, html('span', {}, name), input);
  describe(about, line, input, () => String(instrument.patch[id]));
  whenever(instrument, follow);
  return line;
}

/** On or off. @param {About} about @param {() => boolean} read @param {(on: boolean) => void} write */
export function toggle(about, read, write) {
  const box = html('input', { type: 'checkbox', role: 'switch' });
  box.addEventListener('change', () => write(box.checked));
  const line = html('label', { class: 'line toggle' }, box, about.name);
  describe(about, line, box, () => (box.checked ? 'on' : 'off'));
  whenever(about.instrument, () => { box.checked = read(); });
  return line;
}

/** Something to do. @param {About} about @param {() => void} act */
export function deed(about, act) {
  const element = html('button', { type: 'button' }, about.name);
  element.addEventListener('click', act);
  describe(about, element, element, () => '');
  return element;
}
