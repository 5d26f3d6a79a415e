using Ms20.Audio.Midi;

namespace Ms20.App.Rendering;

/// <summary>Reads the song that is to be rendered.</summary>
internal static class SongFile
{
    /// <summary>The longest song that is rendered, in hours. A tunable: a damaged or playful file can say years.</summary>
    private const int LongestHours = 24;

    /// <summary>Reads a MIDI file.</summary>
    /// <exception cref="Refusal">It cannot be read, is no MIDI file, or is too long.</exception>
    public static MidiSong Read(string path, Surroundings surroundings)
    {
        byte[] bytes = InputFile.Read(path, MidiFile.MaxBytes, "MIDI file", surroundings);
        MidiSong song;
        try
        {
            song = new MidiSong(MidiFile.Read(bytes));
        }
        catch (MidiFormatException e)
        {
            throw new Refusal($"{path}: {e.Message}");
        }

        return song.LengthSeconds <= LongestHours * 3600.0
            ? song
            : throw new Refusal($"{path}: the song lasts more than {LongestHours} hours; move its end-of-track event or split it.");
    }
}
