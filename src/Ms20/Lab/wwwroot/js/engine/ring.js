// Memory that the page, the sound worker and the audio thread share: a ring of sound on its way to the loudspeaker, one of the listener's own sound on
// its way to the engine, and a header of counters. Each ring has one writer and one reader; indices count frames for ever and wrap as 32-bit integers.
// Where a browser shares no memory the threads have one each (ring-mail.js).

/** Frames of a ring; a power of two. A third of a second: the past that is still there is what the scope and the tests look at. */
export const CAPACITY = 16384;

/** Places in the header. */
export const WRITTEN = 0; // frames that the worker has put into the sound ring
export const PLAYED = 1; // frames that the audio thread has taken out of it
export const WAKE = 2; // grows with every quantum; the worker sleeps on it
export const UNDERRUNS = 3; // quanta that lacked frames
export const QUANTA = 4; // quanta played
export const LOWEST = 5; // the emptiest the ring has been since the worker looked
export const BURST = 6; // frames that the device asks for at once
export const TAKEN_IN = 7; // frames of the listener's own sound that the audio thread has put into its ring
export const SENT_IN = 8; // frames of it that the worker has sent
export const EXTERNAL = 9; // 1 while the listener's own sound is wanted
export const GAPS = 10; // times that sound broke off
const HEADER_PLACES = 16;

/** In {@link LOWEST}: nothing was played yet. */
export const NO_LOW = 0x7fffffff;

/**
 * @typedef {{header: Int32Array, sound: Float32Array, external: Float32Array}} Ring
 * @typedef {{header: ArrayBufferLike, sound: ArrayBufferLike, external: ArrayBufferLike}} RingMemory
 */

/** Whether threads share memory here: only on a page that stands alone in its process. */
export const canShare = () => typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated;

/** @returns {RingMemory} */
export function allocate() {
  const Memory = canShare() ? SharedArrayBuffer : ArrayBuffer;
  return { header: new Memory(HEADER_PLACES * 4), sound: new Memory(CAPACITY * 4), external: new Memory(CAPACITY * 4) };
}

/** @param {RingMemory} memory @returns {Ring} */
export function view(memory) {
  return {
    header: new Int32Array(memory.header),
    sound: new Float32Array(memory.sound),
    external: new Float32Array(memory.external),
  };
}

/** Frames that wait in the sound ring. @param {Int32Array} header */
export function fillOf(header) {
  return (Atomics.load(header, WRITTEN) - Atomics.load(header, PLAYED)) | 0;
}

/**
 * Copies frames into a ring.
 * @param {Float32Array} ring @param {number} at the ring's index @param {Float32Array} frames
 */
export function put(ring, at, frames) {
  const start = at & (CAPACITY - 1);
  const first = Math.min(frames.length, CAPACITY - start);
  if (first === frames.length) {
    ring.set(frames, start);
    return;
  }
  for (let i = 0; i < frames.length; i++) ring[(start + i) & (CAPACITY - 1)] = frames[i];
}

/**
 * Copies frames out of a ring.
 * @param {Float32Array} ring @param {number} at the ring's index @param {Float32Array} frames @param {number} count
 */
export function take(ring, at, frames, count) {
  for (let i = 0; i < count; i++) frames[i] = ring[(at + i) & (CAPACITY - 1)];
}
