using System.Reflection;
using System.Runtime.Loader;

namespace RoleFerry.Functions.Tests.Alone;

/// <summary>A program of the clone: what its project lists of <c>monitoring/</c>, and its compiled code.</summary>
/// <param name="Project">The project's path in the clone.</param>
/// <param name="Assembly">The name of its assembly.</param>
internal sealed record HostProgram(string Project, string Assembly)
{
    private string Folder => Path.GetDirectoryName(Repository.PathOf(Project))!;

    public static HostProgram OfFunction(string name) => new($"functions/{name}/{name}.csproj", $"RoleFerry.{name}");

    /// <summary>The files of <c>monitoring/</c> that it carries.</summary>
    public string[] Carried() =>
        [
            .. Load()
                .GetManifestResourceNames()
                .Where(n => File.Exists(Repository.PathOf("monitoring", n)))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Loads the code that was built with the tests, apart from the tests' own.</summary>
    public Assembly Load()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var path = Path.Combine(Folder, "bin", configuration, "net10.0", Assembly + ".dll");
        return new Context(path).LoadFromAssemblyPath(path);
    }

    private sealed class Context(string path) : AssemblyLoadContext(path)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        /// <summary>Its own are ours; of what others wrote, what the tests have serves as well.</summary>
        protected override Assembly? Load(AssemblyName name)
        {
            if (!name.Name!.StartsWith("RoleFerry.", StringComparison.Ordinal) && Shared(name) is { } shared)
                return shared;
            return _resolver.ResolveAssemblyToPath(name) is { } found ? LoadFromAssemblyPath(found) : null;
        }

        private static Assembly? Shared(AssemblyName name)
        {
            try
            {
                return Default.LoadFromAssemblyName(name);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }
}
