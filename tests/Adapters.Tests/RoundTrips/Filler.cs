using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.RoundTrips;

/// <summary>
/// Makes values of any type by reflection, so that a member that is added later is filled without a word here.
/// </summary>
/// <param name="choose">
/// A number from 0 to below the given one; the text says what for, such as <c>Incident.Owner</c>.
/// </param>
/// <param name="isFull">Whether each member differs from its default; else some are empty, null, false or 0.</param>
internal sealed class Filler(Func<string, int, int> choose, bool isFull)
{
    private static readonly string[] Words = ["plain", "a \"b\" \\c", "ü 日本 🔥", "x: y", "a#b|c", "{}[],"];

    private static readonly string[] Ways = ["PagerDuty", "Cli", "Dashboard", "Clock"];

    /// <summary>A value; the same for the same choices.</summary>
    public T Make<T>() => (T)Make(typeof(T), typeof(T).Name)!;

    /// <summary>A number from 1 on, or from 0 on where it need not differ from its default.</summary>
    public int Number(string what, int limit) => isFull ? 1 + choose(what, limit - 1) : choose(what, limit);

    /// <summary>The members of a type that are told apart: what its constructor takes, and what can be set.</summary>
    public static IReadOnlyList<PropertyInfo> Members(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.CanWrite || Constructor(type).GetParameters().Any(a => Is(a, p))),
        ];

    private object? Make(Type type, string path)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return IsLeftOut(path) ? null : Make(inner, path);
        if (type.IsEnum)
            return Choice(type, path);
        if (type == typeof(string))
            return Text(path);
        if (type == typeof(bool))
            return isFull || choose(path, 2) == 1;
        if (type == typeof(int))
            return Number(path, int.MaxValue);
        if (type == typeof(ulong))
            return (ulong)Number(path, int.MaxValue);
        if (type == typeof(byte))
            return (byte)Number(path, byte.MaxValue);
        if (type == typeof(long))
            return ((long)Number(path, int.MaxValue) * 1_000) + choose(path + " more", 1_000);
        if (type == typeof(double))
            return Number(path, 1_000_000_000) / 1_000.0;
        if (type == typeof(DateTimeOffset))
            return Moment(path);
        if (type == typeof(TimeSpan))
            return TimeSpan.FromSeconds(Number(path, (int)Signal.LongestEnd.TotalSeconds));
        if (type == typeof(Uri))
            return new Uri($"https://example.org/{Number(path, 1_000)}");
        if (type == typeof(Matcher))
            return new Matcher("label", (MatchOperator)Choice(typeof(MatchOperator), path), Regex.Escape(Text(path)));
        if (type == typeof(IncidentEventKind))
            return Pick([.. IncidentEventKinds.All.OrderBy(k => k.Name, StringComparer.Ordinal)], path);
        if (type == typeof(CommandWay))
            return new CommandWay(Pick(Ways, path));
        if (type == typeof(AnnouncementPart))
            return Make(Pick(type.GetNestedTypes(), path), path);
        // Its own document is read leniently, and without a name it is none.
        if (type == typeof(Signal) && !isFull)
            return new Filler(choose, isFull: true).Make(type, path);
        if (
            type.IsGenericType
            && (
                type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
                || type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            )
        )
            return Array(type.GetGenericArguments()[0], path);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>))
            return Dictionary(type, path);
        return type.IsPrimitive || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
            ? throw new NotSupportedException($"{path}: say how a {type.Name} is filled.")
            : Compose(type, path);
    }

    private object Compose(Type type, string path)
    {
        var constructor = Constructor(type);
        var arguments = constructor.GetParameters();
        var made = constructor.Invoke([.. arguments.Select(a => Make(a.ParameterType, a.Name!, path, Nullability(a)))]);
        foreach (var member in Members(type).Where(m => !arguments.Any(a => Is(a, m))))
            member.SetValue(made, Make(member.PropertyType, member.Name, path, Nullability(member)));
        return made;
    }

    private object? Make(Type type, string name, string path, NullabilityState nullability)
    {
        path += "." + name;
        if (type.IsValueType || nullability != NullabilityState.Nullable)
            return type == typeof(string) && CanBeEmpty(name) && IsLeftOut(path) ? "" : Make(type, path);
        return IsLeftOut(path) ? null : Make(type, path);
    }

    /// <summary>What names a thing is never empty.</summary>
    private static bool CanBeEmpty(string name) => !name.EndsWith("Id", StringComparison.Ordinal);

    private bool IsLeftOut(string path) => !isFull && choose(path + "?", 3) == 0;

    private string Text(string path) =>
        $"{path[(path.LastIndexOf('.') + 1)..]} {Pick(Words, path + " word")} {choose(path, 1_000)}";

    /// <summary>A signal whose time lies after its arrival is not believed.</summary>
    private DateTimeOffset Moment(string path) =>
        DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000L + choose(path, int.MaxValue))
        - TimeSpan.FromDays(path.EndsWith("Signal.At", StringComparison.Ordinal) ? 100 : 0);

    private object Choice(Type type, string path)
    {
        var values = Enum.GetValues(type).Cast<object>().ToArray();
        return Pick(isFull ? [.. values.Where(v => Convert.ToInt64(v, null) != 0)] : values, path);
    }

    private object Array(Type type, string path)
    {
        var items = Enumerable.Range(0, Number(path + " count", 3)).Select(i => Make(type, $"{path}[{i}]"));
        // Several of a few are a set.
        var some = type.IsEnum ? items.Distinct().Order().ToArray() : [.. items];
        var array = System.Array.CreateInstance(type, some.Length);
        some.CopyTo(array, 0);
        return typeof(ImmutableArray)
            .GetMethods()
            .Single(m =>
                m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType: { IsArray: true } }]
            )
            .MakeGenericMethod(type)
            .Invoke(null, [array])!;
    }

    private object Dictionary(Type type, string path)
    {
        var empty = (IDictionary)type.GetField("Empty")!.GetValue(null)!;
        var value = type.GetGenericArguments()[1];
        var add = type.GetMethod("Add", type.GetGenericArguments())!;
        return Enumerable
            .Range(0, Number(path + " count", 3))
            .Aggregate((object)empty, (map, i) => add.Invoke(map, [$"{Text(path)} {i}", Make(value, $"{path}[{i}]")])!);
    }

    private T Pick<T>(T[] of, string path) => of[choose(path, of.Length)];

    private static bool Is(ParameterInfo argument, PropertyInfo member) =>
        string.Equals(argument.Name, member.Name, StringComparison.OrdinalIgnoreCase);

    private static ConstructorInfo Constructor(Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).MaxBy(c => c.GetParameters().Length)
        ?? throw new NotSupportedException($"{type.Name} cannot be constructed.");

    private static NullabilityState Nullability(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).WriteState;

    private static NullabilityState Nullability(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).WriteState;
}
