// The strip that says what the hand is on: its name, its value, what it does, what drives it. A value is typed here.

/** @import {Control, Jack} from './types.js' */
/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { format, parse } from './laws.js';
import { arrivalText, directionOf, jackState, kindNames, liveText, rangeText } from './jack-words.js';
import { cableText } from './patch.js';
import { settingOf } from './rear/settings.js';
import { html } from './svg.js';

const sayMs = 5000;

/** @param {Instrument} instrument @param {Hand} hand */
export function createReadOut(instrument, hand) {
  const name = html('strong', { class: 'read-name' }), mark = html('input', { type: 'text', class: 'read-mark', 'aria-label': 'Dial mark or value', spellcheck: 'false', autocomplete: 'off', maxlength: 60 });
  const value = html('span', { class: 'read-value' }), words = html('span', { class: 'read-words' }), said = html('span', { class: 'read-said', role: 'status' });
  const root = html('div', { class: 'read-out', role: 'group', 'aria-label': 'Read-out' }, name, mark, value, words, said);
  const typed = () => (hand.held?.kind === 'control' ? instrument.controls.get(hand.held.id) ?? null : null);
  const show = () => {
    const at = hand.at;
    const control = at?.kind === 'control' ? instrument.controls.get(at.id) : undefined, jack = at?.kind === 'jack' ? instrument.jacks.get(at.id) : undefined;
    root.classList.toggle('empty', !at);
    mark.hidden = !control;
    if (control) showControl(instrument, control, { name, mark, value, words });
    else if (jack) showJack(instrument, jack, { name, value, words });
    else if (at?.kind === 'setting') showSetting(at.id, { name, value, words });
    else if (at?.kind === 'cable') showCable(instrument, at.id, { name, value, words });
    else { name.textContent = ''; value.textContent = ''; words.textContent = instrument.powered ? 'Point at a knob or a jack. Drag a jack to another to plug a cable; click it for a list.' : 'Click anywhere, or play a key, to switch on.'; }
  };
  let frame = 0, timer = 0;
  const soon = () => { if (!frame) frame = requestAnimationFrame(() => { frame = 0; show(); }); };
  const say = (/** @type {string} */ text, /** @type {boolean} */ stays = false) => {
    said.textContent = text;
    root.classList.add('saying');
    clearTimeout(timer);
    if (!stays) timer = window.setTimeout(() => { root.classList.remove('saying'); said.textContent = ''; }, sayMs);
  };
  hand.addEventListener('move', soon);
  hand.addEventListener('say', (event) => { const { text, stays } = /** @type {CustomEvent} */ (event).detail; say(text, stays); });
  for (const event of ['dial', 'cables', 'patch', 'setting', 'rear', 'volts', 'power', 'hints', 'mini']) instrument.addEventListener(event, soon);
  addTyping(instrument, hand, mark, typed, say, show);
  show();
  return root;
}

/** @param {Instrument} instrument @param {Hand} hand @param {HTMLInputElement} mark @param {() => Control|null} typed @param {(text: string) => void} say @param {() => void} show */
function addTyping(instrument, hand, mark, typed, say, show) {
  const back = () => {
    const control = typed(), selector = control && control.positions.length > 0 ? ':checked' : '';
    mark.blur();
    if (control) /** @type {HTMLElement|null} */ (document.querySelector(`.board input[data-control="${control.id}"]${selector}, .board button[data-control="${control.id}"]`))?.focus({ preventScroll: true });
  };
  hand.addEventListener('type', () => { show(); mark.focus(); mark.select(); });
  mark.addEventListener('focus', () => { const at = hand.at; if (at?.kind === 'control' && hand.held?.id !== at.id) hand.take('control', at.id); mark.select(); });
  mark.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { show(); back(); }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const control = typed();
    if (!control) return;
    const law = instrument.law(control), dial = parse(law, control.minimum, control.maximum, mark.value);
    if (dial === null) {
      const example = control.positions.length > 0 ? control.positions.join(', ') : `${control.minimum} to ${control.maximum}, or ${format(law, control.minimum)} to ${format(law, control.maximum)}`;
      say(`“${mark.value}” is not on this dial: ${example}.`);
      mark.select();
      return;
    }
    instrument.setDial(control.id, dial);
    back();
  });
  mark.addEventListener('blur', show);
}

/** @param {Instrument} instrument @param {Control} control @param {{name: HTMLElement, mark: HTMLInputElement, value: HTMLElement, words: HTMLElement}} to */
function showControl(instrument, control, to) {
  const marks = instrument.dial(control.id), law = instrument.law(control);
  to.name.textContent = control.name;
  if (document.activeElement !== to.mark) to.mark.value = control.positions.length > 0 ? control.positions[marks] : String(Number(marks.toFixed(2)));
  to.value.textContent = control.positions.length > 0 ? '' : format(law, marks);
  // What the strip has no room for is at the end, and the sentence that never changes can be missed best.
  to.words.textContent = control.drivenBy ? `Gets ${arrivalText(instrument, control.drivenBy)}. ${control.does}` : control.does;
}

/** @param {Instrument} instrument @param {Jack} jack @param {{name: HTMLElement, value: HTMLElement, words: HTMLElement}} to */
function showJack(instrument, jack, to) {
  to.name.textContent = `${jack.name} (${directionOf(jack)})`;
  to.value.textContent = liveText(instrument, jack) || rangeText(jack);
  const hint = instrument.cablesAt(jack.id).map((cable) => instrument.hints.get(cableText(cable))).find((says) => says);
  to.words.textContent = hint ?? `${sentence(jackState(instrument, jack))}. ${jack.does} ${sentence(kindNames[jack.signal])}, ${rangeText(jack)}.`;
}

/** @param {string} words */
const sentence = (words) => words[0].toUpperCase() + words.slice(1);

/** @param {string} id @param {{name: HTMLElement, value: HTMLElement, words: HTMLElement}} to */
function showSetting(id, to) {
  const setting = settingOf(id);
  to.name.textContent = setting?.name ?? '';
  to.value.textContent = setting?.value() ?? '';
  to.words.textContent = setting?.words ?? '';
}

/** @param {Instrument} instrument @param {string} id @param {{name: HTMLElement, value: HTMLElement, words: HTMLElement}} to */
function showCable(instrument, id, to) {
  const [from, cableTo] = id.split(' -> ');
  to.name.textContent = `${instrument.nameOf(from)} to ${instrument.nameOf(cableTo)}`;
  to.value.textContent = 'cable';
  to.words.textContent = instrument.hints.get(id) ?? 'Drag an end to move it, Shift+click to unplug, right-click for its colour. K hides all cables.';
}
