using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ms20.Lab.Tests.Web;

/// <summary>
/// What other pages, names, programs and people on the machine try. Requests are written byte by byte: a client library would correct them.
/// </summary>
public sealed class GatekeeperTests : IAsyncLifetime
{
    private const string Upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private TestLab _lab = null!;

    public async Task InitializeAsync() => _lab = await TestLab.StartAsync();

    public Task DisposeAsync() => _lab.DisposeAsync().AsTask();

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task The_page_is_served_under_the_names_of_this_machine(string name) =>
        Assert.Equal(200, await StatusOfAsync("GET / HTTP/1.1", $"{name}:{_lab.Port}"));

    [Theory]
    [InlineData("evil.example:{0}")]
    [InlineData("localhost")]
    [InlineData("localhost:80")]
    [InlineData("localhost.evil.example:{0}")]
    [InlineData("LOCALHOST:{0}")]
    [InlineData("0.0.0.0:{0}")]
    public async Task No_other_name_is_answered_even_if_it_means_this_machine(string host) =>
        Assert.Equal(421, await StatusOfAsync("GET / HTTP/1.1", string.Format(null, host, _lab.Port)));

    [Theory]
    [InlineData("cross-site", "no-cors", "script", 403)]
    [InlineData("same-site", "no-cors", "script", 403)]
    [InlineData("cross-site", "navigate", "iframe", 403)]
    [InlineData("cross-site", "cors", "empty", 403)]
    [InlineData("cross-site", "navigate", "document", 200)]
    [InlineData("same-origin", "no-cors", "script", 200)]
    [InlineData("none", "navigate", "document", 200)]
    public async Task Other_sites_may_link_to_the_page_and_take_nothing_from_it(string site, string mode, string destination, int status) =>
        Assert.Equal(status, await StatusOfAsync(
            "GET / HTTP/1.1", Here, $"Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {destination}\r\n"));

    [Theory]
    [InlineData("POST", "", 403)]
    [InlineData("POST", "Origin: https://evil.example\r\n", 403)]
    [InlineData("POST", "Origin: http://localhost:{0}\r\n", 405)]
    [InlineData("DELETE", "Origin: http://localhost:{0}\r\n", 405)]
    [InlineData("GET", "Origin: https://evil.example\r\n", 403)]
    [InlineData("GET", "Origin: null\r\n", 403)]
    [InlineData("HEAD", "", 200)]
    public async Task Nothing_can_be_sent_but_over_the_sockets(string method, string headers, int status) =>
        Assert.Equal(status, await StatusOfAsync($"{method} / HTTP/1.1", Here, string.Format(null, headers, _lab.Port) + "Content-Length: 0\r\n"));

    [Theory]
    [InlineData("control")]
    [InlineData("sound")]
    public async Task A_socket_opens_for_our_page_with_the_token_alone(string name)
    {
        string own = $"Origin: http://localhost:{_lab.Port}\r\n";
        string token = $"Sec-WebSocket-Protocol: ms20.v1, t.{_lab.Token}\r\n";
        Assert.Equal(101, await StatusOfAsync($"GET /ws/{name} HTTP/1.1", Here, Upgrade + own + token));
        Assert.Equal(401, await StatusOfAsync($"GET /ws/{name} HTTP/1.1", Here, Upgrade + own));
        Assert.Equal(401, await StatusOfAsync($"GET /ws/{name} HTTP/1.1", Here, Upgrade + own + "Sec-WebSocket-Protocol: ms20.v1, t.0\r\n"));
        Assert.Equal(401, await StatusOfAsync($"GET /ws/{name} HTTP/1.1", Here, Upgrade + own + $"Sec-WebSocket-Protocol: t.{_lab.Token}\r\n"));
        foreach (string origin in new[] { "", "Origin: null\r\n", "Origin: https://evil.example\r\n", "Origin: http://localhost:8080\r\n" })
            Assert.Equal(403, await StatusOfAsync($"GET /ws/{name} HTTP/1.1", Here, Upgrade + origin + token));
    }

    [Fact]
    public async Task The_token_is_in_no_answer()
    {
        string own = $"Origin: http://localhost:{_lab.Port}\r\nSec-WebSocket-Protocol: ms20.v1, t.{_lab.Token}\r\n";
        foreach (string request in new[] { "GET / HTTP/1.1", "GET /js/engine/token.js HTTP/1.1", "GET /alive?question=1 HTTP/1.1" })
            Assert.DoesNotContain(_lab.Token, await AnswerAsync(request, Here));
        string opened = await AnswerAsync("GET /ws/control HTTP/1.1", Here, Upgrade + own);
        Assert.DoesNotContain(_lab.Token, opened);
        Assert.Contains("Sec-WebSocket-Protocol: ms20.v1\r\n", opened);
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/js/../../../../etc/passwd")]
    [InlineData("/js/engine/")]
    [InlineData("//diag.html/..")]
    [InlineData("/none.js")]
    public async Task A_path_out_of_the_page_leads_nowhere(string path) =>
        Assert.Equal(404, await StatusOfAsync($"GET {path} HTTP/1.1", Here));

    [Fact]
    public async Task Every_answer_shuts_the_page_in()
    {
        foreach (string request in new[] { "GET / HTTP/1.1", "GET /none HTTP/1.1", "GET /js/engine/engine.js HTTP/1.1" })
        {
            string answer = await AnswerAsync(request, Here);
            Assert.Contains("Cross-Origin-Opener-Policy: same-origin\r\n", answer);
            Assert.Contains("Cross-Origin-Embedder-Policy: require-corp\r\n", answer);
            Assert.Contains("Cross-Origin-Resource-Policy: same-origin\r\n", answer);
            Assert.Contains("X-Content-Type-Options: nosniff\r\n", answer);
            Assert.Contains("Referrer-Policy: no-referrer\r\n", answer);
            Assert.Contains("default-src 'none'", answer);
            Assert.Contains("frame-ancestors 'none'", answer);
            Assert.DoesNotContain("unsafe", answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)]);
            Assert.DoesNotContain("\r\nServer:", answer);
        }
    }

    [Fact]
    public async Task Nobody_outside_this_machine_can_connect()
    {
        IPAddress[] outside = [.. (await Dns.GetHostAddressesAsync(Dns.GetHostName())).Where(address => !IPAddress.IsLoopback(address))];
        foreach (IPAddress address in outside.Where(address => address.AddressFamily == AddressFamily.InterNetwork))
        {
            using var client = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(address, _lab.Port));
        }
    }

    private string Here => $"localhost:{_lab.Port}";

    private async Task<int> StatusOfAsync(string request, string host, string headers = "") =>
        int.Parse((await AnswerAsync(request, host, headers)).Split(' ')[1], null);

    private async Task<string> AnswerAsync(string request, string host, string headers = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _lab.Port);
        NetworkStream stream = client.GetStream();
        string close = headers.Contains("Upgrade", StringComparison.Ordinal) ? "" : "Connection: close\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request}\r\nHost: {host}\r\n{close}{headers}\r\n"));
        if (close.Length > 0)
        {
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync();
        }

        byte[] answer = new byte[4096];
        return Encoding.ASCII.GetString(answer, 0, await stream.ReadAsync(answer));
    }
}
