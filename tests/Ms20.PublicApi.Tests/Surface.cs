using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ms20.PublicApi.Tests;

/// <summary>What an assembly shows to the outside: every public type with every member an outsider can reach, sorted.</summary>
internal static class Surface
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The surface as lines: a type's own line, its members' indented, then an empty one.</summary>
    public static string Of(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            lines.Add(Declaration(type));
            lines.AddRange(Members(type).Select(member => "    " + member).Order(StringComparer.Ordinal));
            lines.Add("");
        }

        return string.Join('\n', lines);
    }

    private static string Declaration(Type type)
    {
        List<string> bases = [];
        if (type.BaseType is { } parent && !type.IsValueType && parent != typeof(object))
            bases.Add(TypeName.Of(parent));
        if (type.IsEnum)
            bases = [TypeName.Of(Enum.GetUnderlyingType(type))];
        else
            bases.AddRange(type.GetInterfaces().Where(candidate => candidate.IsVisible).Select(TypeName.Of).Order(StringComparer.Ordinal));
        string inherited = bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
        return $"{Kind(type)} {type.Namespace}.{TypeName.Of(type)}{inherited}";
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        bool isRecord = type.GetMethod("PrintMembers", Everything) is not null;
        if (type.IsValueType)
        {
            string readOnly = type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "";
            return readOnly + (type.IsByRefLike ? "ref struct" : isRecord ? "record struct" : "struct");
        }

        string modifier = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return modifier + (isRecord ? "record" : "class");
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        return type.GetMembers(Everything).Where(IsShown).Select(member => member switch
        {
            FieldInfo field => Signature.Of(field),
            PropertyInfo property => Signature.Of(property),
            EventInfo happening => Signature.Of(happening),
            ConstructorInfo constructor => Signature.Of(constructor),
            _ => Signature.Of((MethodInfo)member),
        });
    }

    /// <summary>What the compiler adds to records on its own is left out; the word record says it is there.</summary>
    private static bool IsShown(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed),
        PropertyInfo property => (Signature.IsVisible(property.GetMethod) || Signature.IsVisible(property.SetMethod)) && property.Name != "EqualityContract",
        EventInfo happening => Signature.IsVisible(happening.AddMethod),
        ConstructorInfo constructor => Signature.IsVisible(constructor) && !constructor.IsStatic,
        MethodInfo method => Signature.IsVisible(method)
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            && (!method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name == "Deconstruct"),
        _ => false,
    };
}
