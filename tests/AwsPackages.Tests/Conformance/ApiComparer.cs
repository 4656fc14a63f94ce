namespace RoleFerry.AwsPackages.Tests.Conformance;

/// <summary>
/// Finds what a stand-in has and the real package has not. That a stand-in has less is as it should be.
/// </summary>
internal static class ApiComparer
{
    /// <returns>One line for each thing that was invented; none where all is real.</returns>
    public static IReadOnlyList<string> Invented(IEnumerable<ApiType> standIns, IReadOnlyList<ApiType> real)
    {
        var listed = real.ToDictionary(type => type.Name);
        var namedAsBase = real.SelectMany(type => type.Bases).ToHashSet();
        return
        [
            .. standIns.SelectMany(type =>
                listed.TryGetValue(type.Name, out var same) ? Invented(type, same, listed)
                : namedAsBase.Contains(type.Name) ? type.Members.Select(member => $"{type.Name}: {member}")
                : [$"{type.Kind} {type.Name}"]
            ),
        ];
    }

    private static IEnumerable<string> Invented(ApiType standIn, ApiType real, Dictionary<string, ApiType> listed)
    {
        var inherited = real.Bases.SelectMany(name => listed.GetValueOrDefault(name)?.Members ?? new HashSet<string>());
        return
        [
            .. standIn.Kind == real.Kind ? [] : new[] { $"{standIn.Kind} {standIn.Name}, which is a {real.Kind}" },
            .. standIn.Bases.Except(real.Bases).Select(name => $"{standIn.Name} : {name}"),
            .. standIn.Members.Except(real.Members).Except(inherited).Select(member => $"{standIn.Name}: {member}"),
        ];
    }
}
