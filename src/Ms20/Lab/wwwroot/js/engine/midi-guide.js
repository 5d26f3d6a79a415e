// What to look at when no MIDI arrives, for this browser and this system alone.

/** @type {Record<string, string>} */
const BROWSERS = {
  chromium: 'Click “Use MIDI” and allow it. Refused once: the sign left of the address, Site settings, MIDI devices, Allow.',
  firefox: 'Click “Use MIDI”; Firefox asks whether to add a site permission, and only while a device is connected. Refused once: Settings, Add-ons, Site permissions.',
  safari: 'Safari has no MIDI. Open the same address in Chrome, Edge or Firefox.',
};

/** @type {Record<string, string>} */
const SYSTEMS = {
  linux: '“aconnect -l” in a terminal lists the device; if not, join the group audio. A browser from a snap or flatpak may be shut off from MIDI.',
  mac: 'Audio MIDI Setup, window MIDI Studio, shows the device; grey means not connected. Over Bluetooth, connect it there first.',
  windows: 'Many drivers let one program at a time have a device: close your DAW, then switch the device off and on. Over Bluetooth, pair it first; some need a bridge.',
};

export function createGuide() {
  const root = document.createElement('details'), summary = document.createElement('summary');
  summary.textContent = 'Nothing arrives?';
  root.className = 'midi-guide';
  root.append(summary);
  for (const text of [BROWSERS[browser()], SYSTEMS[system()], 'Then the device: its cable, its power, and no DAW mode, which sends elsewhere. Press keys and watch the line above.']) {
    const line = document.createElement('p');
    line.textContent = text;
    root.append(line);
  }
  return root;
}

function browser() {
  const agent = navigator.userAgent;
  return agent.includes('Firefox/') ? 'firefox' : /Chrome\/|Chromium\/|Edg\//.test(agent) ? 'chromium' : 'safari';
}

function system() {
  const agent = navigator.userAgent;
  return agent.includes('Windows') ? 'windows' : agent.includes('Mac OS') ? 'mac' : 'linux';
}
