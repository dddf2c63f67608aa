using System.Globalization;
using EmotionRecognition.Cli.Tests.Support;
using Parquet;

namespace EmotionRecognition.Cli.Tests;

public class FeaturesCommandTests
{
    [Fact]
    public async Task Features_FolderWithABadFile_WritesTheOthers()
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a.wav"), 140);
        TestClips.Write(folder.File("c.wav"), 180);
        folder.Write("b.wav", "no sound");

        var run = await ProgramRun.Of("features", folder[""], "--set", "f754", "--threads", "2");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("b.wav: ", run.Error, StringComparison.Ordinal);
        var lines = run.Out.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        Assert.Equal(["file", "a.wav", "c.wav"], lines.Select(line => Path.GetFileName(line[0])));
        Assert.All(lines, line => Assert.Equal(755, line.Length));
    }

    [Fact]
    public async Task Features_Parquet_HasWhatTheTextHas()
    {
        using var folder = new TemporaryFolder();
        TestClips.Write(folder.File("a.wav"), 140);
        TestClips.Write(folder.File("ä, b.wav"), 180);
        folder.Write("list.txt", string.Concat(Enumerable.Repeat("a.wav\nä, b.wav\n", 520)));

        var run = await ProgramRun.Of("features", folder["list.txt"], "--set", "f754", "--out", folder["table.parquet"]);
        var text = await ProgramRun.Of("features", folder["a.wav"], folder["ä, b.wav"], "--set", "f754");

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
        var lines = text.Out.TrimEnd('\n').Split('\n');
        string[] names = lines[0].Split(',');
        float[][] rows = [.. lines[1..].Select(line => line.Split(',')[^754..].Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToArray())];
        await using var reader = await ParquetReader.CreateAsync(folder["table.parquet"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(names, reader.Schema.DataFields.Select(field => field.Name));
        Assert.Equal(2, reader.RowGroupCount);
        var first = 0;
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var count = (int)group.RowCount;
            var files = new string[count];
            await group.ReadAsync(reader.Schema.DataFields[0], files);
            Assert.Equal(Enumerable.Range(first, count).Select(row => row % 2 == 0 ? "a.wav" : "ä, b.wav"), files.Select(Path.GetFileName));
            var values = new float[count];
            foreach (var (column, field) in reader.Schema.DataFields.Skip(1).Index())
            {
                await group.ReadAsync<float>(field, values);
                Assert.Equal(Enumerable.Range(first, count).Select(row => rows[row % 2][column]), values);
            }

            first += count;
        }

        Assert.Equal(1040, first);
    }

    [Fact]
    public async Task Features_UnknownSet_ListsTheKnownOnes()
    {
        var run = await ProgramRun.Of("features", "a.wav", "--set", "f755");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("f754", run.Error, StringComparison.Ordinal);
    }
}
