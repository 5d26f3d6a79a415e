// The shapes of panel.json, which C# writes from the rows, and of a patch as the page holds it. Nothing here runs.

/**
 * @typedef {{curve: string, start?: number, logRatio?: number, full?: number, exponent?: number, centre?: number, centreDial?: number, table?: number[], perMark?: number,
 *   legends?: string[], text?: string, prefix?: string, suffix?: string, scale?: number, decimals?: number, signed?: boolean}} Law
 * @typedef {{id: string, name: string, legend: string, section: string, kind: 'knob'|'selector'|'wheel'|'button', minimum: number,
 *   maximum: number, default: number, positions: string[], x: number, y: number, width: number, height: number, size?: 'large'|'small',
 *   legendY?: number, law: Law, lateLaw?: Law, does: string, also: string, drivenBy?: string, keep?: 'rear'|'trims'|'age'}} Control
 * @typedef {{id: string, name: string, legend: string, direction: 'in'|'out', signal: string, minimumVolts: number, maximumVolts: number,
 *   openVolts: number, x: number, y: number, does: string, also: string}} Jack
 * @typedef {{x: number, y: number}} Point
 * @typedef {{points: Point[], width: number, corner: number, closed: boolean, arrow: boolean}} Line
 * @typedef {{text: string, x: number, y: number, anchor: 'start'|'middle', cap: number}} Text
 * @typedef {{skirt: number, cap: number, tickInner: number, tickOuter: number, figure: number}} KnobSize
 * @typedef {{left: number, top: number, right: number, bottom: number, lines: string[]}} Box
 * @typedef {{shape: string, x: number, y: number, width: number}} Sign
 * @typedef {{source: string, input: string, lines: Line[]}} NormalDrawing
 * @typedef {{line: number, boxTextCap: number, boxes: Box[], lines: Line[], dots: Point[], signs: Sign[], captions: Text[],
 *   legends: {jack: string, texts: Text[]}[], normals: NormalDrawing[],
 *   legendChanges: {control: string, input: string, source: string, legend: string}[]}} PatchBay
 * @typedef {{id: string, name: string, x: number, y: number, diameter: number}} Lamp
 * @typedef {{width: number, height: number, cornerRadius: number, cheek: number, top: number, keyboardTop: number, keyboardHeight: number,
 *   keyboardBlock: number, whiteKey: number, patchBayX: number, degreesPerMark: number, selectorLegendRadius: number, large: KnobSize,
 *   small: KnobSize, lines: Line[], titles: {section: string, texts: Text[]}[], amplifier: Line[], amplifierCaption: Text[],
 *   lateScrew: {x: number, y: number, diameter: number}, lamps: Lamp[], patchBay: PatchBay}} Face
 * @typedef {{id: string, name: string, sources: Record<string, string>, whilePlugged: Record<string, string>}} Normals
 * @typedef {{id: string, name: string, filters: 'early'|'late', mini: boolean, nut: number}} Profile
 * @typedef {{id: string, legend: string, positions: string[], does: string}} RearSwitch
 * @typedef {{id: string, name: string, legend: string, minimum: number, maximum: number, default: number, law: Law, does: string}} InnerDial
 * @typedef {{controls: Control[], jacks: Jack[], nodes: Record<string, string>, normals: Normals[], profiles: Profile[],
 *   rear: {switches: RearSwitch[], dials: InnerDial[], jacks: Jack[], trims: InnerDial[], age: InnerDial, words: Record<string, string>},
 *   face: Face, defaultPatch: string,
 *   patches: {name: string, patch: Record<string, any>, try?: {from: string, to: string, says: string}}[]}} Panel
 * @typedef {{from: string, to: string, colour?: string}} Cable
 * @typedef {{profile: string, normals: string, unit: number, seed: number|string, age: number, cold: boolean, trims: Record<string, number>, name: string, author: string, notes: string, tags: string[],
 *   dials: Record<string, number>, cables: Cable[], rear: Record<string, string|number>, other: Record<string, unknown>}} Patch
 * @typedef {{send: (message: import('./protocol.js').FromPage) => void}} Link
 */

export {};
