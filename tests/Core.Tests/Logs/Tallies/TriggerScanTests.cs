using System.Text;
using CsCheck;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Tests.Logs.Tallies;

public class TriggerScanTests
{
    private static readonly Gen<string> Word = Gen.Char["abct_. 7"].Array[3, 12].Select(c => new string(c));

    private static readonly Gen<LogEventKinds> Kind = Gen.Int[0, 2].Select(i => (LogEventKinds)(1 << i));

    private static readonly Gen<string> Filler = Gen.Char["abctABCT_. 7\\\"\0é"]
        .Array[0, 40]
        .Select(c => new string(c));

    /// <summary>Words of one alphabet are often alike, overlap, and stand at every distance from a text's end.</summary>
    [Fact]
    public void All_words_are_found_and_nothing_else() =>
        Gen.Select(Word, Kind)
            .Array[1, 30]
            .SelectMany(words => Gen.Select(Gen.Const(words), Texts(words)))
            .Sample(
                (words, text) =>
                {
                    var scan = new TriggerScan(words.Select(w => (Trigger.Anywhere(w.Item1), w.Item2)));
                    var expected = words
                        .Where(w => text.Contains(w.Item1, StringComparison.OrdinalIgnoreCase))
                        .Aggregate(LogEventKinds.None, (kinds, w) => kinds | w.Item2);

                    Assert.Equal(expected, scan.Find(Encoding.UTF8.GetBytes(text)));
                },
                iter: 20_000
            );

    private static Gen<string> Texts((string Word, LogEventKinds)[] words) =>
        Gen.Select(Gen.Int[0, words.Length - 1].Select(i => words[i].Word), Gen.Bool, Filler)
            .Select((word, isUpper, filler) => (isUpper ? word.ToUpperInvariant() : word) + filler)
            .Array[0, 2]
            .SelectMany(parts => Filler.Select(filler => filler + string.Concat(parts)));
}
