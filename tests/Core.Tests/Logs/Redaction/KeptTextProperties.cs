using CsCheck;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>
/// What a batch leaves to be kept has no secret in it. SecretsStayOutTests of the adapters follows it to its end.
/// </summary>
public class KeptTextProperties
{
    private static readonly LogBatchParser Parser = new(Sent.Rules with { Redact = [Planted.OwnPattern] }, []);

    [Fact]
    public void Nothing_that_is_kept_of_a_batch_has_a_planted_secret() =>
        PlantedLines.Any.Sample(
            entry =>
            {
                var batch = Parser.Parse(Sent.Batch([.. entry.Lines]));
                Assert.NotEmpty(batch.Groups);
                var kept = batch
                    .Groups.SelectMany(g =>
                        g.Services.Concat(g.Versions).Append(g.Template).Append(g.Sample).Append(g.TraceId)
                    )
                    .Concat(
                        batch.Spans.SelectMany(s => new[] { s.TraceId, s.Id, s.ParentId, s.Name, s.Kind, s.Service })
                    )
                    .Concat(batch.Counters.Select(c => c.Metric));
                Assert.All(kept, text => Assert.False(entry.Secret.IsIn(text), $"{entry}is in\n{text}"));
            },
            iter: 3_000,
            threads: 1
        );
}
