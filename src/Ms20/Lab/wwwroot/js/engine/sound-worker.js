// Between the socket and the ring: whenever the audio thread has taken frames out, asks the engine for as many. The engine has no clock; this is it.
import { BY_MESSAGES, BufferPolicy, STEP } from './buffer-policy.js';
import { AskingEnd } from './ring-mail.js';
import { BURST, EXTERNAL, GAPS, LOWEST, NO_LOW, PLAYED, QUANTA, SENT_IN, TAKEN_IN, UNDERRUNS, WAKE, WRITTEN, fillOf, put, take, view } from './ring.js';

const HELLO_BYTES = 16;
const REQUEST_BYTES = 16;
const ANSWER_BYTES = 12;
const VERSION = 1;
const LARGEST_REQUEST = 4096;
const POLICY_MS = 500;
const SLEEP_MS = 250;
const FIRST_FIGURES_MS = 30;

/** @typedef {'shared memory' | 'shared memory, woken by messages' | 'messages'} Way how sound gets to the audio thread */

/** @type {import('./ring.js').Ring} */
let ring;
/** @type {WebSocket} */
let socket;
/** @type {AskingEnd | null} */
let mail = null;
let policy = new BufferPolicy();
const own = new Float32Array(LARGEST_REQUEST);
const request = new DataView(new ArrayBuffer(REQUEST_BYTES + LARGEST_REQUEST * 4));
const sentAt = new Float64Array(256);
/** @type {number[]} */
const roundTrips = [];
/** @type {Way} */
let way = 'shared memory';
let number = 0;
let inFlight = 0;
let load = 0;
let collections = 0;
let playing = false;
let underrunsSeen = 0;
let gapsSeen = 0;
let lowestSeen = 0;

onmessage = ({ data }) => {
  if (data.kind === 'start') start(data);
  else if (data.kind === 'buffer') policy.choose(data.choice);
  else if (data.kind === 'external') mail?.sendExternal(data.on);
  else if (data.kind === 'stop') socket?.close();
  else if (data.kind === 'figures') tell();
};

/**
 * @param {{memory: import('./ring.js').RingMemory, way: Way, url: string, protocols: string[], rate: number, tab: number, takeOver: boolean,
 *   choice: import('./buffer-policy.js').BufferChoice, port?: MessagePort}} options
 */
function start(options) {
  ring = view(options.memory);
  Atomics.store(ring.header, LOWEST, NO_LOW);
  way = options.way;
  policy = new BufferPolicy(options.choice, way === 'messages' ? BY_MESSAGES : undefined);
  if (way === 'messages' && options.port) mail = new AskingEnd(ring, options.port, pull);
  else if (options.port) options.port.onmessage = pull;
  socket = new WebSocket(options.url, options.protocols);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => {
    const hello = new DataView(new ArrayBuffer(HELLO_BYTES));
    hello.setUint8(0, 0);
    hello.setUint8(1, VERSION);
    hello.setUint16(2, options.takeOver ? 1 : 0, true);
    hello.setUint32(4, options.rate, true);
    hello.setUint32(8, Atomics.load(ring.header, BURST), true);
    hello.setUint32(12, options.tab, true);
    socket.send(hello.buffer);
    playing = true;
    if (!options.port) void sleepAndPull();
    setInterval(look, POLICY_MS);
    pull();
  };
  socket.onmessage = ({ data }) => hear(data);
  socket.onclose = (event) => {
    playing = false;
    postMessage({ kind: 'closed', code: event.code });
    close();
  };
}

async function sleepAndPull() {
  while (playing) {
    const seen = Atomics.load(ring.header, WAKE);
    pull();
    // eslint-disable-next-line no-await-in-loop -- sleeping is what this loop does
    await /** @type {any} */ (Atomics).waitAsync(ring.header, WAKE, seen, SLEEP_MS).value;
  }
}

// What is missing and not asked for yet. Frames on their way count, or each burst would ask for the same gap again.
function pull() {
  if (!playing) return;
  const wanted = Math.min(LARGEST_REQUEST, policy.target - fillOf(ring.header) - inFlight);
  const frames = wanted - (wanted % STEP);
  if (frames <= 0) return;
  const external = takeExternal(frames);
  request.setUint8(0, 1);
  request.setUint8(1, external ? 1 : 0);
  request.setUint16(2, frames, true);
  request.setUint32(4, number, true);
  request.setFloat64(8, performance.timeOrigin + performance.now(), true);
  sentAt[number & 255] = performance.now();
  socket.send(new Uint8Array(request.buffer, 0, REQUEST_BYTES + (external ? frames * 4 : 0)));
  number = (number + 1) >>> 0;
  inFlight += frames;
}

// The listener's own sound, frame for frame. What has piled up while the stream started is left out, so that it is not late for ever.
/** @param {number} frames */
function takeExternal(frames) {
  const header = ring.header;
  if (Atomics.load(header, EXTERNAL) === 0) return false;
  let sent = Atomics.load(header, SENT_IN);
  let waiting = (Atomics.load(header, TAKEN_IN) - sent) | 0;
  const most = frames + Math.max(STEP, Atomics.load(header, BURST));
  if (waiting > most) {
    sent = (sent + waiting - most) | 0;
    waiting = most;
  }
  const count = Math.min(waiting, frames);
  take(ring.external, sent, own, count);
  for (let i = 0; i < frames; i++) request.setFloat32(REQUEST_BYTES + i * 4, i < count ? own[i] : 0, true);
  Atomics.store(header, SENT_IN, (sent + count) | 0);
  return true;
}

/** @param {ArrayBuffer} answer */
function hear(answer) {
  const head = new DataView(answer, 0, ANSWER_BYTES);
  const count = head.getUint16(2, true);
  load = head.getUint16(8, true) / 1000;
  collections = head.getUint16(10, true);
  roundTrips.push(performance.now() - sentAt[head.getUint32(4, true) & 255]);
  if (roundTrips.length > 1000) roundTrips.splice(0, 500);
  const frames = new Float32Array(answer, ANSWER_BYTES, count);
  const at = Atomics.load(ring.header, WRITTEN);
  put(ring.sound, at, frames);
  Atomics.store(ring.header, WRITTEN, (at + count) | 0);
  mail?.send(frames);
  inFlight -= count;
  if (at === 0) setTimeout(tell, FIRST_FIGURES_MS);
}

function look() {
  const underruns = Atomics.load(ring.header, UNDERRUNS);
  const gaps = Atomics.load(ring.header, GAPS);
  lowestSeen = Atomics.exchange(ring.header, LOWEST, NO_LOW);
  policy.look(performance.now(), underruns - underrunsSeen, gaps - gapsSeen, lowestSeen, Atomics.load(ring.header, BURST));
  underrunsSeen = underruns;
  gapsSeen = gaps;
}

// Where memory is not shared the page is told the past of the ring too.
function tell() {
  const past = mail ? { sound: ring.sound.slice(), played: Atomics.load(ring.header, PLAYED) } : null;
  postMessage({ kind: 'figures', past, figures: figures() });
}

function figures() {
  const sorted = roundTrips.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    way,
    target: policy.target,
    choice: policy.choice,
    fill: fillOf(ring.header),
    lowest: lowestSeen === NO_LOW ? 0 : lowestSeen,
    burst: Atomics.load(ring.header, BURST),
    underruns: Atomics.load(ring.header, UNDERRUNS),
    gaps: Atomics.load(ring.header, GAPS),
    quanta: Atomics.load(ring.header, QUANTA),
    roundTripMs: at(0.5),
    roundTrip99Ms: at(0.99),
    load,
    collections,
  };
}
