namespace Ms20.App.Lab.Sound;

/// <summary>Hears the frames on their way to the listener and may change them. Audio thread: must not allocate or wait.</summary>
/// <param name="sound">The frames of one request.</param>
internal delegate void SoundTap(Span<float> sound);
