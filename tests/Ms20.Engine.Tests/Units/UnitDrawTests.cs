using System.Collections.Immutable;
using System.Reflection;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Units;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Units;

public class UnitDrawTests
{
    private const double Cent = 1.0 / 1200.0;

    public static TheoryData<string> ProfileIds => [.. Profiles.All.Select(profile => profile.Id)];

    private static PropertyInfo[] LaneParts =>
        [.. typeof(UnitParts<Lanes1>).GetProperties().Where(property => property.PropertyType == typeof(Lanes1))];

    [Theory]
    [MemberData(nameof(ProfileIds))]
    public void Unit_0_is_nominal_to_the_last_bit_whatever_its_age_and_temperature(string profileId)
    {
        var nominal = new UnitParts<Lanes1>();
        UnitParts<Lanes1> parts = Population.Parts(0, ProfileOf(profileId), 1.0, cold: true);
        foreach (PropertyInfo part in LaneParts)
            Assert.Equal(Value(part, nominal), Value(part, parts));
    }

    [Fact]
    public void Unit_1_is_nominal_but_for_what_keeps_it_alive()
    {
        string[] alive =
        [
            "Vco2Octaves", "VcoDriftOctaves", "FilterDriftOctaves", "FilterHiss",
            "Vco1OctavesPerKelvin", "Vco2OctavesPerKelvin", "ConverterPerKelvin", "CutoffOctavesPerKelvin",
        ];
        var nominal = new UnitParts<Lanes1>();
        UnitParts<Lanes1> parts = Population.Parts(1, Profiles.Early1978);
        Assert.Equal(alive.Order(), LaneParts.Where(part => Value(part, parts) != Value(part, nominal)).Select(part => part.Name).Order());
        Assert.Equal(2.5, Lanes1.Get(parts.Vco2Octaves, 0) / Cent, 12);
    }

    [Fact]
    public void Each_lane_gets_the_unit_it_would_be_alone()
    {
        UnitChoice[] choices = [.. Enumerable.Range(0, 8).Select(unit => new UnitChoice(unit, (ulong)(unit + 40)))];
        UnitParts<Lanes8> eight = UnitDraw.Draw<Lanes8>(choices, Profiles.Late1978, 0.7);
        for (int lane = 0; lane < 8; lane++)
        {
            UnitParts<Lanes1> alone = UnitDraw.Draw<Lanes1>([choices[lane]], Profiles.Late1978, 0.7);
            Assert.Equal((ulong)(lane + 40), eight.Seeds[lane]);
            foreach (PropertyInfo part in LaneParts)
            {
                var lanes = (Lanes8)typeof(UnitParts<Lanes8>).GetProperty(part.Name)!.GetValue(eight)!;
                Assert.Equal(Value(part, alone), Lanes8.Get(lanes, lane));
            }
        }
    }

    [Fact]
    public void Every_part_of_a_unit_is_drawn()
    {
        var nominal = new UnitParts<Lanes1>();
        UnitParts<Lanes1> early = Population.Parts(5, Profiles.Early1978, 1.0);
        foreach (PropertyInfo part in LaneParts)
            Assert.NotEqual(Value(part, nominal), Value(part, early));
    }

    [Fact]
    public void Age_adds_in_proportion_and_differently_in_each_unit()
    {
        double[] one = Population.Of(parts => parts.Vco1Octaves, age: 1.0), half = Population.Of(parts => parts.Vco1Octaves, age: 0.5);
        double[] none = Population.Of(parts => parts.Vco1Octaves);
        for (int i = 0; i < one.Length; i++)
            Assert.Equal(one[i] - none[i], 2.0 * (half[i] - none[i]), 12);
        // 25 cents and the cut; three standard errors of 200.
        Assert.InRange(Population.Deviation([.. one.Zip(none, (a, b) => (a - b) / Cent)]), 0.84 * 24.7, 1.16 * 24.7);
        Assert.All(Population.Of(parts => parts.KeyReleaseLoss), loss => Assert.Equal(0.0, loss));
        // 0.5 %, at most 2.5 times that.
        Assert.All(Population.Of(parts => parts.KeyReleaseLoss, age: 1.0), loss => Assert.InRange(loss, 0.0, 0.0125001));
    }

    [Theory]
    [MemberData(nameof(ProfileIds))]
    public void A_service_takes_away_what_age_has_done_and_leaves_what_is_worn(string profileId)
    {
        Profile profile = ProfileOf(profileId);
        string[] worn = [nameof(UnitParts<>.KeyReleaseLoss), nameof(UnitParts<>.KeyHoldDroop), nameof(UnitParts<>.VcoRippleOctaves)];
        foreach (int unit in Population.Units.Append(1).Append(0))
        {
            ImmutableArray<double> values = UnitDraw.ServiceTrims(unit, profile, 1.0);
            // Every trimmer reaches.
            foreach (Trim trim in Trims.All)
                Assert.Equal(values[trim.Index], trim.Limit(values[trim.Index]));
            UnitParts<Lanes1> serviced = UnitDraw.Draw<Lanes1>([new UnitChoice(unit, 1) { TrimValues = values }], profile, 1.0);
            UnitParts<Lanes1> young = Population.Parts(unit, profile);
            // Far inside a cent and a per cent: arithmetic is all that stands between.
            foreach (PropertyInfo part in LaneParts.Where(part => !worn.Contains(part.Name)))
                Assert.Equal(Value(part, young), Value(part, serviced), 12);
        }
    }

    [Fact]
    public void Trims_turn_the_quantity_they_name_and_no_other()
    {
        var moved = new Dictionary<string, string>();
        foreach (Trim trim in Trims.All)
        {
            ImmutableArray<double> values = UnitChoice.FactoryTrims.SetItem(trim.Index, 12.0);
            UnitParts<Lanes1> parts = UnitDraw.Draw<Lanes1>([new UnitChoice(0, 1) { TrimValues = values }], Profiles.Late1978);
            var nominal = new UnitParts<Lanes1>();
            PropertyInfo part = LaneParts.Single(part => Value(part, parts) != Value(part, nominal));
            Assert.Equal(trim.Unit == "%" ? 1.12 : 0.01, Value(part, parts), 12);
            moved.Add(trim.Id, part.Name);
        }

        Assert.Equal("Vco1Octaves", moved["vco1.trim"]);
        Assert.Equal("Vco2Octaves", moved["vco2.trim"]);
        Assert.Equal("HpfCutoffFactor", moved["hpf.cutoff.trim"]);
        Assert.Equal("LpfCutoffFactor", moved["lpf.cutoff.trim"]);
        Assert.Equal("HpfLoopGainFactor", moved["hpf.peak.trim"]);
        Assert.Equal("LpfLoopGainFactor", moved["lpf.peak.trim"]);
        Assert.Equal("Eg1TimeFactor", moved["eg1.time.trim"]);
        Assert.Equal("Eg2TimeFactor", moved["eg2.time.trim"]);
    }

    private static Profile ProfileOf(string id) => Profiles.All.Single(profile => profile.Id == id);

    private static double Value(PropertyInfo part, UnitParts<Lanes1> parts) => Lanes1.Get((Lanes1)part.GetValue(parts)!, 0);
}
