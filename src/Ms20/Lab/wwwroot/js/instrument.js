// The one instrument of the page. Whatever a hand changes goes through here, and is undone here; what the engine says comes in here.

import { History } from './history.js';
import { cableText, copy, fromFile, normalSetting, toFile } from './patch.js';
import { Playing } from './playing.js';

/** @import {Patch, Cable, Link} from './types.js' */
/** @import {FromLab} from './protocol.js' */

export class Instrument extends Playing {
  #history = new History();
  #begun = false;

  // ---- changes that can be undone

  /** Everything until {@link endGesture} with this key is one step. @param {string} key */
  beginGesture(key) { this.#history.begin(key); }

  /** @param {string} key */
  endGesture(key) { this.#history.end(key); }

  /** Puts back what was done since {@link beginGesture} with this key, and forgets it. @param {string} key */
  cancelGesture(key) { this.#history.cancel(key); }

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

  /**
   * Plugs a cable; the one that is in the input gives way, and so does the one whose plug is moved.
   * @param {string} from @param {string} to @param {string} [colour] @param {Cable|null} [moved]
   */
  connect(from, to, colour, moved = null) {
    const output = this.jacks.get(from), input = this.jacks.get(to), old = this.cableInto(to);
    if (output?.direction !== 'out' || !input || !this.mayConnect(output, input) || old?.from === from) return false;
    const label = moved ? `move ${this.nameOf(from)} from ${this.nameOf(moved.to)} to ${this.nameOf(to)}` : `cable ${this.nameOf(from)} to ${this.nameOf(to)}`;
    this.replaceCables(label, [moved, old].filter((cable) => cable !== null), [colour ? { from, to, colour } : { from, to }]);
    return true;
  }

  /** @param {string} from @param {string} to */
  disconnect(from, to) {
    const cable = this.patch.cables.find((row) => row.from === from && row.to === to);
    if (cable) this.replaceCables(`unplug ${this.nameOf(from)} from ${this.nameOf(to)}`, [cable], []);
  }

  /** Takes the last cable out of a jack. @param {string} jack */
  unplugLast(jack) {
    const cable = this.cablesAt(jack).at(-1);
    if (cable) this.disconnect(cable.from, cable.to);
    return cable !== undefined;
  }

  /** Takes some cables away and plugs others, as one step. @param {string} label @param {Cable[]} away @param {Cable[]} plugged */
  replaceCables(label, away, plugged) {
    this.swapCables(away, plugged);
    this.#remember(label, () => this.swapCables(plugged, away), () => this.swapCables(away, plugged));
  }

  /** @param {string} id @param {string} legend */
  setRear(id, legend) {
    const before = String(this.patch.rear[id] ?? '');
    const row = this.panel.rear.switches.find((one) => one.id === id), value = legend === row?.positions[0] ? '' : legend;
    if (value === before) return;
    this.turnRear(id, value);
    this.#remember(row?.legend ?? id, () => this.turnRear(id, before), () => this.turnRear(id, value));
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

  /** One voice, nothing modulated, no cable, on the same instrument. */
  loadNormalSetting() {
    const { profile, normals } = this.patch, name = 'Normal Setting';
    this.load({ ...normalSetting(this.panel), profile, normals, name }, name);
  }

  undo() { const label = this.#history.undo(); if (label) this.tell('history', { undone: label }); return label; }

  redo() { const label = this.#history.redo(); if (label) this.tell('history', { redone: label }); return label; }

  get undoLabel() { return this.#history.undoLabel; }

  get redoLabel() { return this.#history.redoLabel; }

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
      case 'hints': this.hints = new Map(m.list.map((hint) => [cableText(hint), hint.says])); this.tell('hints', {}); break;
      case 'power': this.mini = m; this.tell('mini', m); break;
      case 'meter': case 'status': case 'patches': case 'service': case 'player': this.tell(m.t, m); break;
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
