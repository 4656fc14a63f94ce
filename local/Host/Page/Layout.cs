using System.Text;

namespace RoleFerry.Local.Page;

/// <summary>What every page has around its content.</summary>
internal static class Layout
{
    public static IResult Page(string title, Html content, int status = StatusCodes.Status200OK) =>
        Results.Content(
            Html.Of(
                    $"""
                    <!doctype html>
                    <html lang="en">
                    <head>
                    <meta charset="utf-8">
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <meta name="color-scheme" content="light dark">
                    <title>{title}</title>
                    <link rel="stylesheet" href="/_local/page.css">
                    <link rel="icon" href="data:,">
                    </head>
                    <body>
                    <header class="top">
                      <a class="brand" href="/">{Ferry}<span>RoleFerry</span><small>on this machine</small></a>
                      <nav>
                        <a href="/dashboards">Dashboards</a><a href="/#incidents">Incidents</a>
                        <a href="/#deliveries">Deliveries</a><a href="/#functions">Functions</a>
                        <a href="/#failures">Failures</a><a href="/#switches">Switches</a>
                      </nav>
                      <span id="live" title="The page follows what happens">live</span>
                    </header>
                    <main>
                    {content}
                    </main>
                    <script src="/_local/page.js" defer></script>
                    </body>
                    </html>
                    """
                )
                .ToString(),
            "text/html",
            Encoding.UTF8,
            status
        );

    /// <summary>A style sheet or script that is built into this assembly.</summary>
    public static IResult File(string name, string contentType) =>
        Results.Stream(typeof(Layout).Assembly.GetManifestResourceStream(name)!, contentType);

    private static Html Ferry { get; } =
        Html.Of(
            $"""
            <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
              <path d="M4 19h24l-3 6H7z" fill="currentColor"/>
              <path d="M8 13h16v4H8zM12 8h6v4h-6z" fill="currentColor" opacity=".75"/>
              <path d="M2 28c3-2 5-2 7 0s4 2 7 0 5-2 7 0 4 2 7 0" fill="none" stroke="currentColor"
                stroke-width="2" opacity=".5"/>
            </svg>
            """
        );
}
