using System.Text;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;

namespace RoleFerry.Core.Tests.Signals;

/// <summary>Reads events, some hours after they were sent.</summary>
internal static class Read
{
    public static readonly DateTimeOffset ReceivedAt = new(2025, 10, 14, 6, 0, 0, TimeSpan.Zero);

    public static SignalsRead All(byte[] payload) => SignalReader.Read(payload, ReceivedAt);

    public static SignalsRead All(string payload) => All(Encoding.UTF8.GetBytes(payload));

    public static Signal One(byte[] payload)
    {
        var read = All(payload);
        Assert.Empty(read.Unreadable.Select(input => input.What));
        return Assert.Single(read.Signals);
    }

    public static Signal One(string payload) => One(Encoding.UTF8.GetBytes(payload));

    public static UnreadableInput None(string payload)
    {
        var read = All(payload);
        Assert.Empty(read.Signals);
        return Assert.Single(read.Unreadable);
    }
}
