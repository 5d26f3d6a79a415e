// Puts elements onto the panel: millimetres of the face become parts of the artboard, so that everything grows with it.

/** @import {Face} from './types.js' */

/** The whole drawing: cheeks, top, face and keyboard. @param {Face} face */
export function artboard(face) {
  return { width: face.width + 2 * face.cheek, height: face.top + face.keyboardTop + face.keyboardHeight, left: face.cheek, top: face.top };
}

/** @param {HTMLElement|SVGElement} element @param {Face} face @param {number} x its middle @param {number} y @param {number} width @param {number} height */
export function place(element, face, x, y, width, height) {
  const board = artboard(face), style = element.style;
  style.left = `${(board.left + x - width / 2) / board.width * 100}%`;
  style.top = `${(board.top + y - height / 2) / board.height * 100}%`;
  style.width = `${width / board.width * 100}%`;
  style.height = `${height / board.height * 100}%`;
}
