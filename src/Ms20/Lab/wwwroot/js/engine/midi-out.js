// MIDI OUT: bytes that the Lab makes of what hands do go on to the output that was chosen. The page makes none; but it keeps, for each key that is down out
// there, the bytes that let it go, and sends them when it is closed, the Lab is gone, or another output is chosen.

/** @import {FromLab} from '../protocol.js' */

const KEPT = 'ms20.midi.out';
const ECHO_MS = 100;

export class MidiOutput extends EventTarget {
  /** @type {MIDIAccess | null} */ #access = null;
  /** What lets each key go that is down. @type {Map<number, number[]>} */ #down = new Map();
  /** What was sent just now, for ports that send it back. @type {{text: string, at: number}[]} */ #sent = [];
  /** The output's name; empty for none. */ name = '';
  /** Whether what comes in goes out too. */ through = false;

  /** @param {import('./link.js').Link} link @param {(text: string, kind: 'ok' | 'warn') => void} say */
  constructor(link, say) {
    super();
    this.link = link;
    this.say = say;
    const kept = keep();
    this.name = kept.name;
    this.through = kept.through;
    link.addEventListener('message', (event) => this.#hear(/** @type {CustomEvent<FromLab>} */ (event).detail));
    link.addEventListener('open', () => this.#tell());
    link.addEventListener('away', () => this.#letGo());
    addEventListener('pagehide', () => this.#letGo());
  }

  /** The names of the outputs that are connected. @returns {string[]} */
  get names() { return this.#access ? [...new Set(this.#ports().map((port) => port.name || 'an output'))] : []; }

  /** @param {MIDIAccess} access */
  open(access) {
    this.#access = access;
    this.#tell();
  }

  /** An output came or went. */
  changed() {
    this.#tell();
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** @param {string} name empty for none @param {boolean} through */
  choose(name, through) {
    if (name !== this.name) this.#letGo();
    this.name = name;
    this.through = through;
    keep({ name, through });
    this.#tell();
    this.dispatchEvent(new CustomEvent('change'));
  }

  /** Whether an input of the output's name sends back what was sent to it just now: a port that is a loop, not a device. @param {string} device @param {number[]} bytes */
  isEcho(device, bytes) {
    if (device !== this.name) return false;
    const since = performance.now() - ECHO_MS, text = bytes.join();
    this.#sent = this.#sent.filter((one) => one.at >= since);
    const at = this.#sent.findIndex((one) => one.text === text);
    if (at >= 0) this.#sent.splice(at, 1);
    return at >= 0;
  }

  #ports() { return this.#access ? [...this.#access.outputs.values()].filter((port) => port.state === 'connected') : []; }

  get #port() { return this.#ports().find((port) => (port.name || 'an output') === this.name); }

  // The Lab sends only where somebody passes it on.
  #tell() {
    if (this.#access && this.link.isOpen) this.link.send({ t: 'midiout', name: this.#port ? this.name : '', thru: this.through });
  }

  /** @param {FromLab} message */
  #hear(message) {
    if (message.t === 'outgone') {
      this.#letGo();
      this.name = '';
      this.say('Another tab has the MIDI output now.', 'warn');
      this.dispatchEvent(new CustomEvent('change'));
    } else if (message.t === 'out') {
      if (message.all) this.#letGo();
      if (message.n !== undefined) {
        if (message.rest) this.#down.set(message.n, message.rest);
        else this.#down.delete(message.n);
      }
      this.#send(message.b);
    }
  }

  #letGo() {
    for (const rest of this.#down.values()) this.#send(rest);
    this.#down.clear();
  }

  /** @param {number[]} bytes */
  #send(bytes) {
    const port = this.#port;
    if (!port || bytes.length === 0) return;
    try {
      port.send(bytes);
    } catch {
      // Pulled this very moment: the next message finds it gone.
      return;
    }
    for (let at = 0; at < bytes.length; at += 3) this.#sent.push({ text: bytes.slice(at, at + 3).join(), at: performance.now() });
    if (this.#sent.length > 256) this.#sent.splice(0, 128);
  }
}

/** Reads what was chosen the last time, or keeps it. @param {{name: string, through: boolean}} [choice] @returns {{name: string, through: boolean}} */
function keep(choice) {
  const none = { name: '', through: false };
  try {
    if (choice) localStorage.setItem(KEPT, JSON.stringify(choice));
    return { ...none, ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') };
  } catch {
    return choice ?? none;
  }
}
