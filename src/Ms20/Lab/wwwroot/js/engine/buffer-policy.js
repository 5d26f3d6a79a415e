// How much sound waits in the ring: as little as this machine allows. Starts at Normal, tightens towards Fast while nothing is lost, grows when
// something was.

/** Frames of a render quantum that the policy counts in. */
export const STEP = 128;

export const FAST = 384;
const NORMAL = 768;
const SAFE = 1536;
const LARGEST = 4096;

/** The least where sound travels in messages: they wait behind whatever else a thread does. */
export const BY_MESSAGES = 2048;

// The device's burst must be there at once, and this much on top for the way to the engine and back.
const ABOVE_BURST = 256;

// Tunables, in milliseconds: how long all must be well before the ring is tightened, and how long a ring that was too small is remembered.
const CLEAN_MS = 10000;
const REMEMBERED_MS = 300000;

/** @typedef {'auto' | 'fast' | 'safe'} BufferChoice */

export class BufferPolicy {
  /** @param {BufferChoice} [choice] @param {number} [least] no ring is smaller */
  constructor(choice = 'auto', least = FAST) {
    this.choice = choice;
    this.least = least;
    this.target = Math.max(least, choice === 'fast' ? FAST : choice === 'safe' ? SAFE : NORMAL);
    this.cleanSince = 0;
    this.tooSmall = 0;
    this.tooSmallAt = -REMEMBERED_MS;
  }

  /** @param {BufferChoice} choice */
  choose(choice) {
    Object.assign(this, new BufferPolicy(choice, this.least));
  }

  /**
   * Looks at what has happened since the last look.
   * @param {number} nowMs @param {number} lost quanta that lacked frames @param {number} gaps times that sound broke off
   * @param {number} lowest the emptiest the ring was @param {number} burst
   */
  look(nowMs, lost, gaps, lowest, burst) {
    const floor = this.#floor(nowMs, burst);
    // A machine that slept, or a Lab that stood still: no ring would have helped, and none is needed afterwards.
    if (lost * STEP > LARGEST * Math.max(1, gaps)) {
      this.cleanSince = nowMs;
    } else if (lost > 0) {
      this.tooSmall = this.target;
      this.tooSmallAt = nowMs;
      this.target = Math.min(LARGEST, this.target + STEP);
      this.cleanSince = nowMs;
    } else if (lowest < STEP) {
      this.cleanSince = nowMs;
    } else if (nowMs - this.cleanSince > CLEAN_MS && this.target - STEP >= floor) {
      this.target -= STEP;
      this.cleanSince = nowMs;
    }
    this.target = Math.max(this.target, floor);
  }

  /** @param {number} nowMs @param {number} burst */
  #floor(nowMs, burst) {
    const least = Math.max(this.least, this.choice === 'safe' ? SAFE : FAST);
    const forBurst = Math.min(LARGEST, Math.ceil((burst + ABOVE_BURST) / STEP) * STEP);
    const remembered = nowMs - this.tooSmallAt < REMEMBERED_MS ? this.tooSmall + STEP : 0;
    return Math.min(LARGEST, Math.max(least, forBurst, remembered));
  }
}
