using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>What is no secret stays as it is.</summary>
public class HarmlessTests
{
    private static readonly Redactor Redactor = new([]);

    public static TheoryData<string> FormNames => ["text", "JSON", "JSON in JSON", "XML", "a value of a query"];

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Harmless_values_are_left_untouched(string form)
    {
        var touched = HarmlessLines
            .All.Select(l => (Line: Forms.All[form](l), Redacted: Redactor.Apply(Forms.All[form](l))))
            .Where(l => l.Line != l.Redacted)
            .Select(l => $"{l.Line}\n    became {l.Redacted}")
            .ToArray();

        Assert.True(
            touched.Length <= HarmlessLines.All.Count / 100,
            $"{touched.Length} of {HarmlessLines.All.Count}:\n{string.Join('\n', touched)}"
        );
    }

    [Fact]
    public void There_are_many_of_them() => Assert.True(HarmlessLines.All.Distinct().Count() >= 300);
}
