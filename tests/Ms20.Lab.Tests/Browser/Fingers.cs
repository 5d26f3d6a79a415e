using Microsoft.Playwright;

namespace Ms20.Lab.Tests.Browser;

/// <summary>Fingers on a screen, by the browser's own test protocol: the driver knows single taps only.</summary>
internal sealed class Fingers
{
    // Longer than a press that opens a menu.
    private const int LongPressMilliseconds = 900;

    private readonly ICDPSession _browser;
    private readonly SortedDictionary<int, (float X, float Y)> _down = [];

    private Fingers(ICDPSession browser) => _browser = browser;

    public static async Task<Fingers> OfAsync(LabPage page) => new(await page.Page.Context.NewCDPSessionAsync(page.Page));

    public Task DownAsync(int finger, (float X, float Y) at)
    {
        _down[finger] = at;
        return SendAsync("touchStart");
    }

    /// <summary>Moves fingers that are down, all by as much, in steps.</summary>
    public async Task MoveAsync(float x, float y, int steps = 1, params int[] fingers)
    {
        for (int step = 0; step < steps; step++)
        {
            foreach (int finger in fingers)
                _down[finger] = (_down[finger].X + x / steps, _down[finger].Y + y / steps);
            await SendAsync("touchMove");
        }
    }

    public Task UpAsync(int finger)
    {
        _down.Remove(finger);
        return SendAsync("touchEnd");
    }

    /// <summary>Puts a finger down and leaves it there; it is still down then.</summary>
    public async Task PressLongAsync((float X, float Y) at)
    {
        await DownAsync(1, at);
        await Task.Delay(LongPressMilliseconds);
    }

    private async Task SendAsync(string type) => await _browser.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
    {
        ["type"] = type,
        ["touchPoints"] = _down.Select(finger => new { id = finger.Key, x = finger.Value.X, y = finger.Value.Y }).ToArray(),
    });
}
