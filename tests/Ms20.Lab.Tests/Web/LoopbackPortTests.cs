using System.Net;
using System.Net.Sockets;
using Ms20.App.Lab.Web;

namespace Ms20.Lab.Tests.Web;

public sealed class LoopbackPortTests
{
    [Fact]
    public void A_port_that_is_taken_is_not_taken_again()
    {
        using LoopbackPort? first = LoopbackPort.TryTake(0);
        Assert.NotNull(first);
        Assert.Null(LoopbackPort.TryTake(first.Number));
    }

    [Fact]
    public void A_port_of_which_a_stranger_has_one_half_is_not_taken()
    {
        if (!Socket.OSSupportsIPv6)
            return;
        using var stranger = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = false };
        stranger.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        stranger.Listen();
        Assert.Null(LoopbackPort.TryTake(((IPEndPoint)stranger.LocalEndPoint!).Port));
    }

    [Fact]
    public void Every_address_is_a_loopback()
    {
        using LoopbackPort? port = LoopbackPort.TryTake(0);
        Assert.All(port!.EndPoints, address => Assert.True(IPAddress.IsLoopback(address.Address)));
        Assert.All(port.EndPoints, address => Assert.Equal(port.Number, address.Port));
    }
}
