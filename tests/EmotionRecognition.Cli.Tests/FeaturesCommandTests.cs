using System.Globalization;
using EmotionRecognition.Cli.Output.Features;
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

        var run = await ProgramRun.Of("features", folder[""], "--set", "f754", "--out", folder["table.parquet"]);
        var text = await ProgramRun.Of("features", folder["a.wav"], folder["ä, b.wav"], "--set", "f754");

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
        var lines = text.Out.TrimEnd('\n').Split('\n');
        float[][] rows = [.. lines[1..].Select(line => line.Split(',')[^754..].Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToArray())];
        await using var reader = await ParquetReader.CreateAsync(folder["table.parquet"], cancellationToken: TestContext.Current.CancellationToken);
        var fields = reader.Schema.DataFields;
        Assert.Equal(lines[0].Split(','), fields.Select(field => field.Name));
        using var group = reader.OpenRowGroupReader(0);
        var files = new string[2];
        await group.ReadAsync(fields[0], files, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["a.wav", "ä, b.wav"], files.Select(Path.GetFileName));
        var values = new float[2];
        foreach (var (column, field) in fields.Skip(1).Index())
        {
            await group.ReadAsync<float>(field, values, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal([rows[0][column], rows[1][column]], values);
        }
    }

    [Fact]
    public async Task Features_ParquetOfManyRows_HasThemInGroups()
    {
        using var stream = new MemoryStream();
        var table = new ParquetFeatures(stream, ["x"]);
        for (var i = 0; i < 2500; i++)
        {
            table.Add($"{i}.wav", [i / 2f]);
        }

        table.End();
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(stream.ToArray()), cancellationToken: TestContext.Current.CancellationToken);

        List<float> all = [];
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var values = new float[group.RowCount];
            await group.ReadAsync<float>(reader.Schema.DataFields[1], values, cancellationToken: TestContext.Current.CancellationToken);
            all.AddRange(values);
        }

        Assert.Equal(3, reader.RowGroupCount);
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => i / 2f), all);
    }

    [Fact]
    public async Task Features_UnknownSet_ListsTheKnownOnes()
    {
        var run = await ProgramRun.Of("features", "a.wav", "--set", "f755");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("f754", run.Error, StringComparison.Ordinal);
    }
}
