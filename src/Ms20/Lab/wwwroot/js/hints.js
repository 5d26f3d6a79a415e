// A cable that is allowed and probably not meant: the sentence comes once, when it is plugged; after that a sign at its plug stands for it.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */

/** @param {Instrument} instrument @param {Hand} hand */
export function listenToHints(instrument, hand) {
  /** @type {Map<string, string>} */
  let known = new Map(), isFirst = true;
  instrument.addEventListener('hints', () => {
    const news = [...instrument.hints].find(([cable]) => !known.has(cable));
    if (news && !isFirst) hand.say(news[1]);
    known = instrument.hints;
    isFirst = false;
  });
}
