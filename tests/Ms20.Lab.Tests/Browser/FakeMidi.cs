using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>
/// MIDI devices that are none: a page that is opened with them finds them where the browser would have its own. They can be plugged, unplugged and played,
/// and remember what was sent to them.
/// </summary>
internal static class FakeMidi
{
    // Every call is written down; nothing of it is there before the page asks.
    private const string Script = """
        (() => {
          class Port extends EventTarget {
            constructor(type, id, name) { super(); Object.assign(this, { type, id, name, manufacturer: '', version: '', state: 'connected', connection: 'closed', onmidimessage: null, sent: [] }); }
            async open() { return this; }
            async close() { return this; }
            send(bytes) { if (this.state !== 'connected') throw new DOMException('gone', 'InvalidStateError'); this.sent.push([...bytes].join()); }
          }
          class Access extends EventTarget {
            inputs = new Map(); outputs = new Map(); sysexEnabled = false; onstatechange = null;
          }
          const access = new Access();
          const fake = window.fakeMidi = {
            asked: [], refuses: false,
            plug(type, id, name) {
              const ports = type === 'input' ? access.inputs : access.outputs, port = ports.get(id) ?? new Port(type, id, name);
              ports.set(id, port);
              port.state = 'connected';
              fake.tell(port);
            },
            unplug(type, id) { const port = (type === 'input' ? access.inputs : access.outputs).get(id); port.state = 'disconnected'; fake.tell(port); },
            tell(port) { access.onstatechange?.(Object.assign(new Event('statechange'), { port })); },
            play(id, ...bytes) { const port = access.inputs.get(id); port.onmidimessage?.(Object.assign(new Event('midimessage'), { data: Uint8Array.from(bytes) })); },
            sent: (id) => access.outputs.get(id).sent.join(' '),
          };
          Object.defineProperty(Navigator.prototype, 'requestMIDIAccess', { configurable: true, value: async (options) => {
            fake.asked.push(JSON.stringify(options ?? {}));
            if (fake.refuses) throw new DOMException('refused', 'NotAllowedError');
            return access;
          } });
        })();
        """;

    /// <summary>Opens the panel in a browser that has such devices, none of them plugged in yet.</summary>
    public static Task<LabPage> OpenAsync(IBrowser browser, TestLab lab) => OpenAsync(browser, lab, Script);

    /// <summary>Opens the panel in a browser without MIDI.</summary>
    public static Task<LabPage> OpenWithoutAsync(IBrowser browser, TestLab lab) => OpenAsync(browser, lab, "delete Navigator.prototype.requestMIDIAccess;");

    /// <summary>Plugs a device in.</summary>
    public static Task PlugAsync(this LabPage page, string type, string id, string name) =>
        page.Page.EvaluateAsync("([type, id, name]) => fakeMidi.plug(type, id, name)", new[] { type, id, name });

    /// <summary>Pulls its cable.</summary>
    public static Task UnplugAsync(this LabPage page, string type, string id) =>
        page.Page.EvaluateAsync("([type, id]) => fakeMidi.unplug(type, id)", new[] { type, id });

    /// <summary>A device sends a message.</summary>
    public static Task PlayAsync(this LabPage page, string id, params int[] bytes) =>
        page.Page.EvaluateAsync($"fakeMidi.play('{id}', {string.Join(',', bytes)})");

    /// <summary>What was sent to a device: messages apart by spaces.</summary>
    public static Task<string> SentAsync(this LabPage page, string id) => page.Page.EvaluateAsync<string>($"fakeMidi.sent('{id}')");

    /// <summary>Opens Rear and switches MIDI on.</summary>
    public static async Task UseMidiAsync(this LabPage page)
    {
        await page.OpenRearAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use MIDI" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Channel", Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Opens the drawer with MIDI in it.</summary>
    public static async Task OpenRearAsync(this LabPage page) =>
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Rear", Exact = true }).ClickAsync();

    /// <summary>The line that says what arrives, or what is wrong.</summary>
    public static ILocator Monitor(this LabPage page) => page.Page.Locator(".midi-monitor output");

    /// <summary>The keys that the page shows down.</summary>
    public static Task UntilHeldAsync(this LabPage page, string notes) =>
        page.UntilAsync($"() => [...ms20.instrument.held].sort().join() === '{notes}'");

    private static async Task<LabPage> OpenAsync(IBrowser browser, TestLab lab, string script)
    {
        IBrowserContext context = await browser.NewContextAsync();
        await context.AddInitScriptAsync(script);
        return await LabPage.OpenAsync(context, lab.Address.AbsoluteUri.Replace("/#", "/?test#", StringComparison.Ordinal));
    }
}
