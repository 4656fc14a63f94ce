namespace RoleFerry.Core.Text;

/// <summary>What somebody who mistyped a name probably meant.</summary>
public static class NearWord
{
    /// <summary>
    /// The nearest of the known names, if it is near enough to be meant: at most a third of it mistyped, and two
    /// places.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> known) =>
        known
            .Where(name => name != word)
            .Select(name => (Name: name, Distance: Distance(word.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(n => n.Distance <= Math.Min(2, Math.Max(1, n.Name.Length / 3)))
            .OrderBy(n => n.Distance)
            .Select(n => n.Name)
            .FirstOrDefault();

    /// <summary>
    /// Characters inserted, left out, replaced or swapped with their neighbour (optimal string alignment).
    /// </summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replaced, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
