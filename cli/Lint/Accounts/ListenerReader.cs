using System.Collections.Immutable;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>Asks for the rules of the default event bus, where CloudWatch sends what becomes of alarms.</summary>
internal static class ListenerReader
{
    /// <exception cref="AwsCallException">The account did not answer, or refused.</exception>
    public static async Task<ImmutableArray<AlarmListener>> ReadAsync(AwsCalls aws, CancellationToken cancellation)
    {
        var listeners = new List<AlarmListener>();
        string? next = null;
        do
        {
            var request = new Dictionary<string, object> { ["Limit"] = 100 };
            if (next is not null)
                request["NextToken"] = next;
            var page = await aws.EventsAsync("ListRules", request, cancellation);
            foreach (var rule in page.List("Rules"))
            {
                if (AlarmListener.Read(rule) is { } listener && await HasTargetAsync(rule.Text("Name")))
                    listeners.Add(listener);
            }

            next = page.Text("NextToken");
        } while (next.Length > 0);
        return [.. listeners];

        async Task<bool> HasTargetAsync(string rule) =>
            (await aws.EventsAsync("ListTargetsByRule", new { Rule = rule }, cancellation)).List("Targets").Any();
    }
}
