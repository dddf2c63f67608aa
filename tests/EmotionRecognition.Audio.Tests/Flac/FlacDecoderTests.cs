using CsCheck;

namespace EmotionRecognition.Audio.Tests.Flac;

public sealed class FlacDecoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Decode_FileOfTheReferenceEncoder_IsExactlyTheWave()
    {
        var expected = SoundFile.ReadMono(Sounds.Path("tone.wav"));
        var actual = SoundFile.ReadMono(Sounds.Path("tone.flac"));

        Assert.Equal(expected.Samples, actual.Samples);
        Assert.Equal(new SoundFormat(16000, 2, 3200, "FLAC 16-bit"), SoundFile.ReadFormat(Sounds.Path("tone.flac")));
    }

    [Fact]
    public void Decode_AnythingTheFormatHas_IsExact() => Gen.Select(
        Gen.Int[0, int.MaxValue], Gen.Int[1, 5], Gen.Int[0, 5].Select(i => new[] { 8, 12, 16, 20, 24, 32 }[i]), Gen.Int[1, 1500],
        Gen.Bool, Gen.Bool, Gen.Int[0, 3])
        .Sample(
            values =>
            {
                var (seed, channelCount, bits, length, hasLength, hasVariableSize, kind) = values;
                var random = new Random(seed);
                var channels = Enumerable.Range(0, channelCount).Select(channel => Channel(random, kind, bits, length, channel)).ToArray();
                var path = _folder.File($"{seed}.flac");
                var encoder = new FlacBytes(random, 16000, bits, channels) { HasLength = hasLength, HasVariableSize = hasVariableSize };
                File.WriteAllBytes(path, encoder.Encode());

                using var file = SoundFile.Open(path);
                var frames = new double[length * channelCount];
                file.Read(0, frames);

                Assert.Equal(new SoundFormat(16000, channelCount, length, $"FLAC {bits}-bit"), file.Format);
                Assert.Equal(
                    Enumerable.Range(0, frames.Length).Select(i => channels[i % channelCount][i / channelCount] / Math.Pow(2, bits - 1)), frames);
                Assert.Equal(hasLength ? 0 : 1, file.Notices.Count);
                File.Delete(path);
            },
            iter: 300);

    [Fact]
    public void Decode_AnyChangedByteOfTheSound_IsAnError()
    {
        var bytes = File.ReadAllBytes(Sounds.Path("tone.flac"));
        for (var i = bytes.Length - 4000; i < bytes.Length; i += 13)
        {
            var mutant = bytes.ToArray();
            mutant[i] ^= (byte)(1 << (i % 8));

            Assert.False(Sounds.IsReadOrRefused(_folder, mutant), $"byte {i}");
        }
    }

    [Fact]
    public void Decode_AnotherHash_IsAnErrorWhenAllIsRead()
    {
        var random = new Random(1);
        var bytes = new FlacBytes(random, 16000, 16, [Channel(random, 0, 16, 1024, 0)]).Encode();
        bytes[4 + 4 + 18] ^= 1;
        var path = _folder.File("a.flac");
        File.WriteAllBytes(path, bytes);

        using var file = SoundFile.Open(path);

        Assert.Equal(10, file.ReadMono(0, 10).Samples.Length);
        Assert.Contains("another MD5", Assert.Throws<InputException>(() => file.ReadMono(0, 1024)).Message);
    }

    [Fact]
    public void Decode_MissingBlock_IsNamed()
    {
        var random = new Random(1);
        var channels = new[] { Channel(random, 0, 16, 1024, 0) };
        var whole = new FlacBytes(random, 16000, 16, channels).Encode();
        var places = Enumerable.Range(0, whole.Length - 5)
            .Where(i => whole[i] == 0xFF && whole[i + 1] == 0xF8 && whole[i + 2] == 0x70 && whole[i + 3] == 0 && whole[i + 4] < 4).ToList();
        Assert.Equal(4, places.Count);

        var error = Sounds.ErrorOf(_folder, [.. whole[..places[1]], .. whole[places[2]..]]);

        Assert.Contains("block 2, expected block 1; blocks are missing", error, StringComparison.Ordinal);
    }

    // Tones, noise at full scale, values with zeros at the end, and constants.
    private static long[] Channel(Random random, int kind, int bits, int length, int channel)
    {
        var (least, most) = (-(1L << (bits - 1)), (1L << (bits - 1)) - 1);
        return
        [
            .. Enumerable.Range(0, length).Select(i => kind switch
            {
                0 => (long)(most * 0.9 * Math.Sin((i * 0.05) + channel)),
                1 => random.NextInt64(least, most + 1),
                2 => Math.Clamp((long)(20 * Math.Sin(i * 0.1)) << (bits / 2), least, most),
                _ => i / 300 % 2 == 0 ? least : most,
            }),
        ];
    }
}
