using System.Reflection;

namespace Ms20.PublicApi.Tests;

/// <summary>Types as C# writes them, without namespaces, with the question marks of nullable references.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>The name of a type whose nullability is not known or of no account.</summary>
    public static string Of(Type type) => Of(type, null);

    /// <summary>The name of a parameter's, property's or field's type.</summary>
    public static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        bool canBeNull = !type.IsValueType && !type.IsGenericParameter && State(nullability) == NullabilityState.Nullable;
        return Bare(type, nullability) + (canBeNull ? "?" : "");
    }

    private static NullabilityState State(NullabilityInfo? nullability) =>
        nullability is null ? NullabilityState.Unknown
        : nullability.ReadState == NullabilityState.Unknown ? nullability.WriteState : nullability.ReadState;

    private static string Bare(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsArray)
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]";
        string name = type.Name.Split('`')[0];
        if (type.IsNested && !type.IsGenericParameter)
            name = $"{Bare(type.DeclaringType!, null)}.{name}";
        if (!type.IsGenericType)
            return name;
        Type[] arguments = type.GetGenericArguments();
        bool areKnown = nullability is not null && nullability.GenericTypeArguments.Length == arguments.Length;
        return $"{name}<{string.Join(", ", arguments.Select((argument, i) => Of(argument, areKnown ? nullability!.GenericTypeArguments[i] : null)))}>";
    }
}
