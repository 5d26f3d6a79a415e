// The printed signs: waves and the like, drawn in a box 10 wide and 6 high around its middle.

/** @import {Sign} from './types.js' */
import { svg, mm } from './svg.js';

/** @type {Record<string, string>} */
const strokes = {
  triangle: 'M-5 3L-2.5 -3L2.5 3L5 -3',
  saw: 'M-5 3L0 -3V3L5 -3V3',
  fallingSaw: 'M-5 3V-3L0 3V-3L5 3',
  square: 'M-5 3V-3H0V3H5V-3',
  rectangle: 'M-5 1.6V-3H-1.6V1.6H5M-4.6 4.4H-1.8M-4.6 4.4L-3.7 3.6M-4.6 4.4L-3.7 5.2M-1.8 4.4L-2.7 3.6M-1.8 4.4L-2.7 5.2',
  widePulse: 'M-5 3V-3H3V3H5V-3',
  pulse: 'M-5 3H-3V-3H-1.6V3H2V-3H3.4V3H5',
  halfDisc: 'M-5 3A5 5 0 0 1 5 3Z',
  contact: 'M-5 2.4H-2.4M2.4 2.4H5M-3 -0.6H3M0 -0.6V-3.4M-1.6 -3.4H1.6',
};

const dots = [[-4, -1.6], [-2.9, 1.4], [-1.8, -0.4], [-0.8, 2.1], [-0.4, -2.3], [0.8, 0.6], [1.5, -1.2], [2.5, 1.9], [3.1, -0.3], [4.1, 1], [3.9, -2.2], [-3.4, -2.9], [-4.3, 2.8], [1.7, -3]];

/** Which sign stands for a selector's legend; other legends are printed as words. @type {Record<string, string>} */
export const signOfLegend = { TRIANGLE: 'triangle', SAW: 'saw', RECTANGLE: 'rectangle', NOISE: 'noise', SQUARE: 'square', PULSE: 'pulse' };

/** @param {Sign} sign */
export function drawSign(sign) {
  const scale = sign.width / 10, group = svg('g', { transform: `translate(${mm(sign.x)} ${mm(sign.y)}) scale(${mm(scale)})`, class: 'sign' });
  if (sign.shape === 'noise') for (const [x, y] of dots) group.append(svg('circle', { cx: x, cy: y, r: 0.62, class: 'fill' }));
  else group.append(svg('path', { d: strokes[sign.shape], 'stroke-width': mm(0.42 / scale), class: sign.shape === 'halfDisc' ? 'fill' : 'stroke' }));
  return group;
}
