// MIDI keyboards and controllers, through the browser. Asked for on a click alone; bytes go to the Lab as they are, with the name of the device that sent
// them, and the Lab knows what they mean and why they are not heard.

/** @import {FromLab} from '../protocol.js' */
import { MidiOutput } from './midi-out.js';

export const NONE = 'This browser has no MIDI: use Chrome, Edge, Opera or Firefox.';
export const REFUSED = 'MIDI was refused: allow it for this page, at the sign beside its address, and try again.';
const NO_DEVICE = 'MIDI is on, and no device is connected: plug one in, it is found by itself.';
const KEPT = 'ms20.midi';
const NOTE_ON = 0x90, SYSTEM_EXCLUSIVE = 0xf0, KIND = 0xf0;

export class Midi extends EventTarget {
  /** @type {MIDIAccess | null} */ #access = null;
  /** A name for each port, which tells two of the same kind apart. @type {Map<string, string>} */ #names = new Map();
  /** Why there is no MIDI: a sentence, or empty. */ refused = '';
  /** The last message, for the monitor. @type {{device: string, bytes: number[], at: number} | null} */ last = null;
  /** Why notes are not heard, as the Lab says. @type {{id: string, text: string, channel: number}} */ fault = { id: '', text: '', channel: 0 };
  /** How MIDI is heard. @type {{profile: string, heard: string, channel: number, bound: {cc: number, id: string, device?: string, taught: boolean}[]}} */
  gear = { profile: '', heard: 'extended', channel: 0, bound: [] };

  /** @param {import('../instrument.js').Instrument} instrument @param {import('./link.js').Link} link */
  constructor(instrument, link) {
    super();
    this.instrument = instrument;
    this.link = link;
    this.out = new MidiOutput(link, (text, kind) => this.#say(text, kind));
    link.addEventListener('message', (event) => this.#hear(/** @type {CustomEvent<FromLab>} */ (event).detail));
    // The Lab has let everything go that came from here; nobody would tell the page.
    link.addEventListener('away', () => { for (const note of [...instrument.held]) instrument.receive({ t: 'off', n: note }); });
    void this.#resume();
  }

  /** Whether it was asked for and allowed. */
  get isOn() { return this.#access !== null; }

  /** The names of the devices that are connected. @returns {string[]} */
  get inputs() {
    return this.#access ? [...this.#access.inputs.values()].filter((port) => port.state === 'connected').map((port) => this.#nameOf(port)) : [];
  }

  /** Asks the browser for MIDI; call it from a click. */
  async start() {
    try {
      await this.#open();
    } catch (error) {
      this.refused = hasMidi() ? REFUSED : NONE;
      this.dispatchEvent(new CustomEvent('change'));
      throw new Error(this.refused, { cause: error });
    }
    const names = this.inputs;
    this.#say(names.length > 0 ? `MIDI: ${names.join(', ')}.` : NO_DEVICE, names.length > 0 ? 'ok' : 'warn');
  }

  /** The next control change turns a control; empty leaves it. @param {string} id */
  learn(id) {
    if (id && this.gear.heard === 'mini') { this.#say('A mini hears no control changes: choose the extended MIDI profile in Rear.', 'warn'); return; }
    this.link.send({ t: 'learn', id });
    this.dispatchEvent(new CustomEvent('learn', { detail: id }));
    if (id) this.#say(`${this.instrument.controls.get(id)?.name ?? id}: now move the knob of your controller that is to turn it.`, 'ok');
  }

  /** What was taught to turn a control turns it no more. @param {string} id */
  forget(id) { this.link.send({ t: 'forget', id }); }

  /** 0 for all. @param {number} channel */
  listenTo(channel) { this.link.send({ t: 'gear', channel }); }

  /** Mini, extended, or empty for the model's own. @param {string} profile */
  chooseProfile(profile) { this.link.send({ t: 'gear', profile }); }

  /** What turns a control, in words. @param {string} id @returns {string[]} */
  boundTo(id) {
    const own = this.gear.bound.filter((row) => row.id === id && !row.device), devices = this.gear.bound.filter((row) => row.id === id && row.device);
    return [...own.map((row) => `CC ${row.cc}`), ...devices.map((row) => `CC ${row.cc} of ${row.device}`)];
  }

  /** Whether something was taught to turn it. @param {string} id */
  isTaught(id) { return this.gear.bound.some((row) => row.id === id && row.taught); }

  async #open() {
    this.#access = await navigator.requestMIDIAccess({ sysex: false });
    this.refused = '';
    remember(true);
    this.#access.onstatechange = (event) => this.#changed(/** @type {MIDIConnectionEvent} */ (event).port);
    for (const port of this.#access.inputs.values()) this.#listen(port);
    this.out.open(this.#access);
    this.dispatchEvent(new CustomEvent('change'));
  }

  // Who has allowed it before is not asked again: a reload plays on.
  async #resume() {
    try {
      if (localStorage.getItem(KEPT) !== 'on' || !hasMidi()) return;
      const permission = await navigator.permissions.query(/** @type {any} */ ({ name: 'midi' }));
      if (permission.state === 'granted') await this.#open();
    } catch {
      // It is asked for on a click, then.
    }
  }

  /** @param {FromLab} message */
  #hear(message) {
    if (message.t === 'gear') {
      this.gear = message;
      this.dispatchEvent(new CustomEvent('gear'));
    } else if (message.t === 'midifault') {
      this.fault = message;
      if (message.text && message.id !== 'clock') this.#say(message.text, 'warn');
      this.dispatchEvent(new CustomEvent('change'));
    }
  }

  /** @param {MIDIInput} port */
  #listen(port) {
    const device = this.#nameOf(port);
    port.onmidimessage = (event) => {
      const bytes = event.data ? [...event.data] : [];
      if (bytes.length === 0 || bytes[0] === SYSTEM_EXCLUSIVE || this.out.isEcho(device, bytes)) return;
      if ((bytes[0] & KIND) === NOTE_ON && bytes[2] > 0) this.instrument.power(true);
      this.last = { device, bytes, at: event.timeStamp };
      this.link.send({ t: 'midi', b: bytes, at: event.timeStamp, d: device });
      this.dispatchEvent(new CustomEvent('message', { detail: this.last }));
    };
  }

  /** @param {MIDIPort | null} port */
  #changed(port) {
    if (!port) return;
    if (port.type === 'output') this.out.changed();
    else if (port.state === 'connected') this.#listen(/** @type {MIDIInput} */ (port));
    else {
      // Whatever was held there is held no more.
      this.link.send({ t: 'midigone', d: this.#nameOf(port) });
      this.#say(`MIDI: ${this.#nameOf(port)} is gone.`, 'warn');
    }
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** @param {MIDIPort} port */
  #nameOf(port) {
    let name = this.#names.get(port.id);
    if (name === undefined) {
      const plain = (port.name || 'a device').slice(0, 200), taken = new Set(this.#names.values());
      name = plain;
      for (let n = 2; taken.has(name); n++) name = `${plain} (${n})`;
      this.#names.set(port.id, name);
    }
    return name;
  }

  /** @param {string} text @param {'ok' | 'warn' | 'error'} kind */
  #say(text, kind) { this.instrument.receive({ t: 'status', text, kind }); }
}

const hasMidi = () => 'requestMIDIAccess' in navigator;

/** @param {boolean} on */
function remember(on) {
  try { localStorage.setItem(KEPT, on ? 'on' : ''); } catch { /* A browser that keeps nothing asks again. */ }
}
