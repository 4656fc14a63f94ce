using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Logs.Redaction;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>
/// Rules made ready to work with: the one step between what people wrote and what a function does, for the check, the
/// tools, the tests and the function alike. What <see cref="Problems"/> does not name, works.
/// </summary>
public sealed class CompiledLogRules
{
    private CompiledLogRules(LogRules rules, ImmutableArray<RuleProblem> problems)
    {
        (Rules, Problems) = (rules, problems);
        InApp = new InAppRules(rules.InApp, rules.Libraries);
        bool isSafe = problems.All(p => p.Place.Section != RuleSections.Redact);
        Samples = new SampleText(rules.Redact, RuleSections.PersonalOf(rules.Personal), isSafe);
    }

    /// <summary>The rules, without those that are wrong.</summary>
    public LogRules Rules { get; }

    /// <summary>What is wrong, in no particular order.</summary>
    public ImmutableArray<RuleProblem> Problems { get; }

    /// <summary>Which frames are the product's own.</summary>
    public InAppRules InApp { get; }

    /// <summary>
    /// Makes text fit to be kept. Where an expression of <c>redact</c> is wrong, nobody knows what it should have taken
    /// out, and samples are withheld.
    /// </summary>
    internal SampleText Samples { get; }

    /// <summary>
    /// Compiles rules. Never throws: a rule that is wrong is told and left out, since counting errors without it is
    /// better than not to count them.
    /// </summary>
    public static CompiledLogRules Compile(LogRules rules)
    {
        var check = new RuleCheck();
        var kept = check.Check(rules);
        return new CompiledLogRules(kept, check.Problems);
    }

    /// <summary>These rules, and none for the log groups whose names begin in a way.</summary>
    public CompiledLogRules Refusing(string beginning) =>
        new(Rules with { Refuse = [.. Rules.Refuse, beginning] }, Problems);

    /// <summary>
    /// Reads and compiles what functions embed; where it cannot be read, there are no rules but defaults.
    /// </summary>
    /// <param name="json">As <see cref="LogRulesJson.Write"/> wrote it.</param>
    public static CompiledLogRules Load(ReadOnlySpan<byte> json)
    {
        try
        {
            return Compile(LogRulesJson.Read(json));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return new CompiledLogRules(
                LogRules.None,
                [new RuleProblem(new RulePlace(RuleSections.Redact), $"The compiled rules cannot be read: {e.Message}")]
            );
        }
    }
}
