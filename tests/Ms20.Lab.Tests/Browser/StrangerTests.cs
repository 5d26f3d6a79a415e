using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Pages that are not ours, in a browser that keeps the rules.</summary>
public sealed class StrangerTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task A_page_with_a_wrong_token_gets_no_socket_and_is_told()
    {
        await using TestLab lab = await TestLab.StartAsync();
        IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync($"http://localhost:{lab.Port}/#t={new string('0', 32)}");
        await page.GetByText("This page belongs to an earlier start of the Lab").First.WaitForAsync();
        await context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_page_on_another_port_of_this_machine_gets_nothing_even_with_the_token()
    {
        await using TestLab lab = await TestLab.StartAsync();
        using var stranger = new Stranger();
        IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync($"http://localhost:{stranger.Port}/");
        string[] got = await page.EvaluateAsync<string[]>(
            """
            async ({ lab, token }) => {
              const end = (target, good, bad) => new Promise(done => { target[good] = () => done('got'); target[bad] = () => done('nothing'); });
              const element = (name, attributes) => Object.assign(document.body.appendChild(document.createElement(name)), attributes);
              const socket = name => end(new WebSocket(`ws://${lab}/ws/${name}`, ['ms20.v1', `t.${token}`]), 'onopen', 'onerror');
              const read = options => fetch(`http://${lab}/panel.json`, options).then(answer => answer.ok ? 'got' : 'nothing', () => 'nothing');
              return [
                await socket('control'), await socket('sound'),
                await read({}), await read({ mode: 'no-cors' }), await read({ method: 'POST', body: 'x' }),
                await end(element('script', { src: `http://${lab}/js/patch.js` }), 'onload', 'onerror'),
                await end(element('img', { src: `http://${lab}/icon.svg` }), 'onload', 'onerror'),
                await end(element('link', { rel: 'stylesheet', href: `http://${lab}/css/page.css` }), 'onload', 'onerror'),
              ];
            }
            """,
            new { lab = $"localhost:{lab.Port}", token = lab.Token });
        Assert.All(got, one => Assert.Equal("nothing", one));
        await context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_page_cannot_be_framed_and_a_window_that_opened_it_holds_nothing_of_it()
    {
        await using TestLab lab = await TestLab.StartAsync();
        using var stranger = new Stranger();
        IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync($"http://localhost:{stranger.Port}/");
        await page.EvaluateAsync("address => { const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame); }", lab.Address.AbsoluteUri);
        IPage opened = await context.RunAndWaitForPageAsync(() =>
            page.EvaluateAsync("address => { window.other = window.open(address); }", lab.Address.AbsoluteUri));
        await opened.GetByRole(AriaRole.Combobox, new() { Name = "Buffer" }).WaitForAsync();
        Assert.True(await opened.EvaluateAsync<bool>("window.opener === null"));
        Assert.True(await page.EvaluateAsync<bool>("window.other.closed"));
        Assert.DoesNotContain(page.Frames, frame => frame.Url.Contains($":{lab.Port}", StringComparison.Ordinal));
        await context.CloseAsync();
    }

    /// <summary>Somebody else's page on this machine.</summary>
    private sealed class Stranger : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Stranger()
        {
            _listener.Start();
            _ = AnswerAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task AnswerAsync()
        {
            byte[] page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!doctype html><p>Hi</p>"u8.ToArray();
            try
            {
                while (true)
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync();
                    NetworkStream stream = client.GetStream();
                    using var reader = new StreamReader(stream);
                    while (await reader.ReadLineAsync() is { Length: > 0 })
                    {
                    }

                    await stream.WriteAsync(page);
                }
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
