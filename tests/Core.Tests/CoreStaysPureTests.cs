using System.Reflection;

namespace RoleFerry.Core.Tests;

public class CoreStaysPureTests
{
    /// <summary>Packages beyond the framework: both without clock, I/O, reflection and native code.</summary>
    private static readonly string[] Packages = ["NodaTime", "System.IO.Hashing"];

    [Fact]
    public void Core_references_the_base_class_library_and_two_pure_packages_only()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = Assembly.Load("RoleFerry.Core").GetReferencedAssemblies().Select(a => a.Name!).ToArray();

        Assert.NotEmpty(references);
        Assert.All(references, name =>
            Assert.True(
                Packages.Contains(name)
                    || (
                        name.StartsWith("System.", StringComparison.Ordinal)
                        && File.Exists(Path.Combine(framework, name + ".dll"))
                    ),
                $"RoleFerry.Core references {name}"
            )
        );
    }
}
