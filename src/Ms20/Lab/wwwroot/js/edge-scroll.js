// A cable that is dragged to the edge of the window pulls the panel along, so that it reaches jacks that are not in sight.

const edgePixels = 36, mostPixels = 14;

/** @param {HTMLElement} bench @param {HTMLElement} board */
export function scrollAtEdges(bench, board) {
  let x = 0, y = 0, frame = 0;
  const pull = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ to) => {
    const into = at < from + edgePixels ? at - from - edgePixels : at > to - edgePixels ? at - to + edgePixels : 0;
    return Math.max(-1, Math.min(1, into / edgePixels)) * mostPixels;
  };
  const step = () => {
    const box = bench.getBoundingClientRect(), left = pull(x, box.left, box.right), top = pull(y, box.top, box.bottom);
    frame = 0;
    if (!board.classList.contains('patching')) { bench.classList.remove('pulled'); return; }
    bench.classList.add('pulled');
    if (left || top) bench.scrollBy({ left, top, behavior: 'instant' });
    frame = requestAnimationFrame(step);
  };
  board.addEventListener('pointermove', (event) => {
    x = event.clientX;
    y = event.clientY;
    if (!frame && board.classList.contains('patching')) frame = requestAnimationFrame(step);
  });
}
