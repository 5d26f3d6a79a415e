// The figures of the sound, twice a second: what to look at, and to send along, when something is late or has gaps.

/** @param {import('./sound.js').Sound} sound @param {HTMLElement} [place] a corner of the page unless told */
export function showFigures(sound, place = corner()) {
  sound.addEventListener('figures', () => {
    const { context, figures } = sound;
    const rate = context?.sampleRate ?? 1;
    const ms = (/** @type {number | string} */ frames) => `${frames} frames (${((1000 * Number(frames)) / rate).toFixed(1)} ms)`;
    place.textContent = [
      `way             ${figures.way}`,
      `sample rate     ${rate} Hz`,
      `burst           ${ms(figures.burst)}`,
      `ring            ${ms(figures.target)}, ${figures.choice}; waiting ${figures.fill}, at least ${figures.lowest}`,
      `gaps            ${figures.gaps}, ${figures.underruns} of ${figures.quanta} quanta`,
      `round trip      ${Number(figures.roundTripMs).toFixed(1)} ms, 99 %: ${Number(figures.roundTrip99Ms).toFixed(1)} ms`,
      `base latency    ${(1000 * (context?.baseLatency ?? 0)).toFixed(1)} ms`,
      `output latency  ${(1000 * (context?.outputLatency ?? 0)).toFixed(1)} ms`,
      `key to ear      about ${((1000 * Number(figures.target)) / rate + Number(figures.roundTripMs) + sound.outputMs).toFixed(0)} ms`,
      `engine          ${(100 * Number(figures.load)).toFixed(1)} % of real time, ${figures.collections} collections`,
      `browser         ${navigator.userAgent}`,
    ].join('\n');
  });
}

function corner() {
  const place = document.createElement('pre');
  place.className = 'engine-diag';
  document.body.append(place);
  return place;
}
