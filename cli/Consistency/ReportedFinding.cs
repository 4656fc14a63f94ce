using RoleFerry.Adapters.Consistency;

namespace RoleFerry.Cli.Consistency;

/// <summary>Something that should not be, and what became of it.</summary>
/// <param name="Flaw">What kind of thing.</param>
/// <param name="Pk">The item's partition key.</param>
/// <param name="Sk">The item's sort key; empty where several items are meant.</param>
/// <param name="What">What is wrong.</param>
/// <param name="WhatRepairDoes">What <c>--repair</c> does, or what people can do.</param>
/// <param name="Repair">What became of it.</param>
internal sealed record ReportedFinding(
    TableFlaw Flaw,
    string Pk,
    string Sk,
    string What,
    string WhatRepairDoes,
    RepairState Repair
)
{
    public static ReportedFinding Of(TableFinding finding, RepairState repair) =>
        new(finding.Flaw, finding.Pk, finding.Sk, finding.What, finding.Repair, repair);
}
