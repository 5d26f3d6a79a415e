using Ms20.Engine.Circuits;
using Ms20.Panel;

namespace Ms20.Engine.Signals;

/// <summary>The temperature inside the case after power-on, stepped once a tick; an instrument that is not cold is warm from the beginning.</summary>
/// <remarks>
/// T = Twarm - 9 K e^(-t/12 min): one thermal capacity behind one resistance. Both figures are estimates and tunables. Time is counted in
/// samples from Reset.
/// </remarks>
internal struct WarmUp
{
    /// <summary>How far the case warms up.</summary>
    public const double RiseKelvin = 9.0;

    /// <summary>Time constant of warming up.</summary>
    public const double TimeConstantSeconds = 720.0;

    /// <summary>Nearer than this the instrument is warm: no coefficient makes a millionth of a cent of it.</summary>
    private const double WarmKelvin = 1e-6;

    private double _startKelvin;
    private double _remainder;

    /// <summary>The temperature against a warm instrument's: -9 at a cold start, 0 when warm.</summary>
    public double Kelvin { readonly get; private set; }

    /// <summary>Sets the pace.</summary>
    public void Prepare(EngineRate rate, bool cold)
    {
        _startKelvin = cold ? -RiseKelvin : 0.0;
        _remainder = Elementary.Exp(-Tick.Samples * rate.StepSeconds / TimeConstantSeconds);
        Reset();
    }

    /// <summary>Power on.</summary>
    public void Reset() => Kelvin = _startKelvin;

    /// <summary>One tick on.</summary>
    public void Step()
    {
        double next = Kelvin * _remainder;
        Kelvin = next < -WarmKelvin ? next : 0.0;
    }
}
