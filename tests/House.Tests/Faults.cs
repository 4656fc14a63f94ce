namespace RoleFerry.House.Tests;

/// <summary>Fails a test with everything that breaks a rule, a line each, and with what the rule is.</summary>
internal static class Faults
{
    public static void None(IEnumerable<string> found, string rule)
    {
        string[] faults = [.. found];
        if (faults.Length > 0)
            Assert.Fail($"{rule}\n{string.Join('\n', faults)}");
    }
}
