// The ring where memory cannot be shared: the worker and the audio thread have one each, and messages between them keep the two alike. Frames go one way,
// counters and the listener's own sound the other. Messages are made on the audio thread, so this is the second choice.
import { BURST, EXTERNAL, GAPS, LOWEST, NO_LOW, PLAYED, QUANTA, TAKEN_IN, UNDERRUNS, WRITTEN, put } from './ring.js';

/** @import {Ring} from './ring.js' */
/** @typedef {{played: number, quanta: number, underruns: number, gaps: number, burst: number, lowest: number, external: Float32Array | null}} Report */

/** The audio thread's end. */
export class PlayingEnd {
  /** @param {Ring} ring @param {MessagePort} port */
  constructor(ring, port) {
    this.ring = ring;
    this.port = port;
    port.onmessage = ({ data }) => {
      if (typeof data === 'boolean') Atomics.store(ring.header, EXTERNAL, data ? 1 : 0);
      else append(ring.header, WRITTEN, ring.sound, data);
    };
  }

  /** Tells what a quantum took. @param {Float32Array | undefined} external what the listener's own sound was meanwhile */
  report(external) {
    const { header } = this.ring;
    const wanted = external && Atomics.load(header, EXTERNAL) !== 0;
    this.port.postMessage({
      played: Atomics.load(header, PLAYED),
      quanta: Atomics.load(header, QUANTA),
      underruns: Atomics.load(header, UNDERRUNS),
      gaps: Atomics.load(header, GAPS),
      burst: Atomics.load(header, BURST),
      lowest: Atomics.exchange(header, LOWEST, NO_LOW),
      external: wanted ? external.slice() : null,
    });
  }
}

/** The worker's end. */
export class AskingEnd {
  /** @param {Ring} ring @param {MessagePort} port @param {() => void} played is called when frames were played */
  constructor(ring, port, played) {
    this.ring = ring;
    this.port = port;
    port.onmessage = ({ data }) => {
      this.#take(data);
      played();
    };
  }

  /** Sends frames on; they are gone from here. @param {Float32Array<ArrayBuffer>} frames */
  send(frames) {
    this.port.postMessage(frames, [frames.buffer]);
  }

  /** Whether the listener's own sound is wanted. @param {boolean} on */
  sendExternal(on) {
    Atomics.store(this.ring.header, EXTERNAL, on ? 1 : 0);
    this.port.postMessage(on);
  }

  /** @param {Report} report */
  #take(report) {
    const { header, external } = this.ring;
    Atomics.store(header, PLAYED, report.played);
    Atomics.store(header, QUANTA, report.quanta);
    Atomics.store(header, UNDERRUNS, report.underruns);
    Atomics.store(header, GAPS, report.gaps);
    Atomics.store(header, BURST, report.burst);
    Atomics.store(header, LOWEST, Math.min(Atomics.load(header, LOWEST), report.lowest));
    if (report.external) append(header, TAKEN_IN, external, report.external);
  }
}

/** @param {Int32Array} header @param {number} place the counter of the ring @param {Float32Array} ring @param {Float32Array} frames */
function append(header, place, ring, frames) {
  const at = Atomics.load(header, place);
  put(ring, at, frames);
  Atomics.store(header, place, (at + frames.length) | 0);
}
