// The secret that the Lab's sockets ask for. It comes in the fragment of the address that the Lab opens, is taken out of the address bar at once, and is
// kept for this tab alone; a second tab asks the first.

const KEY = 'ms20.token';
const CHANNEL = 'ms20.token';
const PATIENCE_MS = 2000;

/** Takes the token out of the address; what else the fragment holds stays. */
function takeFromAddress() {
  const parts = location.hash.slice(1).split('&');
  const token = parts.find((part) => part.startsWith('t='))?.slice(2);
  if (!token) return;
  sessionStorage.setItem(KEY, token);
  const rest = parts.filter((part) => !part.startsWith('t=')).join('&');
  history.replaceState(history.state, '', location.pathname + location.search + (rest ? `#${rest}` : ''));
}

/** @returns {Promise<string>} empty when no tab knows it */
export async function token() {
  takeFromAddress();
  const channel = new BroadcastChannel(CHANNEL);
  const known = sessionStorage.getItem(KEY) ?? (await askOthers(channel));
  if (known) sessionStorage.setItem(KEY, known);
  channel.onmessage = ({ data }) => {
    if (data === '?') channel.postMessage(sessionStorage.getItem(KEY) ?? '');
  };
  return known;
}

/** @param {BroadcastChannel} channel @returns {Promise<string>} */
function askOthers(channel) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(''), PATIENCE_MS);
    channel.onmessage = ({ data }) => {
      if (typeof data !== 'string' || data.length < 2) return;
      clearTimeout(timer);
      resolve(data);
    };
    channel.postMessage('?');
  });
}
