// The few strokes that everything on the panel is drawn with. Units are millimetres.

/** @import {Line, Text} from './types.js' */

const space = 'http://www.w3.org/2000/svg';

// Height of a capital of the bundled face, as a part of its size.
const capOfSize = 0.729;

// From one line of a block to the next, in parts of the letters' size.
const blockPitch = 1.2;

/**
 * An SVG element with its attributes and children.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag @param {Record<string, string|number>} [attributes] @param {...(Element|null|string)} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/**
 * An HTML element with its attributes and children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, string|number|boolean>} [attributes] @param {...(Element|null|string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function html(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** A button. @param {string} label @param {string} title @param {(event: MouseEvent) => void} click */
export function button(label, title, click) {
  // A sign is for eyes; its title says it for ears.
  const isSign = !/[a-z0-9]/i.test(label), element = html('button', { type: 'button', title }, isSign ? html('span', { 'aria-hidden': 'true' }, label) : label);
  if (isSign) element.setAttribute('aria-label', title);
  element.addEventListener('click', click);
  return element;
}

/** @param {number} value */
export const mm = (value) => Number(value.toFixed(3));

/** The path of a printed line, its corners rounded. @param {Line} line */
export function pathOf(line) {
  const points = line.points, last = points.length - 1;
  if (line.closed) return `M${points.map((p) => `${mm(p.x)} ${mm(p.y)}`).join('L')}Z`;
  let path = `M${mm(points[0].x)} ${mm(points[0].y)}`;
  for (let i = 1; i < last; i++) {
    const before = points[i - 1], at = points[i], after = points[i + 1];
    const inX = at.x - before.x, inY = at.y - before.y, outX = after.x - at.x, outY = after.y - at.y;
    const inLength = Math.hypot(inX, inY), outLength = Math.hypot(outX, outY);
    const radius = Math.min(line.corner, inLength / 2, outLength / 2);
    path += `L${mm(at.x - inX / inLength * radius)} ${mm(at.y - inY / inLength * radius)}`
      + `Q${mm(at.x)} ${mm(at.y)} ${mm(at.x + outX / outLength * radius)} ${mm(at.y + outY / outLength * radius)}`;
  }
  return `${path}L${mm(points[last].x)} ${mm(points[last].y)}`;
}

/** A printed line with its arrow head, if it has one. @param {Line} line @param {string} name its class */
export function drawLine(line, name) {
  const group = svg('g', { class: name }, svg('path', { d: pathOf(line), 'stroke-width': line.width, class: 'stroke' }));
  if (line.arrow) {
    const tip = line.points[line.points.length - 1], before = line.points[line.points.length - 2];
    const angle = Math.atan2(tip.y - before.y, tip.x - before.x), length = line.width > 0.6 ? 3.2 : 2, half = length * 0.36;
    const at = (/** @type {number} */ back, /** @type {number} */ side) =>
      `${mm(tip.x - back * Math.cos(angle) - side * Math.sin(angle))} ${mm(tip.y - back * Math.sin(angle) + side * Math.cos(angle))}`;
    group.append(svg('path', { d: `M${at(0, 0)}L${at(length, half)}L${at(length, -half)}Z`, class: 'fill' }));
  }
  return group;
}

/**
 * Printed words, one line or several. Their role decides how much larger they are set where the window is small; lines keep their distance in parts of that size.
 * @param {Text|Text[]} words @param {string} role title, label, figure, jack, boxed, caption or wordmark
 * @param {'head'|'foot'} [stays] which line keeps its place when the words grow
 */
export function drawText(words, role, stays = 'head') {
  const lines = Array.isArray(words) ? words : [words], last = lines.length - 1, at = stays === 'head' ? lines[0] : lines[last];
  const pitch = last > 0 ? mm((lines[1].y - lines[0].y) / at.cap * capOfSize) : 0;
  const element = svg('text', { x: mm(at.x), y: mm(at.y), 'text-anchor': at.anchor, class: `print ${role}` });
  if (last === 0) element.textContent = at.text;
  else lines.forEach((line, i) => element.append(svg('tspan', { x: mm(line.x), dy: `${i > 0 ? pitch : stays === 'foot' ? -last * pitch : 0}em` }, line.text)));
  element.style.setProperty('--cap', String(mm(at.cap)));
  return element;
}

/** Lines of words around a middle, as they stand in a box. @param {string[]} lines @param {{x: number, y: number, cap: number}} at @param {string} role */
export function drawBlock(lines, at, role) {
  const element = svg('text', { x: mm(at.x), y: mm(at.y), 'text-anchor': 'middle', class: `print ${role}` }), first = (capOfSize - (lines.length - 1) * blockPitch) / 2;
  lines.forEach((line, i) => element.append(svg('tspan', { x: mm(at.x), dy: `${mm(i > 0 ? blockPitch : first)}em` }, line)));
  element.style.setProperty('--cap', String(mm(at.cap)));
  return element;
}
