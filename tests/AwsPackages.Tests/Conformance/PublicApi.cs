using System.Reflection;
using System.Runtime.CompilerServices;

namespace RoleFerry.AwsPackages.Tests.Conformance;

/// <summary>The public types of an assembly with the public members that each adds to what it inherits.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<ApiType> Of(Assembly assembly) => [.. assembly.GetExportedTypes().Select(Read)];

    private static ApiType Read(Type type) =>
        new(Kind(type), TypeName.Of(type), Bases(type), Members(type).ToHashSet());

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : "class";

    private static HashSet<string> Bases(Type type)
    {
        if (type.IsEnum)
            return [];
        var inherited = type.GetInterfaces()
            .SelectMany(i => i.GetInterfaces())
            .Concat(type.BaseType?.GetInterfaces() ?? []);
        var bases = type.GetInterfaces().Except(inherited);
        if (type.BaseType is { } baseType && baseType != typeof(object))
            bases = bases.Append(baseType);
        return bases.Select(TypeName.Of).ToHashSet();
    }

    private static string[] Members(Type type)
    {
        if (type.IsEnum)
            return type.GetEnumNames();
        return
        [
            .. type.GetConstructors(Declared).Select(c => $"ctor({Parameters(c)})"),
            .. type.GetProperties(Declared).Where(p => IsNew(p.GetAccessors()[0])).Select(Property),
            .. type.GetMethods(Declared).Where(m => !m.IsSpecialName && IsNew(m)).Select(Method),
            .. type.GetFields(Declared).Select(f => $"field {f.Name}: {TypeName.Of(f.FieldType)}"),
            .. type.GetEvents(Declared).Select(e => $"event {e.Name}"),
        ];
    }

    private static bool IsNew(MethodInfo method) => method.GetBaseDefinition().DeclaringType == method.DeclaringType;

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors().Select(a => a.Name[..3]).Order(StringComparer.Ordinal);
        return $"property {Static(property.GetAccessors()[0])}{property.Name}: "
            + $"{TypeName.Of(property.PropertyType)} {{ {string.Join(' ', accessors)} }}";
    }

    private static string Method(MethodInfo method)
    {
        var typeParameters = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeName.Of))}>"
            : "";
        var extends = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"method {Static(method)}{method.Name}{typeParameters}({extends}{Parameters(method)}): "
            + $"{TypeName.Of(method.ReturnType)}";
    }

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method.GetParameters().Select(p => $"{TypeName.Of(p.ParameterType)} {p.Name}{(p.IsOptional ? "?" : "")}")
        );
}
