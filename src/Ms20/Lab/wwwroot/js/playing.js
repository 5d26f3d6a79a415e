// What is played and looked at: keys, power, live volts. Nothing of it is undone.

import { Model } from './model.js';

export class Playing extends Model {
  #powered = false;
  /** @type {Map<string, () => string[]>} */ #watchers = new Map();
  #watched = '';

  /** @param {number} note @param {number} [velocity] @param {number} [at] when, as performance.now() has it */
  press(note, velocity = 100, at = performance.now()) {
    this.power(true);
    if (this.held.has(note)) return;
    this.held.add(note);
    this.send({ t: 'on', n: note, v: velocity, at });
    this.tell('note', { note, on: true });
  }

  /** @param {number} note @param {number} [at] */
  release(note, at = performance.now()) {
    if (!this.held.delete(note)) return;
    this.send({ t: 'off', n: note, at });
    this.tell('note', { note, on: false });
  }

  /** Lets go of everything. */
  panic() {
    for (const note of [...this.held]) this.release(note);
    this.send({ t: 'panic' });
  }

  /** Asks for the volts of some jacks on somebody's behalf; null when that one needs none any more. @param {string} who @param {(() => string[])|null} jacks */
  watch(who, jacks) {
    if (jacks) this.#watchers.set(who, jacks);
    else this.#watchers.delete(who);
    this.watchAgain();
  }

  /** Tells the engine which jacks are watched, if they have changed. */
  watchAgain() {
    const jacks = [...new Set([...this.#watchers.values()].flatMap((one) => one()))].filter((id) => this.jacks.has(id)).sort(), text = jacks.join();
    if (text === this.#watched) return;
    this.#watched = text;
    for (const id of Object.keys(this.volts)) if (!jacks.includes(id)) delete this.volts[id];
    this.send({ t: 'probe', jacks });
  }

  /** Somebody's hand is on it: from here on there may be sound. @param {boolean} on */
  power(on) {
    if (this.#powered === on) return;
    this.#powered = on;
    this.tell('power', { on });
  }

  get powered() { return this.#powered; }
}
