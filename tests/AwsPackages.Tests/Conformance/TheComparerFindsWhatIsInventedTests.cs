using Microsoft.CodeAnalysis;

namespace RoleFerry.AwsPackages.Tests.Conformance;

public sealed class TheComparerFindsWhatIsInventedTests
{
    private static readonly string[] Real =
    [
        "# Some.Package 1.0.0",
        "interface Some.IThing : System.IDisposable",
        "  property Size: System.Int64 { get set }",
        "  method Do<TIn,TOut>(System.Func<TIn, System.Threading.Tasks.Task<TOut>> work, string name?): System.Byte[]",
        "class Some.Thing",
        "  ctor()",
        "  method static Of(int? number): Some.Thing",
        "static class Some.Extensions",
        "  method static Twice(this string text): string",
        "enum Some.Colour",
        "  Red, Green",
        "class Some.Derived : Some.Root, Some.INamed",
        "  ctor()",
        "interface Some.INamed",
        "  property Name: string { get }",
    ];

    [Theory]
    [InlineData(
        "public interface IThing : IDisposable { long Size { get; set; } byte[] Do<TIn, TOut>(Func<TIn, "
            + "Task<TOut>> work, string name = \"\"); }"
    )]
    [InlineData("public class Thing { public static Thing Of(int? number) => new(); }")]
    [InlineData("public sealed class Thing;")]
    [InlineData("public class Thing { public override string ToString() => \"\"; internal void Hidden() {} }")]
    [InlineData("public static class Extensions { public static string Twice(this string text) => text; }")]
    [InlineData("public enum Colour { Green }")]
    [InlineData("public abstract class Root; public class Derived : Root;")]
    [InlineData(
        "public interface INamed { string Name { get; } } public abstract class Root; public class Derived : "
            + "Root, INamed { public string Name => null!; }"
    )]
    public void What_is_real_passes_and_so_does_less_of_it(string source) => Assert.Empty(InventedIn(source));

    [Theory]
    [InlineData("public class Invented;", "class Some.Invented")]
    [InlineData("public static class Thing;", "static class Some.Thing, which is a class")]
    [InlineData(
        "public class Thing : ICloneable { object ICloneable.Clone() => this; }",
        "Some.Thing : System.ICloneable"
    )]
    [InlineData("public class Thing { public void Extra() {} }", "Some.Thing: method Extra(): void")]
    [InlineData("public class Thing { public int Field; }", "Some.Thing: field Field: int")]
    [InlineData("public class Thing { public event Action Done { add {} remove {} } }", "Some.Thing: event Done")]
    [InlineData("public class Thing(int size) { int Size => size; }", "Some.Thing: ctor(int size)")]
    [InlineData("public class Thing { public class Nested; }", "class Some.Thing.Nested")]
    [InlineData(
        "public class Thing { public static Thing Of(int number) => new(); }",
        "Some.Thing: method static Of(int number): Some.Thing"
    )]
    [InlineData(
        "public class Thing { public static Thing Of(int? other) => new(); }",
        "Some.Thing: method static Of(int? other): Some.Thing"
    )]
    [InlineData(
        "public class Thing { public static Thing Of(int? number = 1) => new(); }",
        "Some.Thing: method static Of(int? number?): Some.Thing"
    )]
    [InlineData(
        "public class Thing { public Thing Of(int? number) => new(); }",
        "Some.Thing: method Of(int? number): Some.Thing"
    )]
    [InlineData(
        "public interface IThing : IDisposable { long Size { get; } }",
        "Some.IThing: property Size: long { get }"
    )]
    [InlineData(
        "public interface IThing : IDisposable { int Size { get; set; } }",
        "Some.IThing: property Size: int { get set }"
    )]
    [InlineData(
        "public static class Extensions { public static string Twice(string text) => text; }",
        "Some.Extensions: method static Twice(string text): string"
    )]
    [InlineData("public enum Colour { Red, Blue }", "Some.Colour: Blue")]
    [InlineData(
        "public abstract class Root { public void Extra() {} } public class Derived : Root;",
        "Some.Root: method Extra(): void"
    )]
    [InlineData(
        "public interface INamed { string Name { get; } string Extra { get; } }",
        "Some.INamed: property Extra: string { get }"
    )]
    public void What_is_invented_is_named(string source, string invented) =>
        Assert.Equal([invented], InventedIn(source));

    private static IReadOnlyList<string> InventedIn(string types)
    {
        var source = $"using System; using System.Threading.Tasks; namespace Some; {types}";
        return ApiComparer.Invented(
            PublicApi.Of(Compiled.From(source, OutputKind.DynamicallyLinkedLibrary).Load()),
            [.. Listing.Parse(Real)]
        );
    }
}
