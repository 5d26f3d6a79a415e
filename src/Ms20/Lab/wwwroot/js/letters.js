// Letters of the computer keyboard on the keys: for the first minute after it is switched on, always, or never, as Look says.

/** @import {Instrument} from './instrument.js' */
/** @import {Piano} from './piano.js' */
/** @import {KeyboardElement} from './elements/keyboard.js' */

const firstMinuteMs = 60_000;

export class Letters extends EventTarget {
  /** @type {boolean|'always'} */ #wanted = true;
  #minuteIsOver = false;

  /** @param {Instrument} instrument @param {KeyboardElement} keyboard @param {Piano} piano */
  constructor(instrument, keyboard, piano) {
    super();
    this.keyboard = keyboard;
    this.piano = piano;
    piano.addEventListener('change', () => this.#draw());
    instrument.addEventListener('power', () => setTimeout(() => { this.#minuteIsOver = true; this.#draw(); }, firstMinuteMs), { once: true });
  }

  get shown() { return this.#wanted === 'always' || (this.#wanted && !this.#minuteIsOver); }

  /** @param {boolean|'always'} wanted true for the first minute */
  show(wanted) { this.#wanted = wanted; this.#draw(); }

  #draw() {
    this.keyboard.letter(this.#wanted ? this.piano.letters() : new Map());
    this.keyboard.classList.toggle('known', !this.shown);
    this.dispatchEvent(new CustomEvent('change'));
  }
}
