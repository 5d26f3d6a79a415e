// The one model of the page: dials, cables, switches, notes. Whatever changes it goes through here, is undone here, and is told to the engine here.

import { History } from './history.js';
import { copy, fromFile, normalSetting, toFile } from './patch.js';

/** @import {Panel, Patch, Cable, Control, Jack, Link, Law} from './types.js' */

export class Instrument extends EventTarget {
  /** @type {Patch} */ #patch;
  /** @type {Link|null} */ #link = null;
  #history = new History();
  #powered = false;
  #begun = false;

  /** @param {Panel} panel */
  constructor(panel) {
    super();
    this.panel = panel;
    /** @type {Map<string, Control>} */ this.controls = new Map(panel.controls.map((row) => [row.id, row]));
    /** @type {Map<string, Jack>} */ this.jacks = new Map([...panel.jacks, ...panel.rear.jacks].map((row) => [row.id, row]));
    /** Notes that are down, by hand or by MIDI. @type {Set<number>} */ this.held = new Set();
    /** Brightness by lamp id, 0..1. @type {Record<string, number>} */ this.lamps = {};
    /** Live volts by jack id, of the jacks that are probed. @type {Record<string, number>} */ this.volts = {};
    /** What the engine can plug into a jack from outside. @type {{id: string, title: string, hint: string, choose: (jack: string) => Promise<void>, remove: (jack: string) => void}[]} */
    this.sources = [];
    /** Outside signals that are plugged, by jack id. @type {Map<string, string>} */ this.hostInputs = new Map();
    /** The engine's shelf of patches. @type {any} */ this.library = null;
    this.#patch = normalSetting(panel);
  }

