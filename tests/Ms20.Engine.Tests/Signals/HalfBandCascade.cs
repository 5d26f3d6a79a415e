using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests;

/// <summary>The impulse responses of the resampling cascades at the engine's rate, as they come out of the running code.</summary>
internal static class HalfBandCascade
{
    /// <summary>Host samples that hold every response with room to spare: the longest is 57.</summary>
    public const int HostSamples = 72;

    /// <summary>
    /// What a decimator answers at host sample m to an impulse at engine sample i, put at place m * oversampling - i + oversampling: one
    /// impulse for each place of a group, eight at a time in eight lanes.
    /// </summary>
    public static double[] OfDecimator(Decimator<Lanes8> decimator, int oversampling)
    {
        var response = new double[(HostSamples + 1) * oversampling];
        var engine = new Lanes8[HostSamples * oversampling];
        var host = new Lanes8[HostSamples];
        Span<double> lanes = stackalloc double[8];
        for (int first = 0; first < oversampling; first += 8)
        {
            Array.Clear(engine);
            int impulses = Math.Min(8, oversampling - first);
            for (int k = 0; k < impulses; k++)
            {
                lanes.Clear();
                lanes[k] = 1.0;
                engine[first + k] = Lanes8.Load(lanes);
            }
            decimator.Reset();
            Assert.Equal(HostSamples, decimator.Process(engine, host));
            for (int m = 0; m < HostSamples; m++)
            {
                for (int k = 0; k < impulses; k++)
                    response[m * oversampling - (first + k) + oversampling] = Lanes8.Get(host[m], k);
            }
        }
        return response;
    }

    /// <summary>What an interpolator makes of an impulse at host sample 0.</summary>
    public static double[] OfInterpolator(Interpolator<Lanes1> interpolator, int oversampling)
    {
        var host = new Lanes1[HostSamples];
        host[0] = Lanes1.Of(1.0);
        var engine = new Lanes1[HostSamples * oversampling];
        interpolator.Reset();
        Assert.Equal(HostSamples, interpolator.Process(host, engine));
        var response = new double[engine.Length];
        for (int i = 0; i < response.Length; i++)
            response[i] = Lanes1.Get(engine[i], 0);
        return response;
    }

    /// <summary>Magnitude at a frequency given as a fraction of the host's rate, for a response symmetric about <paramref name="centre"/>.</summary>
    public static double MagnitudeAt(double[] response, int centre, int oversampling, double perHostRate)
    {
        // Symmetric, so the cosines about the centre are all there is; the angle between samples is turned by multiplication.
        double angle = 2.0 * Math.PI * perHostRate / oversampling;
        double sum = response[centre], cos = 1.0, sin = 0.0, turnCos = Math.Cos(angle), turnSin = Math.Sin(angle);
        for (int t = 1; centre + t < response.Length && centre - t >= 0; t++)
        {
            (cos, sin) = (cos * turnCos - sin * turnSin, sin * turnCos + cos * turnSin);
            sum += (response[centre + t] + response[centre - t]) * cos;
        }
        return Math.Abs(sum);
    }

    /// <summary>Largest deviation from 0 dB over the protected band, for a gain at rest of <paramref name="gain"/>.</summary>
    public static double RippleDb(double[] response, int centre, int oversampling, double gain)
    {
        double worst = 0.0;
        for (int i = 0; i <= 400; i++)
        {
            double magnitude = MagnitudeAt(response, centre, oversampling, 20.0 / 48.0 * i / 400.0);
            worst = Math.Max(worst, Math.Abs(Tone.Db(magnitude / gain)));
        }
        return worst;
    }

    /// <summary>The highest response at any frequency that folds into the protected band (or is an image of it).</summary>
    public static double StopbandDb(double[] response, int centre, int oversampling, double gain)
    {
        double worst = 0.0;
        for (int image = 1; image <= oversampling / 2; image++)
        {
            for (int i = -60; i <= 60; i++)
            {
                double frequency = image + 20.0 / 48.0 * i / 60.0;
                if (frequency <= oversampling / 2.0)
                    worst = Math.Max(worst, MagnitudeAt(response, centre, oversampling, frequency));
            }
        }
        return Tone.Db(worst / gain);
    }
}
