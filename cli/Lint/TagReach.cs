namespace RoleFerry.Cli.Lint;

/// <summary>
/// Which of an alarm's tags AlarmRouter gets to know: those that CloudWatch sends, and where it sends none, those that
/// AlarmRouter asks for.
/// </summary>
/// <param name="Propagation">What CloudWatch sends.</param>
/// <param name="MayAsk">
/// Whether CloudWatch tells AlarmRouter the rest: the alarm lives in the account that RoleFerry is deployed in.
/// </param>
internal sealed record TagReach(TagPropagation Propagation, bool MayAsk)
{
    /// <summary>Whether what a tag says counts.</summary>
    /// <param name="key">The tag.</param>
    /// <param name="tags">All tags of the alarm; null where they are not known.</param>
    public bool Has(string key, IReadOnlyDictionary<string, string>? tags) =>
        Propagation.Sends(key) || (MayAsk && tags is not null && !tags.Keys.Any(Propagation.Sends));

    /// <summary>Why a tag does not count, as the end of a sentence.</summary>
    public string Why =>
        MayAsk
            ? "which CloudWatch does not send; since it sends others, AlarmRouter does not ask for it"
            : "which CloudWatch does not send, and of another account's alarm does not tell AlarmRouter either";
}
