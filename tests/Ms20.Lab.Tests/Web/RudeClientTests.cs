using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Ms20.App.Lab.Session;
using Ms20.Lab.Tests.Session;

namespace Ms20.Lab.Tests.Web;

/// <summary>Whoever is slow, loud, many or out of their mind: the page is served to the others all the same.</summary>
public sealed class RudeClientTests : IAsyncLifetime
{
    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync();

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Fact]
    public async Task Headers_that_are_too_long_are_refused()
    {
        Assert.StartsWith("HTTP/1.1 431", await AnswerToAsync($"GET / HTTP/1.1\r\nHost: localhost:{_lab.Port}\r\nX: {new string('x', 1 << 20)}\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 414", await AnswerToAsync($"GET /{new string('x', 1 << 20)} HTTP/1.1\r\n"));
        await IsServedAsync();
    }

    [Theory]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")]
    public async Task What_is_no_request_is_not_answered_with_the_page(string request)
    {
        Assert.DoesNotContain("<script", await AnswerToAsync(request));
        await IsServedAsync();
    }

    [Fact]
    public async Task Names_in_the_request_line_do_not_replace_the_Host()
    {
        Assert.StartsWith("HTTP/1.1 4", await AnswerToAsync($"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 4", await AnswerToAsync($"GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{_lab.Port}\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 421", await AnswerToAsync("GET / HTTP/1.0\r\n\r\n"));
    }

    [Fact]
    public async Task A_hundred_who_never_finish_hold_up_nobody()
    {
        var slow = new List<TcpClient>();
        for (int i = 0; i < 100; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _lab.Port);
            await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: "u8.ToArray());
            slow.Add(client);
        }

        await IsServedAsync();
        slow.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task The_socket_after_the_last_is_refused_and_the_first_one_lives()
    {
        await using Page first = await Page.OpenAsync(_lab);
        var more = new List<ClientWebSocket>();
        WebSocketException refusal = await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            for (int i = 0; i < 100; i++)
                more.Add(await _lab.ConnectAsync("control"));
        });
        Assert.Contains("503", refusal.Message);
        Assert.NotNull(await first.StateAsync());
        more.ForEach(socket => socket.Dispose());
        // There is room again once they are gone.
        using ClientWebSocket? later = await PatientlyAsync(() => _lab.ConnectAsync("control"));
        Assert.NotNull(later);
    }

    [Fact]
    public async Task Ten_thousand_messages_out_of_their_mind_break_nothing()
    {
        var random = new Random(20);
        string[] words = ["t", "p", "id", "v", "at", "n", "on", "patch", "set", "key", "rear", "op", "save", "load", "slug", "b", "from", "to", "jacks", "drive", "format",
            "dials", "cables", "lpf.cutoff", "mg.tri.out", "total.in", "unit", "seed", "name", "tags", "performance", "clock", "\\ud800", "\\u0000", "../..", "1e999", "quality"];
        using WebSocket nobody = WebSocket.CreateFromStream(Stream.Null, new WebSocketCreationOptions { IsServer = true });
        Tab tab = _lab.Session.Enter(nobody);
        var messages = new ControlMessages(_lab.Session, tab);
        for (int i = 0; i < 10_000; i++)
        {
            // What is inside is looked at only if the kind is one that pages send.
            string kind = Messages.FromPage[random.Next(Messages.FromPage.Length)].Name;
            messages.TryObey(Encoding.UTF8.GetBytes($"{{\"t\":\"{kind}\",{Value(random, words, depth: 0)[1..]}"));
        }

        _lab.Session.Leave(tab);
        await using Page page = await Page.OpenAsync(_lab);
        Assert.NotNull(await page.StateAsync());
    }

    [Fact]
    public async Task Bytes_out_of_their_mind_on_the_sound_socket_break_nothing()
    {
        var random = new Random(20);
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            // Half of them after a proper hello, and most of them of the right kind.
            using ClientWebSocket? raw = i % 2 == 0 ? await _lab.ConnectAsync("sound") : null;
            using Listener? listener = i % 2 == 1 ? await Listener.StartAsync(_lab, takeOver: true) : null;
            if (bytes.Length > 0 && i % 3 > 0)
                bytes[0] = (byte)(i % 2);
            if (raw is not null)
                await raw.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            else
                await listener!.SendAsync(bytes);
        }

        using Listener last = await Listener.StartAsync(_lab, takeOver: true);
        Assert.Equal(128, (await last.PullAsync(128))!.Length);
    }

    // A random JSON value: mostly an object whose keys are words that mean something.
    private static string Value(Random random, string[] words, int depth) => random.Next(depth == 0 ? 1 : depth > 3 ? 6 : 8) switch
    {
        0 or 7 => "{" + string.Join(',', Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"\"{Word(random, words)}\":{Value(random, words, depth + 1)}")) + "}",
        1 or 2 => $"\"{Word(random, words)}\"",
        3 => (random.NextDouble() * Math.Pow(10.0, random.Next(-5, 20)) - 3.0).ToString("R", null),
        4 => random.Next(3) switch { 0 => "null", 1 => "true", _ => "1e400" },
        5 => $"{random.Next(-2, 130)}",
        _ => "[" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, words, depth + 1))) + "]",
    };

    private static string Word(Random random, string[] words) => words[random.Next(words.Length)];

    private static async Task<T?> PatientlyAsync<T>(Func<Task<T>> act)
        where T : class
    {
        for (int i = 0; i < 100; i++)
        {
            try
            {
                return await act();
            }
            catch (WebSocketException)
            {
                await Task.Delay(50);
            }
        }

        return null;
    }

    private async Task IsServedAsync()
    {
        using var client = new HttpClient();
        Assert.Contains("<script type=\"module\"", await client.GetStringAsync(new Uri($"http://localhost:{_lab.Port}/")));
    }

    private async Task<string> AnswerToAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _lab.Port);
        NetworkStream stream = client.GetStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        byte[] answer = new byte[4096];
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
        }
        catch (IOException)
        {
            // The answer came before the end of the question.
        }

        try
        {
            return Encoding.ASCII.GetString(answer, 0, await stream.ReadAsync(answer, patience.Token));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
