// A knob from straight above: skirt, fluted body, cap, one white line. The pointer turns, the light stays.

/** @import {KnobSize} from './types.js' */
import { svg, mm } from './svg.js';

const flutes = 36;

/** @param {KnobSize} size @param {number} [reach] how far around its middle fingers take hold of it, in millimetres @returns {{root: SVGSVGElement, turn: (degrees: number) => void}} */
export function drawKnob(size, reach = size.skirt / 2 + 1.6) {
  const skirt = size.skirt / 2, cap = size.cap / 2, body = cap + (skirt - cap) * 0.5;
  let ribs = '';
  for (let i = 0; i < flutes; i++) {
    const angle = i / flutes * 2 * Math.PI, x = Math.sin(angle), y = -Math.cos(angle);
    ribs += `M${mm(x * cap)} ${mm(y * cap)}L${mm(x * body)} ${mm(y * body)}`;
  }
  const turned = svg('g', {},
    svg('path', { d: ribs, class: 'flutes' }),
    svg('path', { d: `M0 0V${mm(-skirt + 0.5)}`, class: 'pointer' }),
    svg('path', { d: `M0 ${mm(-cap)}V${mm(-body)}`, class: 'pointer side' }));
  const root = svg('svg', { viewBox: `${-skirt} ${-skirt} ${2 * skirt} ${2 * skirt}`, class: 'knob', 'aria-hidden': 'true' },
    svg('circle', { r: reach, class: 'reach' }),
    svg('ellipse', { cx: 1.1, cy: 1.8, rx: skirt + 1.8, ry: skirt + 1.8, fill: 'url(#shadow)' }),
    svg('circle', { r: skirt, fill: 'url(#skirt)', class: 'skirt' }),
    svg('circle', { r: body, fill: 'url(#body)' }),
    svg('circle', { r: cap, fill: 'url(#cap)', class: 'cap' }),
    turned);
  return { root, turn: (degrees) => turned.setAttribute('transform', `rotate(${mm(degrees)})`) };
}

/** The shades that all knobs, nuts and lamps are filled with; once a page. */
export function createShades() {
  const stops = (/** @type {[number, string, number?][]} */ list) => list.map(([offset, colour, opacity]) =>
    svg('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity ?? 1 }));
  return svg('svg', { width: 0, height: 0, class: 'shades', 'aria-hidden': 'true' }, svg('defs', {},
    svg('radialGradient', { id: 'shadow' }, ...stops([[0, '#000', 0.75], [0.78, '#000', 0.6], [1, '#000', 0]])),
    svg('linearGradient', { id: 'skirt', x1: 0.15, y1: 0, x2: 0.85, y2: 1 }, ...stops([[0, '#303236'], [0.45, '#17181a'], [1, '#0a0a0b']])),
    svg('linearGradient', { id: 'body', x1: 0.15, y1: 0, x2: 0.85, y2: 1 }, ...stops([[0, '#1c1d1f'], [1, '#050506']])),
    svg('linearGradient', { id: 'cap', x1: 0.2, y1: 0, x2: 0.8, y2: 1 }, ...stops([[0, '#2b2c30'], [0.5, '#1a1b1d'], [1, '#101112']])),
    svg('linearGradient', { id: 'nut', x1: 0.1, y1: 0, x2: 0.9, y2: 1 }, ...stops([[0, '#f6f5f2'], [0.35, '#d6d7d6'], [0.65, '#a5a7a9'], [1, '#7f8285']])),
    svg('linearGradient', { id: 'ring', x1: 0.9, y1: 1, x2: 0.1, y2: 0 }, ...stops([[0, '#f4f3f0'], [0.5, '#b4b6b8'], [1, '#7d8083']])),
    svg('radialGradient', { id: 'hole' }, ...stops([[0, '#000'], [0.7, '#060606'], [1, '#1c1c1c']])),
    svg('radialGradient', { id: 'lamp-off', cx: 0.38, cy: 0.32 }, ...stops([[0, '#6b2420'], [0.4, '#3a0c0a'], [1, '#240605']])),
    svg('radialGradient', { id: 'lamp-on', cx: 0.42, cy: 0.38 }, ...stops([[0, '#ffd0c8'], [0.35, '#ff4a3a'], [1, '#e01a0e']])),
    svg('radialGradient', { id: 'glow' }, ...stops([[0, '#ff2a1c', 0.85], [0.3, '#ff2a1c', 0.4], [1, '#ff2a1c', 0]])),
    svg('linearGradient', { id: 'chrome', x1: 0.2, y1: 0, x2: 0.8, y2: 1 }, ...stops([[0, '#fbfbfa'], [0.45, '#c2c4c6'], [0.55, '#8d9093'], [1, '#dadbdc']]))));
}
