using System.Xml.Linq;
using Ms20.Bench.Loads;
using Ms20.Engine.Lanes;

namespace Ms20.Bench;

/// <summary>
/// --roots FILE: tells the native compiler, in its rd.xml, to keep every circuit at every width with all its members. It cannot see that they are
/// found by reflection, and would leave out setters that nothing else calls: knobs would be missing without a word.
/// </summary>
internal static class CircuitRoots
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/netfx/2013/01/metadata";

    /// <summary>Writes the file.</summary>
    public static int Write(string file)
    {
        var assemblies = CircuitLoads.Names.SelectMany(TypesOf).Distinct().GroupBy(NativeAssemblyOf)
            .Select(group => new XElement(Schema + "Assembly", new XAttribute("Name", group.Key), group.Select(Root)));
        new XDocument(new XElement(Schema + "Directives", new XElement(Schema + "Application", assemblies))).Save(file);
        return 0;
    }

    private static Type[] TypesOf(string circuit) =>
    [
        CircuitLoads.CreateCircuit<Lanes1>(circuit).GetType(),
        CircuitLoads.CreateCircuit<Lanes4>(circuit).GetType(),
        CircuitLoads.CreateCircuit<Lanes8>(circuit).GetType(),
    ];

    /// <summary>Our own sources are compiled into another assembly there.</summary>
    private static string NativeAssemblyOf(Type type) =>
        type.Assembly == typeof(CircuitRoots).Assembly ? "Ms20.Bench.Native" : type.Assembly.GetName().Name!;

    private static XElement Root(Type circuit)
    {
        Type lanes = circuit.GetGenericArguments()[0];
        string name = $"{circuit.GetGenericTypeDefinition().FullName}[[{lanes.FullName}, {NativeAssemblyOf(lanes)}]]";
        return new XElement(Schema + "Type", new XAttribute("Name", name), new XAttribute("Dynamic", "Required All"));
    }
}
