namespace EmotionRecognition.Audio.Pitch;

/// <summary>An autocorrelation between its lags: band-limited interpolation by a windowed sinc, mirrored at lag 0.</summary>
internal static class SincInterpolation
{
    private const int Reach = 24;

    /// <summary>The peak near a lag.</summary>
    /// <param name="correlation">The values at the lags from 0 on.</param>
    /// <param name="lag">A local maximum with a lag on either side.</param>
    /// <returns>The lag of the peak and the value there.</returns>
    public static (double Lag, double Value) Peak(double[] correlation, int lag)
    {
        // Two parabolas: the second through points near the vertex of the first, where the band-limited curve is nearly one.
        var center = lag + Vertex(correlation[lag - 1], correlation[lag], correlation[lag + 1]);
        const double Step = 0.125;
        var (before, here, after) = (At(correlation, center - Step), At(correlation, center), At(correlation, center + Step));
        var shift = Vertex(before, here, after);
        return (center + (Step * shift), here + (0.25 * shift * (after - before)));
    }

    private static double Vertex(double before, double here, double after)
    {
        var curvature = (2 * here) - before - after;
        return curvature > 0 ? Math.Clamp(0.5 * (after - before) / curvature, -1, 1) : 0;
    }

    private static double At(double[] values, double position)
    {
        var first = (int)Math.Floor(position);
        var fraction = position - first;
        if (fraction < 1e-9)
        {
            return values[first];
        }

        var sum = 0.0;
        var sine = Math.Sin(Math.PI * fraction);
        for (var i = -Reach + 1; i <= Reach; i++)
        {
            // sin(pi (fraction - i)) = (-1)^i sin(pi fraction); a Hann window over the reach.
            var distance = fraction - i;
            var window = 0.5 + (0.5 * Math.Cos(Math.PI * distance / Reach));
            var at = Math.Abs(first + i);
            var value = at < values.Length ? values[at] : 0;
            sum += value * window * ((i & 1) == 0 ? sine : -sine) / (Math.PI * distance);
        }

        return sum;
    }
}
