// How the instrument stands: the patch, what is read from it, and the moves that everything else is made of. Each move is told to the engine and to the page.

import { innerDials, innerMark, moveInner } from './inner.js';
import { cableText, coloursOf, copy, normalSetting, toFile } from './patch.js';

/** @import {Panel, Patch, Cable, Control, Jack, Link, Law} from './types.js' */
/** @import {FromPage} from './protocol.js' */

export class Model extends EventTarget {
  /** @type {Patch} */ #patch;
  /** @type {Link|null} */ link = null;

  /** @param {Panel} panel */
  constructor(panel) {
    super();
    this.panel = panel;
    /** @type {Map<string, Control>} */ this.controls = new Map([...panel.controls, ...innerDials(panel)].map((row) => [row.id, row]));
    /** @type {Map<string, Jack>} */ this.jacks = new Map([...panel.jacks, ...panel.rear.jacks].map((row) => [row.id, row]));
    /** Notes that are down, by hand or by MIDI. @type {Set<number>} */ this.held = new Set();
    /** Brightness by lamp id, 0..1. @type {Record<string, number>} */ this.lamps = {};
    /** Live volts by jack id, of the jacks that are probed. @type {Record<string, number>} */ this.volts = {};
    /** What the engine can plug into a jack from outside. @type {{id: string, title: string, hint: string, choose: (jack: string) => Promise<void>, remove: (jack: string) => void}[]} */
    this.sources = [];
    /** Outside signals that are plugged, by jack id. @type {Map<string, string>} */ this.hostInputs = new Map();
    /** What there is to say about cables that are probably not meant, by cable. @type {Map<string, string>} */ this.hints = new Map();
    /** The mini's power. */ this.mini = { on: true, asleep: false, switch: false, auto: true };
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
  dial(id) {
    const control = this.controls.get(id);
    return control?.keep ? innerMark(this.#patch, control) : this.#patch.dials[id] ?? 0;
  }

  /** What a control's marks mean with this patch's filters. @param {Control} control @returns {Law} */
  law(control) {
    const chosen = this.#patch.rear[`rear.${control.id.slice(0, 3)}.type`] ?? 'PROFILE';
    const filters = chosen === 'PROFILE' ? this.profile.filters : String(chosen).toLowerCase();
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

  /** What an input reads now: the plug's source, the normal's, or null when that is nothing or comes from outside. @param {string} input */
  sourceOf(input) { return this.hostInputs.has(input) ? null : this.cableInto(input)?.from ?? this.normalOf(input); }

  /** Whether a cable may go between two jacks: from an output to an input that nothing outside drives. @param {Jack} one @param {Jack} other */
  mayConnect(one, other) { return one.direction !== other.direction && !this.hostInputs.has(one.direction === 'in' ? one.id : other.id); }

  /** @param {string} id */
  nameOf(id) { return this.jacks.get(id)?.name ?? this.panel.nodes[id] ?? id; }

  // ---- moves: not undone by themselves

  /** @param {FromPage} message */
  send(message) { this.link?.send(message); }

  /** @param {string} name @param {any} detail */
  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  /** @param {string} id @param {number} marks */
  moveDial(id, marks) {
    const control = this.controls.get(id);
    if (control?.keep) this.send(moveInner(this.#patch, control, marks));
    else {
      this.#patch.dials[id] = marks;
      this.send({ t: 'p', id, v: marks, at: performance.now() });
    }
    this.tell('dial', { id, marks });
  }

  /** @param {Cable[]} away @param {Cable[]} plugged */
  swapCables(away, plugged) {
    for (const cable of away) {
      this.#patch.cables = this.#patch.cables.filter((row) => row.from !== cable.from || row.to !== cable.to);
      this.send({ t: 'cable-', from: cable.from, to: cable.to });
    }
    for (const cable of plugged) {
      this.#patch.cables = [...this.#patch.cables.filter((row) => row.to !== cable.to), { ...cable }];
      this.send({ t: 'cable+', from: cable.from, to: cable.to });
    }
    // Colours are no part of how cables sound: the engine keeps them as a key of the patch.
    if ([...away, ...plugged].some((cable) => cable.colour)) this.send({ t: 'set', key: 'cableColours', v: coloursOf(this.#patch.cables) });
    this.tell('cables', { away, plugged });
  }

  /** @param {string} id @param {string|number} legend of a switch, mark of a knob */
  turnRear(id, legend) {
    if (typeof legend === 'number') { this.moveDial(id, legend); return; }
    if (legend) this.#patch.rear[id] = legend;
    else delete this.#patch.rear[id];
    this.send({ t: 'rear', id, v: legend || (this.panel.rear.switches.find((row) => row.id === id)?.positions[0] ?? '') });
    this.tell('rear', { id });
  }

  /** @param {string} key @param {any} value */
  choose(key, value) {
    if (key === 'cableColours') this.#patch.cables = this.#patch.cables.map(({ from, to }) => this.#coloured({ from, to }, value ?? {}));
    else /** @type {any} */ (this.#patch)[key] = value;
    this.send({ t: 'set', key, v: value });
    this.tell('setting', { key });
  }

  /** @param {Cable} cable @param {Record<string, string>} colours @returns {Cable} */
  #coloured(cable, colours) {
    const colour = colours[cableText(cable)];
    return colour ? { ...cable, colour } : cable;
  }

  /** @param {Patch} patch */
  take(patch) {
    this.#patch = copy(patch);
    this.send({ t: 'patch', patch: this.file });
    this.tell('patch', {});
  }
}
