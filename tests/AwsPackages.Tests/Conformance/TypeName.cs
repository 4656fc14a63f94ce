namespace RoleFerry.AwsPackages.Tests.Conformance;

/// <summary>A type's name as the listings write it.</summary>
internal static class TypeName
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Double"] = "double",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.UInt32"] = "uint",
        ["System.Void"] = "void",
    };

    public static string Keyword(string fullName) => Keywords.GetValueOrDefault(fullName, fullName);

    public static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!) + "&";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        var name = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : Keyword(name);
    }
}
