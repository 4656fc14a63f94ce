using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.PostMortems;

/// <summary>Registers what sees incidents to their post-mortems.</summary>
public static class PostMortemServices
{
    /// <summary>Adds it to what has the main way.</summary>
    public static IServiceCollection AddPostMortems(this IServiceCollection services) =>
        services.AddSingleton<PostMortemStore>().AddTick<PostMortemTick>();
}
