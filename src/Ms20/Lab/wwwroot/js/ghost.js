// "Try this cable": a faint cable that a sound invites to. A click plugs it, undo takes it out again.

/** @import {Instrument} from './instrument.js' */
/** @import {Hand} from './hand.js' */
/** @import {Cables} from './cables.js' */
import { familyColour, hang } from './cable-drawing.js';
import { html, svg } from './svg.js';

/** @param {Instrument} instrument @param {Hand} hand @param {Cables} cables */
export function createGhost(instrument, hand, cables) {
  const layer = svg('g', { class: 'invitation' }), note = html('button', { type: 'button', class: 'try' });
  cables.root.prepend(layer);
  let dismissed = '';
  const invited = () => instrument.panel.patches.find((row) => row.patch.name === instrument.patch.name)?.try;
  const show = () => {
    const cable = invited(), plugged = cable && instrument.cableInto(cable.to)?.from === cable.from;
    const visible = cable !== undefined && !plugged && dismissed !== instrument.patch.name;
    layer.replaceChildren();
    note.hidden = !visible;
    if (!visible) return;
    const from = instrument.jacks.get(cable.from), to = instrument.jacks.get(cable.to);
    if (!from || !to) return;
    layer.append(svg('path', { d: hang(from, to), stroke: familyColour(from), class: 'invited' }));
    note.textContent = `Try: ${from.name} to ${to.name} ${cable.says}.`;
  };
  note.addEventListener('click', () => {
    const cable = invited();
    if (!cable || !instrument.connect(cable.from, cable.to)) return;
    dismissed = instrument.patch.name;
    show();
    hand.say(`Plugged: it ${cable.says}. Undo: Ctrl+Z.`);
  });
  for (const name of ['patch', 'cables', 'setting']) instrument.addEventListener(name, show);
  show();
  return note;
}
