using System.Numerics.Tensors;

namespace EmotionRecognition.Audio.Fingerprints;

/// <summary>How alike two fingerprints are where they overlap, at the offset and speed at which they are most alike.</summary>
internal static class Likeness
{
    /// <summary>Speeds that differ by up to 3 % are tried, in steps of 0.5 %.</summary>
    private const int SpeedSteps = 6;
    private const double SpeedStep = 0.005;
    private const int MostShift = 8;

    /// <summary>Frames that must overlap, 0.5 s, and the share of the shorter recording.</summary>
    private const int LeastFrames = 32;
    private const double LeastShare = 0.5;

    /// <summary>A pair that is less alike at its best offset, at one speed, is not alike at any.</summary>
    private const double LeastAtOneSpeed = 0.5;

    // The offset is first sought in every fourth frame, which is enough to find it.
    private const int Coarse = 4;

    /// <summary>Compares near an offset.</summary>
    /// <param name="one">A fingerprint.</param>
    /// <param name="other">Another one.</param>
    /// <param name="offset">Frame of <paramref name="other"/> that belongs to frame 0 of <paramref name="one"/>, roughly.</param>
    /// <returns>The correlation of the levels, from -1 to 1.</returns>
    public static double Near(SoundFingerprint one, SoundFingerprint other, int offset)
    {
        var (best, at) = (-1.0, (double)offset);
        for (var shift = -MostShift; shift <= MostShift; shift++)
        {
            var value = Correlation(one, other, offset + shift, 1, Coarse);
            (best, at) = value > best ? (value, offset + shift) : (best, at);
        }

        if (best < LeastAtOneSpeed)
        {
            return best;
        }

        // A change of speed turns about the middle of the overlap, where the offset is right.
        var middle = Math.Max(0, -at) + (Math.Min(one.Frames, other.Frames - at) - Math.Max(0, -at)) / 2;
        var (fastest, bestStart, bestSpeed) = (-1.0, at, 1.0);
        for (var step = -SpeedSteps; step <= SpeedSteps; step++)
        {
            var speed = 1 + (step * SpeedStep);
            for (var shift = -2; shift <= 2; shift++)
            {
                var start = at + shift + (middle * (1 - speed));
                var value = Correlation(one, other, start, speed, Coarse);
                (fastest, bestStart, bestSpeed) = value > fastest ? (value, start, speed) : (fastest, bestStart, bestSpeed);
            }
        }

        return Math.Max(Correlation(one, other, at, 1, 1), Correlation(one, other, bestStart, bestSpeed, 1));
    }

    /// <summary>The correlation of the levels of frames t and offset + speed t, each band less its mean.</summary>
    private static double Correlation(SoundFingerprint one, SoundFingerprint other, double offset, double speed, int stride)
    {
        var first = Math.Max(0, (int)Math.Ceiling(-offset / speed));
        var last = Math.Min(one.Frames - 1, (int)Math.Floor((other.Frames - 1 - offset) / speed));
        var frames = last - first + 1;
        if (frames < Math.Max(LeastFrames, LeastShare * Math.Min(one.Frames, other.Frames)))
        {
            return -1;
        }

        Span<float> sumA = stackalloc float[SoundFingerprint.Bands];
        Span<float> sumB = stackalloc float[SoundFingerprint.Bands];
        Span<float> a = stackalloc float[SoundFingerprint.Bands];
        Span<float> b = stackalloc float[SoundFingerprint.Bands];
        var (aa, bb, ab) = (0.0, 0.0, 0.0);
        var used = 0;
        for (var t = first; t <= last; t += stride)
        {
            TensorPrimitives.ConvertChecked<byte, float>(one.Levels.Slice(t * SoundFingerprint.Bands, SoundFingerprint.Bands), a);
            TensorPrimitives.ConvertChecked<byte, float>(
                other.Levels.Slice((int)Math.Round(offset + (speed * t)) * SoundFingerprint.Bands, SoundFingerprint.Bands), b);
            TensorPrimitives.Add(sumA, a, sumA);
            TensorPrimitives.Add(sumB, b, sumB);
            used++;
            aa += TensorPrimitives.Dot<float>(a, a);
            bb += TensorPrimitives.Dot<float>(b, b);
            ab += TensorPrimitives.Dot<float>(a, b);
        }

        aa -= TensorPrimitives.Dot<float>(sumA, sumA) / used;
        bb -= TensorPrimitives.Dot<float>(sumB, sumB) / used;
        ab -= TensorPrimitives.Dot<float>(sumA, sumB) / used;
        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : -1;
    }
}
