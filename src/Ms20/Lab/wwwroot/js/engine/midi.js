// MIDI keyboards and controllers, through the browser. Asked for on a click alone; bytes go to the Lab as they are, which knows what they mean.

const NONE = 'This browser has no MIDI: use Chrome, Edge, Opera or Firefox.';
const REFUSED = 'The browser was not allowed to use MIDI: allow it for this page, beside its address, and try again.';
const NO_DEVICE = 'MIDI is on, and no device is connected: plug one in, it is found by itself.';
const QUIET_MS = 1500;

export class Midi extends EventTarget {
  /** @type {MIDIAccess | null} */
  #access = null;
  /** The last message of each kind, for the monitor. @type {{device: string, bytes: number[], at: number} | null} */
  last = null;
  #heard = 0;

  /** @param {any} instrument @param {import('./link.js').Link} link */
  constructor(instrument, link) {
    super();
    this.instrument = instrument;
    this.link = link;
  }

  /** Whether it was asked for and allowed. */
  get isOn() {
    return this.#access !== null;
  }

  /** The names of the devices that are connected. */
  get inputs() {
    return this.#access ? [...this.#access.inputs.values()].filter((port) => port.state === 'connected').map((port) => port.name ?? 'a device') : [];
  }

  /** Asks the browser for MIDI; call it from a click. */
  async start() {
    if (!navigator.requestMIDIAccess) throw new Error(NONE);
    try {
      this.#access = await navigator.requestMIDIAccess({ sysex: false });
    } catch {
      throw new Error(REFUSED);
    }
    this.#access.onstatechange = (event) => this.#changed(/** @type {MIDIConnectionEvent} */ (event).port);
    for (const port of this.#access.inputs.values()) this.#listen(port);
    this.#say(this.inputs.length > 0 ? `MIDI: ${this.inputs.join(', ')}.` : NO_DEVICE, this.inputs.length > 0 ? 'ok' : 'warn');
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** The next control change turns a control; empty leaves it. @param {string} id */
  learn(id) {
    this.link.send({ t: 'learn', id });
    if (id) this.#say('Move the knob or fader of your controller that is to turn this one.', 'ok');
  }

  /** No control change turns a control any more. @param {string} id */
  forget(id) {
    this.link.send({ t: 'forget', id });
  }

  /** @param {MIDIInput} port */
  #listen(port) {
    port.onmidimessage = (event) => {
      const bytes = event.data ? [...event.data] : [];
      if (bytes.length === 0) return;
      const isNote = bytes[0] >= 0x90 && bytes[0] < 0xa0 && bytes[2] > 0;
      if (isNote) this.instrument.power?.(true);
      this.last = { device: port.name ?? 'a device', bytes, at: event.timeStamp };
      this.link.send({ t: 'midi', b: bytes, at: event.timeStamp });
      if (isNote) this.#watch(bytes);
      this.dispatchEvent(new CustomEvent('message', { detail: this.last }));
    };
  }

  // The Lab shows every key that it hears: a note that it does not show came on a channel it does not listen to.
  /** @param {number[]} bytes */
  #watch(bytes) {
    const before = ++this.#heard;
    setTimeout(() => {
      if (this.#heard !== before || this.instrument.held?.size > 0 || !this.link.isOpen || this.#shown >= before) return;
      this.#say(`Notes arrive on MIDI channel ${(bytes[0] & 15) + 1}, and the instrument listens to another: change one of the two.`, 'warn');
    }, QUIET_MS);
  }

  #shown = 0;

  /** The Lab has shown a key. */
  shown() {
    this.#shown = this.#heard;
  }

  /** @param {MIDIPort | null} port */
  #changed(port) {
    if (!port || port.type !== 'input') return;
    if (port.state === 'connected') this.#listen(/** @type {MIDIInput} */ (port));
    else {
      // Whatever was held there is held no more.
      this.link.send({ t: 'panic' });
      this.#say(`MIDI: ${port.name ?? 'a device'} is gone.`, 'warn');
    }
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** @param {string} text @param {'ok' | 'warn' | 'error'} kind */
  #say(text, kind) {
    this.instrument.receive({ t: 'status', text, kind });
  }
}
