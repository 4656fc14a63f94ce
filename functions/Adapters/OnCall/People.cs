using RoleFerry.Core.Access;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.OnCall;

/// <summary>Gives people the one name that a timeline has for them, whichever way they come.</summary>
internal sealed class People(OnCallSource onCall)
{
    /// <summary>Who is on call, and who people are.</summary>
    public Task<Schedule> ScheduleAsync(CancellationToken cancellation) => onCall.GetAsync(cancellation);

    /// <summary>A Slack user: ours, else as Slack calls them.</summary>
    public async Task<Identity> OfSlackAsync(string id, string name, CancellationToken cancellation)
    {
        var known = (await ScheduleAsync(cancellation)).Policy.FindBySlack(id);
        return new Identity(known?.Name ?? Name(name, "somebody in Slack"), IdentityProof.Slack, id, known?.Id);
    }

    /// <summary>A PagerDuty user: ours, else as PagerDuty calls them.</summary>
    public async Task<Identity> OfPagerDutyAsync(string id, string name, CancellationToken cancellation)
    {
        var known = (await ScheduleAsync(cancellation)).Policy.FindByPagerDuty(id);
        return new Identity(known?.Name ?? Name(name, "somebody in PagerDuty"), IdentityProof.PagerDuty, id, known?.Id);
    }

    /// <summary>
    /// Somebody as they were typed: an id, a name, a part of one that only one has, or Slack's mention; null where
    /// nobody is meant.
    /// </summary>
    public async Task<Person?> FindAsync(string typed, CancellationToken cancellation)
    {
        var policy = (await ScheduleAsync(cancellation)).Policy;
        var word = typed.Trim();
        // <@U07MAYA0001|maya>, where the app's commands are escaped.
        // https://docs.slack.dev/interactivity/implementing-slash-commands/
        if (word is ['<', '@', .., '>'])
            return policy.FindBySlack(word[2..^1].Split('|')[0]);
        word = word.TrimStart('@');
        if (policy.Find(word.ToLowerInvariant()) is { } known)
            return known;
        Person[] meant = [.. policy.People.Where(p => p.Name.Contains(word, StringComparison.OrdinalIgnoreCase))];
        return meant is [var only] ? only : null;
    }

    private static string Name(string name, string otherwise) =>
        string.IsNullOrWhiteSpace(name) ? otherwise : name.Trim();
}
