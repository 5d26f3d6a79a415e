using System.Reflection;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Contract;

/// <summary>
/// Every circuit of the engine, found by reflection: a new one is enrolled by existing. A circuit whose constructor takes enums or booleans
/// is a case for each combination of them; other arguments stand in <see cref="Arguments"/>. The benchmarks link this file: it knows no test framework.
/// </summary>
internal static class CircuitCases
{
    /// <summary>Constructor arguments that cannot be guessed, by circuit: what to pass for each parameter, made for the lanes' type.</summary>
    private static readonly Dictionary<string, Func<Type, object?[]>> Arguments = [];

    private static readonly Dictionary<string, (Type Definition, object?[]? Arguments)> Cases = Enumerate();

    /// <summary>The cases' names: the circuit's and, where there are any, its arguments'.</summary>
    public static IEnumerable<string> Names => Cases.Keys;

    /// <summary>The circuit's name without arguments.</summary>
    public static string CircuitOf(string name) => name.Split('(')[0];

    /// <summary>A new circuit.</summary>
    public static Circuit<TLanes> Create<TLanes>(string name)
        where TLanes : struct, ILanes<TLanes>
    {
        (Type definition, object?[]? arguments) = Cases[name];
        arguments ??= Arguments[CircuitOf(name)](typeof(TLanes));
        return (Circuit<TLanes>)Activator.CreateInstance(definition.MakeGenericType(typeof(TLanes)), arguments)!;
    }

    private static Dictionary<string, (Type Definition, object?[]? Arguments)> Enumerate()
    {
        var cases = new Dictionary<string, (Type, object?[]?)>();
        foreach (Type type in typeof(Circuit<>).Assembly.GetTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            if (type.IsAbstract || !IsCircuit(type))
                continue;
            string name = type.Name.Split('`')[0];
            if (!type.IsGenericTypeDefinition || type.GetGenericArguments().Length != 1)
                throw new InvalidOperationException($"{name} is not written over lanes alone: make it {name}<TLanes>, so that it can be run at every width.");
            foreach (object?[]? arguments in ArgumentsFor(type, name))
                cases.Add(arguments is null or [] ? name : $"{name}({string.Join(", ", arguments)})", (type, arguments));
        }
        return cases;
    }

    private static bool IsCircuit(Type type)
    {
        for (Type? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(Circuit<>))
                return true;
        }
        return false;
    }

    private static List<object?[]?> ArgumentsFor(Type type, string name)
    {
        if (Arguments.ContainsKey(name))
            return [null];
        ConstructorInfo constructor = type.GetConstructors().OrderBy(candidate => candidate.GetParameters().Length).First();
        List<object?[]> combinations = [[]];
        foreach (ParameterInfo parameter in constructor.GetParameters())
        {
            object[] values = ValuesOf(parameter.ParameterType) ?? throw new InvalidOperationException(
                $"Nothing can guess '{parameter.Name}' of {name}'s constructor: add a row to CircuitCases.Arguments.");
            combinations = [.. combinations.SelectMany(_ => values, (before, value) => before.Append(value).ToArray())];
        }
        return [.. combinations];
    }

    /// <summary>All values of an enum or a boolean, null for any other type. By way of the underlying type: native code has no array of every enum.</summary>
    private static object[]? ValuesOf(Type type) =>
        type.IsEnum ? [.. Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => Enum.ToObject(type, value))]
        : type == typeof(bool) ? [false, true]
        : null;
}
