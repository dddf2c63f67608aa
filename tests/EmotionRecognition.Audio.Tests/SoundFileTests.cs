using CsCheck;
using EmotionRecognition.Audio.Tests.Wav;

namespace EmotionRecognition.Audio.Tests;

public sealed class SoundFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_MutatedHeaders_AreSoundOrAnErrorOfOurForm()
    {
        var bytes = new WaveBytes().Chunk("LIST", [1, 2, 3]).Format(1, 2, 16000, 16).Chunk("fact", [4, 0, 0, 0]).Chunk("data", new byte[16]).ToArray();
        var extensible = new WaveBytes().Extensible(1, 2, 16000, 24, 20).Chunk("data", new byte[12]).ToArray();
        var (read, refused) = (0, 0);

        Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, 79], Gen.Byte).Array[1, 4], Gen.Int[0, 20]).Sample(
            mutation =>
            {
                var (isPlain, changes, cut) = mutation;
                var mutant = isPlain ? bytes.ToArray() : extensible.ToArray();
                foreach (var (place, value) in changes)
                {
                    mutant[Math.Min(place, mutant.Length - 1)] = value;
                }

                if (Sounds.IsReadOrRefused(_folder, mutant[..^(cut < 10 ? cut : 0)]))
                {
                    read++;
                }
                else
                {
                    refused++;
                }
            },
            iter: 3000,
            threads: 1);

        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused");
    }

    [Fact]
    public void ReadMono_MoreThanFitsInMemory_IsRefused()
    {
        var path = _folder.File("a.wav");
        using (var stream = File.Create(path))
        {
            stream.Write(new WaveBytes().Format(1, 1, 16000, 8).Chunk("data", [], 300_000_000).ToArray());
            stream.SetLength(44 + 300_000_000);
        }

        using var file = SoundFile.Open(path);

        Assert.Equal(-1, file.ReadMono(299_999_999, 1).Samples[0]);
        Assert.Contains("300000000 frames to be read at once", Assert.Throws<InputException>(() => file.ReadMono(0, 300_000_000)).Message);
    }
}
