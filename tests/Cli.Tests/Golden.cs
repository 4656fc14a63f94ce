namespace RoleFerry.Cli.Tests;

/// <summary>Compares an answer with the one that is kept beside the tests.</summary>
internal static class Golden
{
    /// <summary>
    /// Fails where the two differ, and leaves the new answer beside the old one as <c>*.received.txt</c>: whoever finds
    /// it right renames it.
    /// </summary>
    /// <param name="file">The kept answer, below the clone.</param>
    /// <param name="answer">What the command wrote.</param>
    public static void Equal(string file, string answer)
    {
        var path = Clone.Path(file);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (answer != expected)
            File.WriteAllText(System.IO.Path.ChangeExtension(path, ".received.txt"), answer);
        Assert.Equal(expected, answer);
    }
}
