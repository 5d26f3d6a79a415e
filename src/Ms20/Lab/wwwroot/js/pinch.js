// Two fingers on the plate zoom it; on knobs and keys they stay two hands.

/** @import {View} from './view.js' */

const taken = 'ms-knob, ms-selector, ms-jack, ms-wheel, ms-button, ms-keyboard';

/** @param {HTMLElement} bench @param {View} view */
export function listenToPinch(bench, view) {
  let apart = 0, zoom = 1;
  const measure = (/** @type {TouchList} */ two) => Math.hypot(two[0].clientX - two[1].clientX, two[0].clientY - two[1].clientY);
  bench.addEventListener('touchstart', (event) => {
    if (event.touches.length !== 2 || [...event.touches].some((touch) => /** @type {Element} */ (touch.target).closest(taken))) return;
    if (event.cancelable) event.preventDefault();
    apart = measure(event.touches);
    zoom = view.zoom;
  }, { passive: false });
  bench.addEventListener('touchmove', (event) => {
    if (apart === 0 || event.touches.length !== 2) return;
    if (event.cancelable) event.preventDefault();
    const [a, b] = event.touches;
    view.set(zoom * measure(event.touches) / apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
  }, { passive: false });
  for (const name of /** @type {const} */ (['touchend', 'touchcancel'])) bench.addEventListener(name, () => { apart = 0; });
}
