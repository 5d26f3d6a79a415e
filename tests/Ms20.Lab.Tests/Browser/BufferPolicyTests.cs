namespace Ms20.Lab.Tests.Browser;

/// <summary>How much sound waits in the ring, by what has happened. Looks are half a second apart.</summary>
public sealed class BufferPolicyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserTheory]
    // Nothing lost: from 768 down to 384, a quantum every ten seconds.
    [InlineData("auto", "10 looks of 0 0 256 128", 768)]
    [InlineData("auto", "200 looks of 0 0 256 128", 384)]
    [InlineData("fast", "1 looks of 0 0 256 128", 384)]
    [InlineData("safe", "200 looks of 0 0 256 128", 1536)]
    // A device that asks for 480 at once: 480 and 256, in whole quanta.
    [InlineData("auto", "200 looks of 0 0 256 480", 768)]
    [InlineData("fast", "1 looks of 0 0 256 1000", 1280)]
    // Two losses: two quanta more, and no less for five minutes.
    [InlineData("auto", "2 looks of 3 1 0 128; 200 looks of 0 0 256 128", 1024)]
    // Losses on and on, however many at a time: the largest ring.
    [InlineData("auto", "60 looks of 100 20 0 128", 4096)]
    // A machine that slept for three seconds: nothing more.
    [InlineData("auto", "1 looks of 90 1 0 128; 5 looks of 172 0 0 128", 768)]
    // Barely enough is not enough to take away from.
    [InlineData("auto", "200 looks of 0 0 100 128", 768)]
    public async Task The_ring_is_as_small_as_the_machine_allows(string choice, string story, int target)
    {
        await using TestLab lab = await TestLab.StartAsync();
        await using LabPage page = await LabPage.OpenBareAsync(chromium.Browser, lab);
        int found = await page.Page.EvaluateAsync<int>(
            """
            async ([choice, story]) => {
              const { BufferPolicy } = await import('/js/engine/buffer-policy.js');
              const policy = new BufferPolicy(choice);
              let now = 0;
              for (const part of story.split('; ')) {
                const [looks, , , ...figures] = part.split(' ').map(Number);
                for (let i = 0; i < looks; i++) policy.look(now += 500, ...figures);
              }
              return policy.target;
            }
            """,
            new[] { choice, story });
        Assert.Equal(target, found);
    }
}
