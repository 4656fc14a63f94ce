using System.Globalization;
using System.Text;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;

namespace RoleFerry.Core.Tests.Signals.Catalogue;

/// <summary>
/// Whatever becomes of an alarm on its way, somebody is told or the failure queue has it: <c>ROLEFERRY_MUTATIONS</c>
/// says how many are tried.
/// </summary>
public class EventMutationTests
{
    private const int Usual = 4_000;
    private const int Seed = 20_261_129;

    private static int Count =>
        int.TryParse(
            Environment.GetEnvironmentVariable("ROLEFERRY_MUTATIONS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? count
            : Usual;

    [Fact]
    public void No_mutant_of_an_alarm_is_lost()
    {
        var alarms = (
            from shape in CatalogueShapes.All
            from name in CatalogueEvents.Of(shape)
            let json = CatalogueEvents.Text(shape, name)
            where CatalogueEvents.Read(shape, json).Signals is [{ State: SignalState.Alarm }, ..]
            select (Shape: shape, Json: json)
        ).ToArray();
        var lost = new System.Collections.Concurrent.ConcurrentBag<string>();
        var (told, failed) = (0, 0);

        Parallel.For(0, Count, i =>
        {
            var (shape, json) = alarms[i % alarms.Length];
            var mutant = new EventMutation(new Random(unchecked(Seed + i))).Of(json);
            if (Problem(shape, mutant, ref told, ref failed) is { } problem && lost.Count < 20)
                lost.Add($"{shape.Folder}, {i}: {problem}: {Encoding.UTF8.GetString(mutant)}");
        });

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Count} mutants: {told} signals, {failed} in the failure queue"
            )
        );
        Assert.Empty(lost);
        Assert.True(told > Count / 3, "Most mutants are still alarms.");
    }

    private static string? Problem(CatalogueShape shape, byte[] mutant, ref int told, ref int failed)
    {
        SignalsRead read;
        try
        {
            read = shape.Post is { } path
                ? WebhookSources.At(path)!.Read(mutant, CatalogueEvents.ReceivedAt)
                : SignalReader.Receive(mutant, CatalogueEvents.ReceivedAt, CatalogueEvents.Mappings);
            foreach (var signal in read.Signals)
            {
                var again = SignalReader.Read(
                    Encoding.UTF8.GetBytes(SignalDocument.Write(signal)),
                    CatalogueEvents.ReceivedAt
                );
                if (again.Signals is not [var same] || same.DedupId != signal.DedupId)
                    return "it cannot be written and read again";
            }
        }
#pragma warning disable CA1031 // Whatever it throws is what the test is about.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }

        Interlocked.Add(ref told, read.Signals.Length);
        Interlocked.Add(ref failed, read.Unreadable.Length);
        if (read.Unreadable.Any(u => u.What.Length == 0 || u.Raw.IsEmpty && mutant.Length > 0))
            return "it has no reason";
        return read.Signals.IsEmpty && read.Unreadable.IsEmpty && !read.Ignored.All(IsMeant)
            ? $"nobody is told ({string.Join(' ', read.Ignored)})"
            : null;
    }

    /// <summary>What a mapping calls quiet, or a posted group without alerts, calls for nothing.</summary>
    private static bool IsMeant(string ignored) => ignored.Contains("is quiet", StringComparison.Ordinal);
}
