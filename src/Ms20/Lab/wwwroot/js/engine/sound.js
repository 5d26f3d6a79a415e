// The sound of this tab: an audio context at the device's own rate, the ring and its worker. Nothing is opened before a hand asks for it.
import { CAPACITY, EXTERNAL, PLAYED, allocate, canShare, take, view } from './ring.js';

// A number, not 'interactive': browsers answer the word with buffers of 10 ms and the number with the smallest they have.
const LATENCY_HINT_SECONDS = 0.001;

// Close codes of the sound socket (SoundSocket.cs).
const BUSY = 4001;
const TAKEN_OVER = 4002;

// A tunable: how long an exchange of loudspeakers may take.
const GONE_MS = 1000;

// What a browser takes for a hand.
const HANDS = ['pointerup', 'keydown', 'click'];

/** @typedef {'off' | 'starting' | 'on' | 'busy' | 'taken' | 'lost'} SoundState */

export class Sound extends EventTarget {
  /** @type {SoundState} */
  state = 'off';
  /** @type {Record<string, number | string>} */
  figures = {};
  /** @type {AudioContext | null} */
  context = null;
  /** @type {AudioWorkletNode | null} */
  node = null;
  /** @type {import('./buffer-policy.js').BufferChoice} */
  buffer = 'auto';
  /** @type {Worker | null} */
  #worker = null;
  /** @type {import('./ring.js').RingMemory | null} */
  #memory = null;

  /**
   * Starts the sound, or starts it anew. Call it while a click or a key is handled: browsers open a loudspeaker for hands only.
   * @param {{url: string, protocols: string[], tab: number, takeOver?: boolean}} options
   */
  async start(options) {
    this.stop();
    this.#become('starting');
    this.context ??= this.#newContext();
    const resumed = this.context.resume();
    const memory = allocate();
    this.#memory = memory;
    await this.context.audioWorklet.addModule(new URL('./ring-processor.js', import.meta.url));
    this.node?.disconnect();
    this.node = new AudioWorkletNode(this.context, 'ms20-ring', {
      numberOfInputs: 1,
      outputChannelCount: [2],
      channelCount: 1,
      channelCountMode: 'explicit',
      processorOptions: memory,
    });
    this.node.connect(this.context.destination);
    this.#startWorker(memory, options);
    this.dispatchEvent(new CustomEvent('node'));
    await Promise.race([resumed, this.#resumeByHand(this.context)]);
  }

  /** Ends the sound of this tab; the context stays, and starts again in no time. */
  stop() {
    this.#worker?.postMessage({ kind: 'stop' });
    this.#worker = null;
    this.node?.disconnect();
    this.#become('off');
  }

  /** @param {import('./buffer-policy.js').BufferChoice} choice */
  chooseBuffer(choice) {
    this.buffer = choice;
    this.#worker?.postMessage({ kind: 'buffer', choice });
  }

  /** Whether the listener's own sound is sent along. @param {boolean} on */
  sendExternal(on) {
    if (this.#memory) Atomics.store(new Int32Array(this.#memory.header), EXTERNAL, on ? 1 : 0);
    this.#worker?.postMessage({ kind: 'external', on });
  }

  /** Asks the worker for its figures; they come as an event. */
  ask() {
    this.#worker?.postMessage({ kind: 'figures' });
  }

  /**
   * The samples that the loudspeaker got last, the newest at the end.
   * @param {number} count at most three quarters of the ring
   */
  heard(count) {
    const samples = new Float32Array(Math.min(count, CAPACITY - CAPACITY / 4));
    if (!this.#memory) return samples;
    const { header, sound } = view(this.#memory);
    take(sound, (Atomics.load(header, PLAYED) - samples.length) | 0, samples, samples.length);
    return samples;
  }

  /** What the browser says it takes from the ring to the ear, in milliseconds. */
  get outputMs() {
    return 1000 * (this.context?.outputLatency || this.context?.baseLatency || 0);
  }

  #newContext() {
    const context = new AudioContext({ latencyHint: LATENCY_HINT_SECONDS });
    // A machine that slept, or a browser that wants its power back: the sound goes on as soon as it may.
    context.addEventListener('statechange', () => {
      if (context !== this.context || context.state === 'running' || this.state !== 'on') return;
      void context.resume().catch(() => {});
      void this.#resumeByHand(context);
      this.dispatchEvent(new CustomEvent('asleep'));
    });
    context.addEventListener('error', () => {
      const { currentTime } = context;
      setTimeout(() => { if (context.currentTime === currentTime) this.#loudspeakerIsGone(context); }, GONE_MS);
    });
    return context;
  }

  // Browsers cry out when a loudspeaker is exchanged for another, too; only when its time stands still it is gone, and the next start looks for one anew.
  /** @param {AudioContext} context */
  #loudspeakerIsGone(context) {
    if (context !== this.context) return;
    this.stop();
    this.context = null;
    void context.close().catch(() => {});
    this.#become('lost');
  }

  // A finger counts as a hand only when it is lifted again.
  /** @param {AudioContext} context @returns {Promise<void>} */
  #resumeByHand(context) {
    return new Promise((resolve) => {
      const again = () => {
        if (context.state !== 'running') void context.resume();
        else {
          for (const name of HANDS) document.removeEventListener(name, again, true);
          resolve();
        }
      };
      for (const name of HANDS) document.addEventListener(name, again, true);
      context.addEventListener('statechange', again, { once: true });
    });
  }

  /** @param {import('./ring.js').RingMemory} memory @param {{url: string, protocols: string[], tab: number, takeOver?: boolean}} options */
  #startWorker(memory, options) {
    const worker = new Worker(new URL('./sound-worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) => {
      if (worker !== this.#worker) return;
      if (data.kind === 'closed') this.#closed(data.code);
      else this.#tell(data.figures, data.past);
    };
    this.#worker = worker;
    const way = !canShare() ? 'messages' : 'waitAsync' in Atomics ? 'shared memory' : 'shared memory, woken by messages';
    const message = { kind: 'start', memory, way, choice: this.buffer, rate: this.context?.sampleRate, takeOver: false, ...options };
    if (way === 'shared memory') {
      worker.postMessage(message);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    this.node?.port.postMessage({ way, port: port1 }, [port1]);
    worker.postMessage({ ...message, port: port2 }, [port2]);
  }

  /** @param {Record<string, number | string>} figures @param {{sound: Float32Array, played: number} | null} past */
  #tell(figures, past) {
    this.figures = figures;
    if (past && this.#memory) {
      const { header, sound } = view(this.#memory);
      sound.set(past.sound);
      Atomics.store(header, PLAYED, past.played);
    }
    if (this.state === 'starting' && Number(figures.quanta) > 0) this.#become('on');
    this.dispatchEvent(new CustomEvent('figures'));
  }

  /** @param {number} code */
  #closed(code) {
    this.#worker = null;
    this.#become(code === BUSY ? 'busy' : code === TAKEN_OVER ? 'taken' : 'lost');
  }

  /** @param {SoundState} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new CustomEvent('state'));
  }
}
