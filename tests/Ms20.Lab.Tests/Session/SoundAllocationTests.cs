using System.Buffers.Binary;
using Ms20.App.Lab.Sound;
using Ms20.Lab.Tests.Browser;

namespace Ms20.Lab.Tests.Session;

/// <summary>What the way of the sound leaves to the garbage collector.</summary>
[Collection(Alone.Name)]
public sealed class SoundAllocationTests
{
    private const int Frames = 128;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task From_a_request_to_its_answer_nothing_is_allocated(bool isExternal)
    {
        await using TestLab lab = await TestLab.StartAsync();
        // The test runner's would take the loop to other threads.
        SynchronizationContext.SetSynchronizationContext(null);
        var socket = new StepSocket();
        Task playing = new SoundSocket(socket, lab.Session).RunAsync(CancellationToken.None);
        byte[] hello = new byte[SoundRequest.HelloBytes];
        hello[1] = SoundRequest.Version;
        BinaryPrimitives.WriteUInt32LittleEndian(hello.AsSpan(4), 48000);
        socket.Deliver(hello);
        byte[] request = new byte[SoundRequest.RequestBytes + (isExternal ? Frames * sizeof(float) : 0)];
        request[0] = 1;
        request[1] = (byte)(isExternal ? 1 : 0);
        BinaryPrimitives.WriteUInt16LittleEndian(request.AsSpan(2), Frames);
        for (int i = 0; i < 100; i++)
            socket.Deliver(request);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            socket.Deliver(request);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(playing.IsCompleted);
        Assert.Equal(1100, socket.Sent);
        Assert.Equal(SoundRequest.AnswerBytes + Frames * sizeof(float), socket.LastSent);
    }

    [Fact]
    public async Task The_server_beneath_allocates_next_to_nothing()
    {
        await using TestLab lab = await TestLab.StartAsync();
        using var listener = new PlainListener(lab);
        uint number = 0;
        for (int i = 0; i < 500; i++)
            listener.Pull(number++, Frames);
        double least = double.PositiveInfinity;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 500; i++)
                listener.Pull(number++, Frames);
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / 500.0);
        }

        // The smallest object has 24 bytes: not one is made for every second request. Everything in this process counts, the test runner too, but it does
        // something now and then only.
        Assert.InRange(least, 0.0, 12.0);
    }
}
