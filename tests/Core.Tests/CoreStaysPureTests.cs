using System.Reflection;

namespace RoleFerry.Core.Tests;

public class CoreStaysPureTests
{
    [Fact]
    public void Core_references_the_base_class_library_and_NodaTime_only()
    {
        var references = Assembly.Load("RoleFerry.Core").GetReferencedAssemblies().Select(a => a.Name!).ToArray();

        Assert.NotEmpty(references);
        Assert.All(references, name =>
            Assert.True(
                name is "netstandard" or "mscorlib" or "NodaTime"
                    || name.StartsWith("System.", StringComparison.Ordinal),
                $"RoleFerry.Core references {name}"
            )
        );
    }
}
