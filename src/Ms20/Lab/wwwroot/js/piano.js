// The computer keyboard as a piano: two rows by their place, not by their letters, so that every layout plays. It plays on after a knob was turned or a value typed.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
import { menuIsOpen } from './menu.js';

const lower = ['KeyZ', 'KeyS', 'KeyX', 'KeyD', 'KeyC', 'KeyV', 'KeyG', 'KeyB', 'KeyH', 'KeyN', 'KeyJ', 'KeyM', 'Comma', 'KeyL', 'Period', 'Semicolon', 'Slash'];
const upper = ['KeyQ', 'Digit2', 'KeyW', 'Digit3', 'KeyE', 'KeyR', 'Digit5', 'KeyT', 'Digit6', 'KeyY', 'Digit7', 'KeyU', 'KeyI', 'Digit9', 'KeyO', 'Digit0', 'KeyP'];
const firstNote = 48;

/** @type {Map<string, number>} half tones above the lowest key */
const steps = new Map([...lower.map((code, i) => /** @type {[string, number]} */ ([code, i])), ...upper.map((code, i) => /** @type {[string, number]} */ ([code, i + 12]))]);

export class Piano extends EventTarget {
  /** @type {Map<string, number>} which note a key that is down plays */ #down = new Map();
  /** @type {Set<number>} */ #held = new Set();

  /** @param {Instrument} instrument @param {Hand} hand */
  constructor(instrument, hand) {
    super();
    this.instrument = instrument;
    this.hand = hand;
    this.octave = 0;
    this.hold = false;
    document.addEventListener('keydown', (event) => this.#press(event));
    document.addEventListener('keyup', (event) => this.#release(event.code));
    // A window that loses the keyboard never hears that a key came up.
    addEventListener('blur', () => this.letGo());
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.letGo(); });
  }

  /** Which letter plays which note now. @returns {Map<number, string>} */
  letters() {
    const letters = new Map();
    for (const [code, step] of steps) letters.set(firstNote + 12 * this.octave + step, letterOf(code));
    return letters;
  }

  /** @param {number} by octaves */
  shift(by) {
    this.octave = Math.min(Math.max(this.octave + by, -3), 4);
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** Hold keeps what is played until it is switched off. @param {boolean} on */
  setHold(on) {
    this.hold = on;
    if (!on) for (const note of this.#held) this.instrument.release(note);
    this.#held.clear();
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** All keys up. */
  letGo() {
    for (const code of [...this.#down.keys()]) this.#release(code);
  }

  panic() {
    this.#down.clear();
    this.#held.clear();
    this.hold = false;
    this.instrument.panic();
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typesText(event.target) || menuIsOpen()) return;
    if (event.code === 'BracketLeft') { this.shift(-1); return; }
    if (event.code === 'BracketRight') { this.shift(1); return; }
    const step = steps.get(event.code);
    if (step === undefined) return;
    event.preventDefault();
    if (event.repeat || this.#down.has(event.code)) return;
    const note = firstNote + 12 * this.octave + step;
    if (note < 0 || note > 127) return;
    this.#down.set(event.code, note);
    if (this.#held.has(note)) { this.#held.delete(note); this.instrument.release(note); }
    this.instrument.press(note, 100, event.timeStamp);
    if (this.hold) { for (const old of this.#held) if (old !== note) this.instrument.release(old); this.#held.clear(); }
  }

  /** @param {string} code */
  #release(code) {
    const note = this.#down.get(code);
    if (note === undefined) return;
    this.#down.delete(code);
    // Two keys of the two rows may play the same note.
    if ([...this.#down.values()].includes(note)) return;
    if (this.hold) this.#held.add(note); else this.instrument.release(note);
  }
}

/** @param {string} code */
function letterOf(code) {
  const signs = /** @type {Record<string, string>} */ ({ Comma: ',', Period: '.', Semicolon: ';', Slash: '/' });
  return signs[code] ?? code.replace(/^(Key|Digit)/, '');
}

/** Whether a key belongs to a text that is being written. @param {EventTarget|null} target */
export function typesText(target) {
  const element = /** @type {HTMLElement|null} */ (target);
  if (!element?.tagName) return false;
  if (element.isContentEditable || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true;
  return element.tagName === 'INPUT' && !['range', 'radio', 'checkbox', 'button'].includes(/** @type {HTMLInputElement} */ (element).type);
}
