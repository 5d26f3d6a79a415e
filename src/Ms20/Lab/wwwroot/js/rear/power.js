// The mini's power: VOLUME as its switch, standby after four hours. Other models have none, and here it is off until somebody wants it.

/** @import {Instrument} from '../instrument.js' */
/** @import {Hand} from '../hand.js' */
import { button, html } from '../svg.js';
import { toggle } from './settings.js';

/** @param {Instrument} instrument @param {Hand} hand */
export function createPower(instrument, hand) {
  const { words } = instrument.panel.rear, about = (/** @type {string} */ id, /** @type {string} */ name) => ({ instrument, hand, id, name, words: words[id] });
  const auto = toggle(about('power.auto', 'Standby after four hours'), () => instrument.mini.auto, (on) => instrument.send({ t: 'power', auto: on }));
  const section = html('section', {}, html('h2', {}, 'Power of the mini'),
    toggle(about('power.switch', 'VOLUME switches off'), () => instrument.mini.switch, (on) => instrument.send({ t: 'power', switch: on })), auto);
  const follow = () => { section.hidden = !instrument.profile.mini; auto.hidden = !instrument.mini.switch; };
  for (const name of ['patch', 'setting', 'mini']) instrument.addEventListener(name, follow);
  follow();
  return section;
}

/** What is seen while the mini is in standby, and the way out of it. @param {HTMLElement} body @param {Instrument} instrument @param {Hand} hand */
export function createStandby(body, instrument, hand) {
  const volume = /** @type {import('../types.js').Control} */ (instrument.controls.get('volume'));
  const wake = button('Switch on', 'Switch the mini on', () => {
    if (instrument.dial(volume.id) <= volume.minimum) instrument.setDial(volume.id, volume.default);
    else instrument.send({ t: 'power' });
  });
  wake.className = 'standby';
  wake.hidden = true;
  let wasOn = true;
  instrument.addEventListener('mini', () => {
    const { on, asleep } = instrument.mini;
    body.classList.toggle('asleep', !on);
    wake.hidden = on;
    if (on !== wasOn) hand.say(on ? 'The mini is on.' : `${asleep ? 'Four hours without a note: the mini' : 'The mini'} is in standby. Turn VOLUME up to switch it on.`, !on);
    wasOn = on;
  });
  return wake;
}
