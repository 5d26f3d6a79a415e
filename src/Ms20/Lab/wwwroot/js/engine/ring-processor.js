// The audio thread's end of the ring: takes sound out, puts the listener's own sound in, wakes the worker. Allocates nothing, works for any quantum.
import { PlayingEnd } from './ring-mail.js';
import { BURST, CAPACITY, EXTERNAL, GAPS, LOWEST, PLAYED, QUANTA, TAKEN_IN, UNDERRUNS, WAKE, WRITTEN, put, take, view } from './ring.js';

// Frames over which sound that stops or starts again is faded: 0.7 ms, too short to be heard, long enough not to click.
const FADE = 32;

// The device asks for a whole buffer at once: calls within a millisecond of each other belong together.
const BURST_MS = 1;

// A tunable: with a hundred bursts a second, half of a burst's excess is forgotten in two seconds.
const FORGET_SHIFT = 8;

class RingProcessor extends AudioWorkletProcessor {
  /** @param {{processorOptions: import('./ring.js').RingMemory}} options */
  constructor(options) {
    super();
    this.ring = view(options.processorOptions);
    this.primed = false;
    this.starved = true;
    this.last = 0;
    this.burst = 0;
    this.lastMs = 0;
    /** @type {MessagePort | null} */
    this.bell = null;
    /** @type {PlayingEnd | null} */
    this.mail = null;
    // Where the worker cannot sleep on memory it is woken by messages; where there is no common memory the frames come in messages too.
    this.port.onmessage = ({ data }) => {
      if (data.way === 'messages') this.mail = new PlayingEnd(this.ring, data.port);
      else this.bell = data.port;
    };
  }

  /** @param {Float32Array[][]} inputs @param {Float32Array[][]} outputs */
  process(inputs, outputs) {
    const header = this.ring.header;
    const output = outputs[0][0];
    const count = output.length;
    this.#measureBurst(header, count);
    this.#play(header, output);
    for (let channel = 1; channel < outputs[0].length; channel++) outputs[0][channel].set(output);
    if (this.mail) {
      this.mail.report(inputs[0][0]);
      return true;
    }
    this.#listen(header, inputs[0], count);
    Atomics.add(header, WAKE, 1);
    Atomics.notify(header, WAKE);
    if (this.bell) this.bell.postMessage(0);
    return true;
  }

  /** @param {Int32Array} header @param {Float32Array} output */
  #play(header, output) {
    const count = output.length;
    const played = Atomics.load(header, PLAYED);
    const fill = (Atomics.load(header, WRITTEN) - played) | 0;
    const got = Math.min(fill, count);
    take(this.ring.sound, played, output, got);
    if (got > 0) {
      if (this.starved) this.#fadeIn(output, got);
      if (!this.primed) this.burst = count;
      this.primed = true;
      this.starved = false;
    }
    if (got < count) this.#fadeOut(header, output, got);
    Atomics.store(header, PLAYED, (played + got) | 0);
    if (!this.primed) return;
    Atomics.add(header, QUANTA, 1);
    if (fill < Atomics.load(header, LOWEST)) Atomics.store(header, LOWEST, fill);
    if (got < count) Atomics.add(header, UNDERRUNS, 1);
    this.last = output[count - 1];
  }

  /** @param {Float32Array} output @param {number} got */
  #fadeIn(output, got) {
    for (let i = 0; i < Math.min(FADE, got); i++) output[i] *= (i + 1) / FADE;
  }

  // What is missing is silence, reached from the last sample on; old sound is never played again.
  /** @param {Int32Array} header @param {Float32Array} output @param {number} got */
  #fadeOut(header, output, got) {
    if (!this.starved) Atomics.add(header, GAPS, 1);
    const from = this.starved ? 0 : got > 0 ? output[got - 1] : this.last;
    for (let i = got; i < output.length; i++) output[i] = from * Math.max(0, 1 - (i - got + 1) / FADE);
    this.starved = true;
  }

  /** @param {Int32Array} header @param {Float32Array[]} channels @param {number} count */
  #listen(header, channels, count) {
    if (Atomics.load(header, EXTERNAL) === 0 || channels.length === 0) return;
    const taken = Atomics.load(header, TAKEN_IN);
    if (count <= CAPACITY) put(this.ring.external, taken, channels[0]);
    Atomics.store(header, TAKEN_IN, (taken + count) | 0);
  }

  /** @param {Int32Array} header @param {number} count */
  #measureBurst(header, count) {
    const now = Date.now();
    if (now - this.lastMs > BURST_MS) {
      const known = Atomics.load(header, BURST);
      // The largest counts, and is forgotten in seconds: a device that was changed may be smaller, and a machine that was busy once is not always. It grows
      // by a quantum at a time: after a stall a device asks once for all that it has missed, and a ring for that would be late for long.
      // What a device takes before the first sound is there fills its own buffer, and says nothing of how it goes on.
      if (this.primed) Atomics.store(header, BURST, this.burst > known ? Math.min(this.burst, known + count) : Math.max(this.burst, known - 1 - (known >> FORGET_SHIFT)));
      this.burst = 0;
    }
    this.burst += count;
    this.lastMs = now;
  }
}

registerProcessor('ms20-ring', RingProcessor);
