using System.Collections.Immutable;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>What an event has to say: one of several groups, of which every field has to fit.</summary>
internal sealed record FieldConditions(ImmutableArray<ImmutableArray<FieldCondition>> Groups)
{
    /// <summary>Whether there is nothing that could be met.</summary>
    public bool IsEmpty => Groups.IsEmpty;

    /// <summary>The fields that it asks for.</summary>
    public IEnumerable<FieldPath> Paths => Groups.SelectMany(g => g).Select(c => c.Path);

    /// <summary>Whether the event meets one of the groups.</summary>
    public bool AreMet(in EventFacts facts)
    {
        foreach (var group in Groups)
        {
            var isMet = true;
            foreach (var condition in group)
                isMet = isMet && condition.IsMet(facts);
            if (isMet)
                return true;
        }

        return false;
    }
}