  /** The patch; read it, never write to it. */
  get patch() { return this.#patch; }

  /** The patch as a file holds it. */
  get file() { return toFile(this.panel, this.#patch); }

  get profile() { return this.panel.profiles.find((row) => row.id === this.#patch.profile) ?? this.panel.profiles[0]; }

  get normals() { return this.panel.normals.find((row) => row.id === this.#patch.normals) ?? this.panel.normals[0]; }

  /** @param {string} id */
  dial(id) { return this.#patch.dials[id] ?? 0; }

  /** What a control's marks mean with this patch's filters. @param {Control} control @returns {Law} */
  law(control) {
    const chosen = this.#patch.rear[`rear.${control.id.slice(0, 3)}.type`] ?? 'PROFILE';
    const filters = chosen === 'PROFILE' ? this.profile.filters : chosen.toLowerCase();
    return filters === 'late' && control.lateLaw ? control.lateLaw : control.law;
  }

  /** The cable in an input. @param {string} input */
  cableInto(input) { return this.#patch.cables.find((cable) => cable.to === input) ?? null; }

  /** @param {string} jack */
  cablesAt(jack) { return this.#patch.cables.filter((cable) => cable.from === jack || cable.to === jack); }

  /** @param {string} input */
  isPlugged(input) { return this.cableInto(input) !== null || this.hostInputs.has(input); }

  /** What an input reads without a plug; null when that is nothing. @param {string} input */
  normalOf(input) {
    const { sources, whilePlugged } = this.normals, condition = whilePlugged[input];
    return condition && !this.isPlugged(condition) ? null : sources[input] ?? null;
  }

  /** What an input reads now: the plug's source, the normal's, or null. @param {string} input */
  sourceOf(input) { return this.cableInto(input)?.from ?? this.normalOf(input); }

  /** @param {string} id */
  nameOf(id) { return this.jacks.get(id)?.name ?? this.panel.nodes[id] ?? id; }

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
    this.#moveDial(id, value);
    if (control.kind === 'button') return;
    this.#remember(control.name, () => this.#moveDial(id, before), () => this.#moveDial(id, value), id);
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
    const cable = this.#patch.cables.find((row) => row.from === from && row.to === to);
    if (cable) this.replaceCables(`unplug ${this.nameOf(from)} from ${this.nameOf(to)}`, [cable], []);
  }

  /** Takes some cables away and plugs others, as one step. @param {string} label @param {Cable[]} away @param {Cable[]} plugged */
  replaceCables(label, away, plugged) {
    this.#swapCables(away, plugged);
    this.#remember(label, () => this.#swapCables(plugged, away), () => this.#swapCables(away, plugged));
  }

  /** @param {string} id @param {string} legend */
  setRear(id, legend) {
    const before = this.#patch.rear[id] ?? '';
    const first = this.panel.rear.switches.find((row) => row.id === id)?.positions[0];
    const value = legend === first ? '' : legend;
    if (value === before) return;
    this.#turnRear(id, value);
    this.#remember(id, () => this.#turnRear(id, before), () => this.#turnRear(id, value));
  }

  /** Profile, normals table, unit, seed, name and so on. @param {string} key @param {any} value */
  set(key, value) {
    const before = /** @type {any} */ (this.#patch)[key];
    if (before === value) return;
    this.#choose(key, value);
    this.#remember(key, () => this.#choose(key, before), () => this.#choose(key, value));
  }

  /** Takes a whole patch. @param {Patch} patch @param {string} label what undo calls it */
  load(patch, label) {
    this.#begun = true;
    const before = this.#patch, after = copy(patch);
    this.#take(after);
    this.#remember(label, () => this.#take(before), () => this.#take(after));
  }

  undo() { const label = this.#history.undo(); if (label) this.#tell('history', { undone: label }); return label; }

  redo() { const label = this.#history.redo(); if (label) this.#tell('history', { redone: label }); return label; }

  get undoLabel() { return this.#history.undoLabel; }

  get redoLabel() { return this.#history.redoLabel; }

  // ---- playing

  /** @param {number} note @param {number} [velocity] @param {number} [at] when, as performance.now() has it */
  press(note, velocity = 100, at = performance.now()) {
    this.power(true);
    if (this.held.has(note)) return;
    this.held.add(note);
    this.#send({ t: 'on', n: note, v: velocity, at });
    this.#tell('note', { note, on: true });
  }

  /** @param {number} note @param {number} [at] */
  release(note, at = performance.now()) {
    if (!this.held.delete(note)) return;
    this.#send({ t: 'off', n: note, at });
    this.#tell('note', { note, on: false });
  }

  /** Lets go of everything. */
  panic() {
    for (const note of [...this.held]) this.release(note);
    this.#send({ t: 'panic' });
  }

  /** Asks to hear the volts at some jacks. @param {string[]} jacks */
  probe(jacks) { this.#send({ t: 'probe', jacks }); }

  /** Somebody's hand is on it: from here on there may be sound. @param {boolean} on */
  power(on) {
    if (this.#powered === on) return;
    this.#powered = on;
    this.#tell('power', { on });
  }

  get powered() { return this.#powered; }

  // ---- the engine

  /** @param {Link} link */
  attach(link) { this.#link = link; }

  /** Applies what the engine says, without saying it back. @param {Record<string, any>} message */
  receive(message) {
    const link = this.#link;
    this.#link = null;
    try { this.#apply(message); } finally { this.#link = link; }
  }

  /** @param {Record<string, any>} m */
  #apply(m) {
    switch (m.t) {
      case 'p': this.#moveDial(m.id, m.v); break;
      case 'on': this.held.add(m.n); this.#tell('note', { note: m.n, on: true }); break;
      case 'off': this.held.delete(m.n); this.#tell('note', { note: m.n, on: false }); break;
      case 'cable+': this.#swapCables([], [{ from: m.from, to: m.to }]); break;
      case 'cable-': this.#swapCables([{ from: m.from, to: m.to }], []); break;
      case 'rear': this.#turnRear(m.id, m.v); break;
      case 'set': this.#choose(m.key, m.v); break;
      case 'patch': {
        const patch = fromFile(this.panel, m.patch);
        // What the Lab has when the page arrives is where the page begins: there is nothing to undo before it.
        if (!this.#begun) this.#take(patch);
        else if (JSON.stringify(toFile(this.panel, patch)) !== JSON.stringify(this.file)) this.load(patch, m.patch.name || 'patch');
        this.#begun = true;
        break;
      }
      case 'lamps': Object.assign(this.lamps, m.v); this.#tell('lamps', m.v); break;
      case 'volts': Object.assign(this.volts, m.v); this.#tell('volts', m.v); break;
      case 'meter': case 'status': case 'patches': this.#tell(m.t, m); break;
    }
  }

  /** @param {Record<string, any>} message */
  #send(message) { this.#link?.send(message); }

  /** @param {string} name @param {any} detail */
  #tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  /** @param {string} label @param {() => void} undo @param {() => void} redo @param {string} [key] */
  #remember(label, undo, redo, key) {
    this.#history.add(label, undo, redo, key);
    this.#tell('history', {});
  }

  /** @param {string} id @param {number} marks */
  #moveDial(id, marks) {
    this.#patch.dials[id] = marks;
    this.#send({ t: 'p', id, v: marks, at: performance.now() });
    this.#tell('dial', { id, marks });
  }

  /** @param {Cable[]} away @param {Cable[]} plugged */
  #swapCables(away, plugged) {
    for (const cable of away) {
      this.#patch.cables = this.#patch.cables.filter((row) => row.from !== cable.from || row.to !== cable.to);
      this.#send({ t: 'cable-', from: cable.from, to: cable.to });
    }
    for (const cable of plugged) {
      this.#patch.cables = [...this.#patch.cables.filter((row) => row.to !== cable.to), { ...cable }];
      this.#send({ t: 'cable+', from: cable.from, to: cable.to });
    }
    this.#tell('cables', { away, plugged });
  }

  /** @param {string} id @param {string} legend */
  #turnRear(id, legend) {
    if (legend) this.#patch.rear[id] = legend;
    else delete this.#patch.rear[id];
    this.#send({ t: 'rear', id, v: legend || (this.panel.rear.switches.find((row) => row.id === id)?.positions[0] ?? '') });
    this.#tell('rear', { id });
  }

  /** @param {string} key @param {any} value */
  #choose(key, value) {
    /** @type {any} */ (this.#patch)[key] = value;
    this.#send({ t: 'set', key, v: value });
    this.#tell('setting', { key });
  }

  /** @param {Patch} patch */
  #take(patch) {
    this.#patch = copy(patch);
    this.#send({ t: 'patch', patch: this.file });
    this.#tell('patch', {});
  }
}
