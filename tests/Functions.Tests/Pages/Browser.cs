using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RoleFerry.Functions.Tests.Pages.Browser))]

namespace RoleFerry.Functions.Tests.Pages;

/// <summary>A real browser: Debian's Chromium, without a window.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Places.FirstOrDefault(File.Exists)
                    ?? throw new InvalidOperationException("There is no Chromium. Debian: apt install chromium"),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A new page that notes what goes wrong on it.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="scheme">Light or dark, as the reader likes it.</param>
    public async Task<OpenPage> OpenAsync(int width = 1400, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 1000 },
                ColorScheme = scheme,
            }
        );
        return new OpenPage(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
