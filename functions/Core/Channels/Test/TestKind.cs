using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Channels.Test;

/// <summary>Nobody: what it carries is counted. For heartbeats, see <see cref="Signals.Watchdog"/>.</summary>
public static class TestKind
{
    /// <summary>The kind.</summary>
    public static ChannelKind Value { get; } = new("test", "Test") { IsForTests = true };
}
