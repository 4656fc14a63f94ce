using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Test;

namespace RoleFerry.Adapters.Channels.Test;

internal static class TestModule
{
    public static ChannelModule Value { get; } =
        new()
        {
            Kind = TestKind.Value,
            Preview = (_, _) => new MessagePreview("nothing; it is only counted", ""),
            AddTransport = services => services.AddSingleton<INotificationChannel, TestChannel>(),
        };
}
