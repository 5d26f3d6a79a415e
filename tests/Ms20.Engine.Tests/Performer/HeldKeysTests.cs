using Ms20.Engine.Circuits;

namespace Ms20.Engine.Tests;

public sealed class HeldKeysTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_sounding_key_is_the_one_a_plain_list_would_choose(int seed)
    {
        Random random = new(seed);
        HeldKeys keys = new();
        List<int> list = [];
        for (int move = 0; move < 5000; move++)
        {
            int note = random.Next(128);
            switch (random.Next(200))
            {
                case 0:
                    keys.Clear();
                    list.Clear();
                    break;
                case < 105:
                    keys.Press(note);
                    list.Remove(note);
                    list.Add(note);
                    break;
                default:
                    keys.Release(note);
                    list.Remove(note);
                    break;
            }

            Assert.Equal(list.Count, keys.Count);
            Assert.Equal(list.Contains(note), keys.IsDown(note));
            Assert.Equal(list.Count == 0 ? -1 : list.Max(), keys.Sounding(NotePriority.Highest));
            Assert.Equal(list.Count == 0 ? -1 : list.Min(), keys.Sounding(NotePriority.Lowest));
            Assert.Equal(list.Count == 0 ? -1 : list[^1], keys.Sounding(NotePriority.Last));
        }
    }

    [Fact]
    public void All_128_keys_can_be_down_at_once()
    {
        HeldKeys keys = new();
        for (int note = 0; note < 128; note++)
            keys.Press(note);
        keys.Press(5);
        Assert.Equal(128, keys.Count);
        Assert.Equal(127, keys.Sounding(NotePriority.Highest));
        Assert.Equal(0, keys.Sounding(NotePriority.Lowest));
        Assert.Equal(5, keys.Sounding(NotePriority.Last));
    }
}
