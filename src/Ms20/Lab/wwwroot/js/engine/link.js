// The socket to the Lab for everything but sound: what hands do goes out, what others do and what lamps and meters show comes in. The Lab knows how the
// panel stands; only what was changed while it was away is told to it anew.

import { parse, stringify } from '../digits.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;
const GAUGE_MS = 33;
const SLEPT_MS = 100;
const AWAY = 'The Lab has stopped. Start it again with the same command; your panel is kept here until then.';
const STRANGE = 'This page belongs to an earlier start of the Lab: open the address that it printed.';

/**
 * @import {FromLab, FromPage} from '../protocol.js'
 * @typedef {EventTarget & {patch: any, file?: any, unsent?: boolean, attach(link: any): void, receive(message: FromLab): void}} Panel
 */

/** What a message turns, where only the last of many moves counts; empty for all others. @param {FromPage} message */
function dialOf(message) {
  if (message.t === 'p' || (message.t === 'rear' && typeof message.v === 'number')) return message.id;
  return message.t === 'set' && (message.key === 'age' || message.key === 'trims') ? message.key : '';
}

export class Link extends EventTarget {
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {Map<string, FromPage>} */
  #dials = new Map();
  #frame = 0;
  #pause = FIRST_PAUSE_MS;
  #gaugeWaits = false;
  #gaugeAt = 0;
  #drawnAt = 0;
  tab = 0;
  run = '';

  /** @param {Panel} panel @param {string} url @param {string[]} protocols */
  constructor(panel, url, protocols) {
    super();
    this.panel = panel;
    this.url = url;
    this.protocols = protocols;
    this.#open();
    requestAnimationFrame(this.#gauge);
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Sends a message, at once; moves of a dial once a frame. @param {FromPage} message */
  send(message) {
    if (!this.isOpen) {
      if (!['on', 'off', 'panic', 'probe', 'midi', 'midigone', 'midiout', 'gear', 'learn', 'forget', 'shelf', 'service', 'power', 'player', 'go'].includes(message.t)) this.panel.unsent = true;
      return;
    }
    const dial = dialOf(message);
    if (dial && document.visibilityState === 'visible') {
      this.#dials.set(dial, message);
      this.#frame ||= requestAnimationFrame(() => this.#flush());
      return;
    }
    this.#flush();
    this.#post(message);
  }

  #flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const message of this.#dials.values()) this.#post(message);
    this.#dials.clear();
  }

  // Times go out on the clock that the sound's worker has too.
  /** @param {FromPage} message */
  #post(message) {
    if (!this.isOpen) return;
    const timed = 'at' in message && typeof message.at === 'number' ? { ...message, at: performance.timeOrigin + message.at } : message;
    this.#socket?.send(stringify(timed));
  }

  #open() {
    const socket = new WebSocket(this.url, this.protocols);
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#hear(parse(data));
    socket.onclose = () => void this.#closed();
  }

  async #closed() {
    this.#gaugeWaits = false;
    this.#dials.clear();
    this.panel.receive({ t: 'status', kind: 'error', text: (await this.#isUp()) ? STRANGE : AWAY });
    this.dispatchEvent(new CustomEvent('away'));
    setTimeout(() => this.#open(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE_MS, this.#pause * 2);
  }

  async #isUp() {
    try {
      return (await fetch('alive')).ok;
    } catch {
      return false;
    }
  }

  /** @param {FromLab} message */
  #hear(message) {
    if (message.t === 'hello') this.#greet(message);
    else if (message.t === 'lamps') this.#gaugeWaits = false;
    this.dispatchEvent(new CustomEvent('message', { detail: message }));
    if (message.t !== 'hello') this.panel.receive(message);
  }

  /** @param {Extract<FromLab, {t: 'hello'}>} message */
  #greet(message) {
    this.tab = message.tab;
    const wasAway = this.run !== '';
    this.run = message.run;
    this.#pause = FIRST_PAUSE_MS;
    this.#post(this.panel.unsent ? { t: 'patch', patch: this.panel.file ?? this.panel.patch } : { t: 'state' });
    this.panel.unsent = false;
    if (wasAway) this.panel.receive({ t: 'status', kind: 'ok', text: 'The Lab is back.' });
    this.dispatchEvent(new CustomEvent('open'));
  }

  // Asks for lamps and meters when the page is about to be drawn; a hidden page is not drawn and does not ask.
  #gauge = (/** @type {number} */ now) => {
    if (this.isOpen && !this.#gaugeWaits && now - this.#gaugeAt >= GAUGE_MS) {
      this.#gaugeAt = now;
      this.#gaugeWaits = true;
      // A page that has slept does not say what time it is: what happened meanwhile still waits to be told.
      this.#post(now - this.#drawnAt < SLEPT_MS ? { t: 'meters', at: now } : { t: 'meters' });
    }
    this.#drawnAt = now;
    requestAnimationFrame(this.#gauge);
  };
}
