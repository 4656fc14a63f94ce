using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RoleFerry.Functions.Tests.Pages;

/// <summary>A page in the browser, and what went wrong on it.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    internal OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Add(message.Text);
        };
        page.PageError += (_, error) => _errors.Add(error);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
    }

    public IPage Page { get; }

    /// <summary>Errors that the browser's console shows.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Pixels that the page is wider than its window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What a person with a screen reader or weak eyes would stumble over, as axe finds it.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        var result = await Page.RunAxe();
        return
        [
            .. result.Violations.Select(v =>
                $"{v.Id}: {v.Help} at {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"
            ),
        ];
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
