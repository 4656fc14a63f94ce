namespace RoleFerry.Cli.Packaging;

/// <summary>What <c>roleferry package</c> made.</summary>
/// <param name="AwsPackages">Where AWS's packages came from: nuget or stand-in.</param>
/// <param name="ForDeployment">False where they are stand-ins.</param>
/// <param name="Archives">One for each architecture.</param>
/// <param name="LeftOut">The architectures that this machine cannot build, with why.</param>
internal sealed record PackageReport(
    string AwsPackages,
    bool ForDeployment,
    IReadOnlyList<PackageReport.Made> Archives,
    IReadOnlyDictionary<string, string> LeftOut
)
{
    /// <summary>An archive.</summary>
    /// <param name="Path">Where it lies.</param>
    /// <param name="Bytes">Its length.</param>
    /// <param name="Sha256">Its checksum.</param>
    internal sealed record Made(string Path, long Bytes, string Sha256);
}
