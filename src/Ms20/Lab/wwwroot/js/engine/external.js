// Sound from outside: the drum loop, a file, the microphone or another device, into any of the jacks that take it. Its frames travel with the requests for
// sound, so it is in step with the engine to the frame. One source at a time; it may be in several jacks.

import { ExternalMeter } from './external-meter.js';

const DRUMS = 'sounds/drums.wav';
const HOWL = 'It can howl if loudspeakers are near: use headphones, or keep VOLUME low.';

/** @typedef {{node: AudioNode, title: string, end: () => void}} Source */

export class External {
  /** @type {Source | null} */
  #source = null;
  /** @type {string} */
  #id = '';
  /** Asked for, until the Lab says how it is. @type {Set<string>} */
  #jacks = new Set();
  /** @type {GainNode | null} */
  #dry = null;
  /** @type {MediaDeviceInfo[]} */
  #devices = [];
  #meter = new ExternalMeter();

  /**
   * @param {any} instrument @param {import('./sound.js').Sound} sound @param {import('./link.js').Link} link
   * @param {() => Promise<void>} power
   */
  constructor(instrument, sound, link, power) {
    this.instrument = instrument;
    this.sound = sound;
    this.link = link;
    this.power = power;
    document.querySelector('#engine-slot')?.append(this.#meter.root);
    this.#meter.addEventListener('dry', () => { if (this.#dry) this.#dry.gain.value = this.#meter.dry; });
    sound.addEventListener('node', () => this.#connect());
    link.addEventListener('message', (event) => {
      const { detail } = /** @type {CustomEvent<import('../protocol.js').FromLab>} */ (event);
      if (detail.t === 'sound') this.#plugged(detail.driven);
    });
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#findDevices());
    this.#list();
  }

  #list() {
    const of = (/** @type {string} */ id, /** @type {string} */ title, /** @type {string} */ hint, /** @type {() => Promise<Source>} */ open) => ({
      id, title, hint, choose: (/** @type {string} */ jack) => this.choose(id, jack, open), remove: (/** @type {string} */ jack) => this.remove(jack),
    });
    this.instrument.sources = [
      of('drums', 'Drum loop', 'two bars, over and over', () => this.#openFile('Drum loop', async () => (await fetch(DRUMS)).arrayBuffer())),
      of('file', 'Audio file...', 'any your browser can play; over and over', () => this.#openChosenFile()),
      of('microphone', 'Microphone', HOWL, () => this.#openDevice('')),
      ...this.#devices.map((device) => of(device.deviceId, device.label, HOWL, () => this.#openDevice(device.deviceId))),
    ];
  }

  /** Plugs a source into a jack. @param {string} id @param {string} jack @param {() => Promise<Source>} open */
  async choose(id, jack, open) {
    await this.power();
    // A file is chosen anew every time; a source that plays already gets one more plug.
    if (id !== this.#id || id === 'file') {
      const source = await open();
      this.#end();
      this.#source = source;
      this.#id = id;
      this.#connect();
    }
    this.#jacks.add(jack);
    this.link.send({ t: 'drive', jacks: [...this.#jacks] });
  }

  /** Takes the plug out of a jack. @param {string} jack */
  remove(jack) {
    this.#jacks.delete(jack);
    this.link.send({ t: 'drive', jacks: [...this.#jacks] });
  }

  // The Lab says which jacks it is in: it may have refused one, or a patch may have taken one for a cable.
  /** @param {string[]} driven */
  #plugged(driven) {
    this.#jacks = new Set(driven);
    if (driven.length === 0) this.#end();
    const title = this.#source?.title ?? 'another tab\'s sound';
    this.instrument.hostInputs = new Map(driven.map((jack) => [jack, title]));
    this.instrument.dispatchEvent(new CustomEvent('cables', { detail: { away: [], plugged: [] } }));
  }

  #connect() {
    const { node, context } = this.sound;
    if (!this.#source || !node || !context) return;
    if (this.#source.node.context !== context) {
      // The loudspeaker was exchanged for another; what played into the old one is gone with it.
      for (const jack of [...this.#jacks]) this.remove(jack);
      this.#end();
      this.#dry = null;
      return;
    }
    this.#dry ??= new GainNode(context, { gain: this.#meter.dry });
    this.#source.node.connect(node);
    this.#source.node.connect(this.#dry).connect(context.destination);
    this.#meter.show(this.#source.node);
    this.sound.sendExternal(true);
  }

  #end() {
    this.#meter.hide();
    this.#source?.node.disconnect();
    this.#source?.end();
    this.#source = null;
    this.#id = '';
    this.sound.sendExternal(false);
  }

  /** @param {string} title @param {() => Promise<ArrayBuffer>} read @returns {Promise<Source>} */
  async #openFile(title, read) {
    const context = this.#context();
    let buffer;
    try {
      buffer = await context.decodeAudioData(await read());
    } catch {
      throw new Error(`"${title}" is no sound that this browser can read: choose a WAVE, MP3, FLAC or Ogg file.`);
    }
    const node = new AudioBufferSourceNode(context, { buffer, loop: true });
    node.start();
    return { node, title, end: () => node.stop() };
  }

  /** @returns {Promise<Source>} */
  #openChosenFile() {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'audio/*';
    return new Promise((resolve, reject) => {
      input.addEventListener('cancel', () => reject(new Error('No file was chosen.')));
      input.addEventListener('change', () => {
        const file = input.files?.[0];
        if (file) this.#openFile(file.name, () => file.arrayBuffer()).then(resolve, reject);
        else reject(new Error('No file was chosen.'));
      });
      input.click();
    });
  }

  /** @param {string} deviceId empty for the one the browser would take @returns {Promise<Source>} */
  async #openDevice(deviceId) {
    // What makes a voice clear on the telephone makes an instrument unusable.
    const untouched = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
    const audio = deviceId ? { ...untouched, deviceId: { exact: deviceId } } : untouched;
    // Said before the browser asks, and while it does.
    this.#say(HOWL, 'ok');
    const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch((error) => { throw new Error(whyNot(error)); });
    const [track] = stream.getAudioTracks();
    const settings = track.getSettings();
    if (settings.echoCancellation || settings.noiseSuppression || settings.autoGainControl) {
      this.#say('The browser cleans this device up (echo, noise or gain): quiet and long sounds may be missing.', 'warn');
    }
    track.addEventListener('ended', () => this.#lost(track));
    void this.#findDevices();
    const node = this.#context().createMediaStreamSource(stream);
    return { node, title: track.label || 'Microphone', end: () => track.stop() };
  }

  /** @param {MediaStreamTrack} track */
  #lost(track) {
    this.#say(`"${track.label}" is gone: plug it in again, or choose another source.`, 'warn');
    for (const jack of [...this.#jacks]) this.remove(jack);
  }

  // Names of devices are told only to a page that was allowed to listen to one.
  async #findDevices() {
    const all = await navigator.mediaDevices.enumerateDevices();
    this.#devices = all.filter((device) => device.kind === 'audioinput' && device.label && !['default', 'communications'].includes(device.deviceId));
    this.#list();
  }

  #context() {
    if (!this.sound.context) throw new Error('The sound is not on: click the panel once.');
    return this.sound.context;
  }

  /** @param {string} text @param {'ok' | 'warn' | 'error'} kind */
  #say(text, kind) {
    this.instrument.receive({ t: 'status', text, kind });
  }
}

/** @param {DOMException} error */
function whyNot(error) {
  if (error.name === 'NotAllowedError') return 'The browser was not allowed to listen: allow the microphone for this page, beside its address.';
  if (error.name === 'NotFoundError' || error.name === 'OverconstrainedError') return 'There is no microphone or other input: plug one in.';
  return `The input cannot be opened (${error.message}): another program may be using it.`;
}
