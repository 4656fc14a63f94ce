namespace RoleFerry.Simulation.Outside;

/// <summary>Finds the incidents that a text is about.</summary>
internal static class IncidentIds
{
    private const string Prefix = "INC-";
    private const int Length = 12;

    /// <summary>Their ids, each once, in the order in which the text names them.</summary>
    public static List<string> In(string text)
    {
        var found = new List<string>(1);
        for (var at = 0; (at = text.IndexOf(Prefix, at, StringComparison.Ordinal)) >= 0; at += Prefix.Length)
        {
            if (at + Length <= text.Length && text.Substring(at, Length) is var id && !found.Contains(id))
                found.Add(id);
        }

        return found;
    }
}
