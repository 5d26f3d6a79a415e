// <ms-keyboard>: 37 keys from C to C. Mouse and fingers slide over them; one tab stop, arrow keys walk, Space and Enter press.

/** @import {Instrument} from '../instrument.js' */
import { html } from '../svg.js';

/** The lowest key's note: 1 V, C of 130.81 Hz at 8'. */
export const lowestNote = 48;
const keys = 37;
const isBlack = (/** @type {number} */ note) => [1, 3, 6, 8, 10].includes(note % 12);
const names = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'];

/** @param {number} note */
export const noteName = (note) => `${names[note % 12]}${Math.floor(note / 12) - 1}`;

export class KeyboardElement extends HTMLElement {
  /** @type {Map<number, HTMLButtonElement>} */ #keys = new Map();
  /** Which note each finger is on. @type {Map<number, number>} */ #fingers = new Map();
  /** Notes that Space or Enter hold. @type {Set<number>} */ #typed = new Set();

  /** @param {Instrument} instrument */
  setUp(instrument) {
    const face = instrument.panel.face, width = 22 * face.whiteKey;
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', 'Keyboard, 37 keys, C to C');
    let white = 0;
    for (let note = lowestNote; note < lowestNote + keys; note++) {
      const black = isBlack(note), key = html('button', {
        type: 'button', class: black ? 'key black' : 'key white', 'data-note': note, 'aria-label': noteName(note), 'aria-pressed': 'false', tabindex: note === 60 ? 0 : -1,
      }, html('span', { class: 'letter', 'aria-hidden': 'true' }));
      const keyWidth = black ? 12.6 : face.whiteKey, x = white * face.whiteKey - (black ? keyWidth / 2 + blackShift(note) : 0);
      key.style.left = `${x / width * 100}%`;
      key.style.width = `${keyWidth / width * 100}%`;
      if (!black) white++;
      this.#keys.set(note, key);
      this.append(key);
    }
    this.#listen(instrument);
    return this;
  }

  /** Writes the computer keyboard's letters on the keys, or takes them off. @param {Map<number, string>} letters by note */
  letter(letters) {
    for (const [note, key] of this.#keys) {
      const letter = letters.get(note) ?? '';
      /** @type {HTMLElement} */ (key.firstChild).textContent = letter;
      key.setAttribute('aria-label', letter ? `${noteName(note)}, ${letter}` : noteName(note));
    }
  }

  /** @param {Instrument} instrument */
  #listen(instrument) {
    this.addEventListener('pointerdown', (event) => {
      const note = this.#noteAt(event);
      if (note === null || event.button !== 0) return;
      event.preventDefault();
      this.setPointerCapture(event.pointerId);
      this.#slide(instrument, event, note);
    });
    this.addEventListener('pointermove', (event) => {
      if (this.#fingers.has(event.pointerId)) this.#slide(instrument, event, this.#noteAt(event));
    });
    for (const name of /** @type {const} */ (['pointerup', 'pointercancel', 'lostpointercapture'])) {
      this.addEventListener(name, (event) => { this.#slide(instrument, event, null); this.#fingers.delete(event.pointerId); });
    }
    this.addEventListener('keydown', (event) => {
      const note = Number(/** @type {HTMLElement} */ (event.target).dataset.note), step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (step !== 0) { event.preventDefault(); this.#keys.get(note + step)?.focus(); }
      if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) { event.preventDefault(); this.#typed.add(note); instrument.press(note); }
    });
    this.addEventListener('keyup', (event) => {
      if (event.key === ' ' || event.key === 'Enter') { event.preventDefault(); this.#letGo(instrument); }
    });
    // Where the focus, the window or the page goes away nobody hears that a key or a finger came up.
    this.addEventListener('focusout', () => this.#letGo(instrument));
    for (const name of ['blur', 'pagehide']) addEventListener(name, () => this.#letGo(instrument, true));
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.#letGo(instrument, true); });
    this.addEventListener('focusin', (event) => {
      for (const key of this.#keys.values()) key.tabIndex = key === event.target ? 0 : -1;
    });
    instrument.addEventListener('note', (event) => {
      const { note, on } = /** @type {CustomEvent} */ (event).detail, key = this.#keys.get(note);
      key?.classList.toggle('down', on);
      key?.setAttribute('aria-pressed', String(on));
    });
  }

  /** Lifts what Space and Enter hold, and fingers too if asked. @param {Instrument} instrument @param {boolean} [fingers] */
  #letGo(instrument, fingers = false) {
    for (const note of this.#typed) instrument.release(note);
    this.#typed.clear();
    if (!fingers) return;
    for (const note of this.#fingers.values()) if (note >= 0) instrument.release(note);
    this.#fingers.clear();
  }

  /** @param {PointerEvent} event @returns {number|null} */
  #noteAt(event) {
    const key = /** @type {HTMLElement|null} */ (document.elementFromPoint(event.clientX, event.clientY)?.closest('.key') ?? null);
    return key && this.contains(key) ? Number(key.dataset.note) : null;
  }

  /** @param {Instrument} instrument @param {PointerEvent} event @param {number|null} note */
  #slide(instrument, event, note) {
    const before = this.#fingers.get(event.pointerId) ?? -1;
    if (note === before) return;
    if (note !== null) {
      const box = /** @type {HTMLElement} */ (this.#keys.get(note)).getBoundingClientRect();
      instrument.press(note, Math.round(50 + 77 * Math.min(Math.max((event.clientY - box.top) / box.height, 0), 1)));
    }
    if (before >= 0) instrument.release(before);
    this.#fingers.set(event.pointerId, note ?? -1);
  }
}

// Black keys stand a little towards the outside of their group of two or three.
/** @param {number} note */
const blackShift = (note) => /** @type {Record<number, number>} */ ({ 1: 1.6, 3: -1.6, 6: 2, 8: 0, 10: -2 })[note % 12] ?? 0;

customElements.define('ms-keyboard', KeyboardElement);
