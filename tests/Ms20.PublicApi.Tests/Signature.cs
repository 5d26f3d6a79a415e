using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ms20.PublicApi.Tests;

/// <summary>Members as C# declares them, one line each.</summary>
internal static class Signature
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(FieldInfo field)
    {
        string type = TypeName.Of(field.FieldType, Nullability.Create(field));
        return field.IsLiteral ? $"const {type} {field.Name} = {Literal(field.GetRawConstantValue())}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    public static string Of(PropertyInfo property)
    {
        MethodInfo accessor = (property.GetMethod ?? property.SetMethod)!;
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length > 0 ? $"this[{Parameters(index)}]" : property.Name;
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string get = IsVisible(property.GetMethod) ? "get; " : "";
        string set = IsVisible(property.SetMethod) ? IsInit(property.SetMethod!) ? "init; " : "set; " : "";
        return $"{Modifiers(accessor)}{required}{TypeName.Of(property.PropertyType, Nullability.Create(property))} {name} {{ {get}{set}}}";
    }

    public static string Of(EventInfo happening) =>
        $"{Modifiers(happening.AddMethod!)}event {TypeName.Of(happening.EventHandlerType!, Nullability.Create(happening))} {happening.Name}";

    public static string Of(ConstructorInfo constructor) =>
        $"{Access(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor.GetParameters())})";

    public static string Of(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeName.Of))}>" : "";
        string reference = method.ReturnType.IsByRef ? "ref " : "";
        return $"{Modifiers(method)}{reference}{TypeName.Of(method.ReturnType, Nullability.Create(method.ReturnParameter))} "
            + $"{method.Name}{generic}({Parameters(method.GetParameters())})";
    }

    /// <summary>Whether an outsider may call it, or may from a derived class.</summary>
    public static bool IsVisible(MethodBase? method) =>
        method is not null && (method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed));

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        string access = Access(method);
        if (method.IsStatic)
            return access + (method.IsAbstract ? "static abstract " : "static ");
        if (method.DeclaringType!.IsInterface)
            return access;
        if (method.IsAbstract)
            return access + "abstract ";
        if (!method.IsVirtual)
            return access;
        if (method.GetBaseDefinition() != method)
            return access + "override ";
        return method.IsFinal ? access : access + "virtual ";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string way = parameter.IsDefined(typeof(ParamCollectionAttribute)) || parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        string value = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "";
        return $"{way}{TypeName.Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        Enum choice => $"{choice.GetType().Name}.{choice}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
