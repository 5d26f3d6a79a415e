// The one instrument of the page. Whatever a hand changes goes through here, and is undone here; what the engine says comes in here.

import { History } from './history.js';
import { Model } from './model.js';
import { copy, fromFile, toFile } from './patch.js';

/** @import {Patch, Cable, Link} from './types.js' */
/** @import {FromLab} from './protocol.js' */

export class Instrument extends Model {
  #history = new History();
  #powered = false;
  #begun = false;
  /** @type {Map<string, () => string[]>} */ #watchers = new Map();
  #watched = '';

  // ---- changes that can be undone

  /** Everything until {@link endGesture} with this key is one step. @param {string} key */
  beginGesture(key) { this.#history.begin(key); }

  endGesture() { this.#history.end(); }

  /** @param {string} id @param {number} marks */
  setDial(id, marks) {
    const control = this.controls.get(id);
    if (!control || !Number.isFinite(marks)) return;
    const limited = Math.min(Math.max(marks, control.minimum), control.maximum);
    const value = control.positions.length > 0 || control.kind === 'button' ? Math.round(limited) : limited;
    const before = this.dial(id);
    if (value === before) return;
    this.moveDial(id, value);
    if (control.kind === 'button') return;
    this.#remember(control.name, () => this.moveDial(id, before), () => this.moveDial(id, value), id);
  }

  /** Turns several dials as one step. @param {Record<string, number>} values @param {string} label @param {string} [key] */
  setDials(values, label, key) {
    const before = /** @type {Record<string, number>} */ ({}), after = /** @type {Record<string, number>} */ ({});
    for (const [id, marks] of Object.entries(values)) {
      const control = this.controls.get(id);
      if (!control || !Number.isFinite(marks)) continue;
      const limited = Math.min(Math.max(marks, control.minimum), control.maximum), value = control.positions.length > 0 ? Math.round(limited) : limited;
      before[id] = this.dial(id);
      after[id] = value;
    }
    const move = (/** @type {Record<string, number>} */ dials) => { for (const [id, value] of Object.entries(dials)) if (value !== this.dial(id)) this.moveDial(id, value); };
    if (Object.keys(after).every((id) => after[id] === before[id])) return;
    move(after);
    this.#remember(label, () => move(before), () => move(after), key);
  }

  /** @param {string} id @param {number|string} position its number or its legend */
  setSelector(id, position) {
    const at = typeof position === 'number' ? position : this.controls.get(id)?.positions.indexOf(position) ?? -1;
    if (at >= 0) this.setDial(id, at);
  }

  /** Plugs a cable; the one that is in the input gives way. @param {string} from @param {string} to @param {string} [colour] */
  connect(from, to, colour) {
    if (this.jacks.get(from)?.direction !== 'out' || this.jacks.get(to)?.direction !== 'in' || this.hostInputs.has(to)) return false;
    const old = this.cableInto(to);
    if (old?.from === from) return false;
    this.replaceCables(`cable ${this.nameOf(from)} to ${this.nameOf(to)}`, old ? [old] : [], [colour ? { from, to, colour } : { from, to }]);
    return true;
  }

  /** @param {string} from @param {string} to */
  disconnect(from, to) {
    const cable = this.patch.cables.find((row) => row.from === from && row.to === to);
    if (cable) this.replaceCables(`unplug ${this.nameOf(from)} from ${this.nameOf(to)}`, [cable], []);
  }

  /** Takes some cables away and plugs others, as one step. @param {string} label @param {Cable[]} away @param {Cable[]} plugged */
  replaceCables(label, away, plugged) {
    this.swapCables(away, plugged);
    this.#remember(label, () => this.swapCables(plugged, away), () => this.swapCables(away, plugged));
  }

  /** @param {string} id @param {string} legend */
  setRear(id, legend) {
    const before = this.patch.rear[id] ?? '';
    const first = this.panel.rear.switches.find((row) => row.id === id)?.positions[0];
    const value = legend === first ? '' : legend;
    if (value === before) return;
    this.turnRear(id, value);
    this.#remember(id, () => this.turnRear(id, before), () => this.turnRear(id, value));
  }

  /** Profile, normals table, unit, seed, name and so on. @param {string} key @param {any} value */
  set(key, value) {
    const before = /** @type {any} */ (this.patch)[key];
    if (before === value) return;
    this.choose(key, value);
    this.#remember(key, () => this.choose(key, before), () => this.choose(key, value));
  }

  /** Takes a whole patch. @param {Patch} patch @param {string} label what undo calls it */
  load(patch, label) {
    this.#begun = true;
    const before = this.patch, after = copy(patch);
    this.take(after);
    this.#remember(label, () => this.take(before), () => this.take(after));
  }

  /** Remembers a step that somebody else has made, such as a sound thrown away. @param {string} label @param {() => void} undo @param {() => void} redo @param {string} [key] */
  remember(label, undo, redo, key) { this.#remember(label, undo, redo, key); }

  undo() { const label = this.#history.undo(); if (label) this.tell('history', { undone: label }); return label; }

  redo() { const label = this.#history.redo(); if (label) this.tell('history', { redone: label }); return label; }

  get undoLabel() { return this.#history.undoLabel; }

  get redoLabel() { return this.#history.redoLabel; }

  // ---- playing

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

  /** Whether there is a patch to begin with: the Lab's, or one that was asked for. */
  get begun() { return this.#begun; }

  // ---- the engine

  /** @param {Link} link */
  attach(link) { this.link = link; }

  /** Applies what the engine says, without saying it back. @param {FromLab} message */
  receive(message) {
    const link = this.link;
    this.link = null;
    try { this.#apply(message); } finally { this.link = link; }
  }

  /** @param {FromLab} m */
  #apply(m) {
    switch (m.t) {
      case 'p': this.moveDial(m.id, m.v); break;
      case 'on': this.held.add(m.n); this.tell('note', { note: m.n, on: true }); break;
      case 'off': this.held.delete(m.n); this.tell('note', { note: m.n, on: false }); break;
      case 'cable+': this.swapCables([], [{ from: m.from, to: m.to }]); break;
      case 'cable-': this.swapCables([{ from: m.from, to: m.to }], []); break;
      case 'rear': this.turnRear(m.id, m.v); break;
      case 'set': this.choose(m.key, m.v); break;
      case 'patch': {
        const patch = fromFile(this.panel, m.patch);
        // What the Lab has when the page arrives is where the page begins: there is nothing to undo before it.
        if (!this.#begun) this.take(patch);
        else if (JSON.stringify(toFile(this.panel, patch)) !== JSON.stringify(this.file)) this.load(patch, m.patch.name || 'patch');
        this.#begun = true;
        break;
      }
      case 'lamps': Object.assign(this.lamps, m.v); this.tell('lamps', m.v); break;
      case 'volts': Object.assign(this.volts, m.v); this.tell('volts', m.v); break;
      case 'meter': case 'status': case 'patches': case 'player': this.tell(m.t, m); break;
      case 'hello': case 'shelf': case 'sound': case 'gear': case 'midifault': case 'out': case 'outgone': break; // the engine's own: link.js, library.js, external.js, midi.js
      default: nobody(m);
    }
  }

  /** @param {string} label @param {() => void} undo @param {() => void} redo @param {string} [key] */
  #remember(label, undo, redo, key) {
    this.#history.add(label, undo, redo, key);
    this.tell('history', {});
  }
}

/** A kind of message without a case above is one that the type checker names. @param {never} message */
function nobody(message) { console.warn('The Lab said', message); }
