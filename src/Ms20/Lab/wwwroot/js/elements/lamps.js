// The small red lamps, and how brightly they glow.

/** @import {Instrument} from '../instrument.js' */
import { svg } from '../svg.js';

/** @param {Instrument} instrument */
export function createLamps(instrument) {
  const face = instrument.panel.face, root = svg('svg', { class: 'lamps', viewBox: `0 0 ${face.width} ${face.height}`, 'aria-hidden': 'true' });
  /** @type {Map<string, (level: number) => void>} */
  const lamps = new Map();
  for (const lamp of face.lamps) {
    const r = lamp.diameter / 2, at = { cx: lamp.x, cy: lamp.y };
    const glow = svg('circle', { ...at, r: 6, fill: 'url(#glow)', opacity: 0 }), lit = svg('circle', { ...at, r, fill: 'url(#lamp-on)', opacity: 0, class: `lit ${lamp.id.replaceAll('.', '-')}` });
    glow.setAttribute('class', `glow ${lamp.id.replaceAll('.', '-')}`);
    root.append(svg('circle', { ...at, r: r + 0.55, fill: '#050505', class: 'lamp' }), svg('circle', { ...at, r, fill: 'url(#lamp-off)' }), glow, lit);
    let shown = -1;
    lamps.set(lamp.id, (level) => {
      // In steps that an eye can tell, so that a slow lamp does not redraw at every message.
      const step = Math.round(Math.min(Math.max(level, 0), 1) * 32) / 32;
      if (step === shown) return;
      shown = step;
      glow.setAttribute('opacity', String(step));
      lit.setAttribute('opacity', String(step));
    });
  }
  const follow = () => { for (const [id, level] of Object.entries(instrument.lamps)) lamps.get(id)?.(level); };
  instrument.addEventListener('lamps', follow);
  follow();
  return root;
}
