using System.Security.Cryptography;
using System.Text;

namespace StageGraph.Tests;

/// <summary>The memory of code versions.</summary>
public sealed class CodeVersionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CopyStage _stage;

    public CodeVersionsTests() => _stage = new CopyStage(new Workspace(_folder.Root, "data/.state"), "data/in.csv", "data/out.csv");

    public void Dispose() => _folder.Dispose();

    private string Memory => _folder["code.tsv"];

    [Fact]
    public void Of_Remembered_IsWhatReadingGives()
    {
        var read = new CodeVersions(Memory);
        Assert.Equal(CodeVersion.Of(_stage).Hash, read.Of(_stage).Hash);
        read.Save();
        Assert.Equal(CodeVersion.Of(_stage).Hash, new CodeVersions(Memory).Of(_stage).Hash);
    }

    [Fact]
    public void Of_DamagedLine_IsReadAgain()
    {
        Save(_stage);
        var hash = CodeVersion.Of(_stage).Hash;
        File.WriteAllText(Memory, File.ReadAllText(Memory).Replace(hash, new string('0', 64)));
        Assert.Equal(hash, new CodeVersions(Memory).Of(_stage).Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\t\t\t\t\t\n")]
    [InlineData("nothing\n\n")]
    public void Of_MemoryThatIsNone_IsReadAgain(string text)
    {
        File.WriteAllText(Memory, text);
        Assert.Equal(CodeVersion.Of(_stage).Hash, new CodeVersions(Memory).Of(_stage).Hash);
    }

    [Theory]
    [InlineData("A 1;A 2")]
    [InlineData("A 1;A 1")]
    [InlineData("A")]
    [InlineData("A 1 2")]
    public void Of_LineWithPackagesThatCannotBe_IsReadAgain(string packages)
    {
        Save(_stage);
        var fields = File.ReadAllText(Memory).TrimEnd('\n').Split('\t');
        fields[3] = new string('0', 64);
        fields[4] = packages;
        var line = string.Join('\t', fields[..^1]);
        var check = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)))[..16];
        File.WriteAllText(Memory, $"{line}\t{check}\n");
        Assert.Equal(CodeVersion.Of(_stage).Hash, new CodeVersions(Memory).Of(_stage).Hash);
    }

    [Fact]
    public void Of_StageThatHoldsSomethingElse_IsAnotherLine()
    {
        var holding = new CopyStage(new Workspace(_folder.Root, "data/.state"), "data/in.csv", "data/out.csv") { OnTheWay = Other };
        Save(_stage, holding);
        Assert.Equal(2, File.ReadAllLines(Memory).Length);
        Assert.NotEqual(CodeVersion.Of(_stage).Hash, CodeVersion.Of(holding).Hash);
        var remembered = new CodeVersions(Memory);
        Assert.Equal(CodeVersion.Of(holding).Hash, remembered.Of(holding).Hash);
        Assert.Equal(CodeVersion.Of(_stage).Hash, remembered.Of(_stage).Hash);
    }

    [Fact]
    public void Save_LinesOfOtherBuilds_AreDropped()
    {
        Save(_stage);
        var line = File.ReadAllText(Memory);
        var stale = new string('0', 16) + line[16..^18];
        var check = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(stale)))[..16];
        File.AppendAllText(Memory, $"{stale}\t{check}\n");
        var holding = new CopyStage(new Workspace(_folder.Root, "data/.state"), "data/in.csv", "data/out.csv") { OnTheWay = Other };
        Save(_stage, holding);
        Assert.DoesNotContain(File.ReadAllLines(Memory), each => each.StartsWith("0000000000000000", StringComparison.Ordinal));
    }

    private static void Other() => Console.Write("other");

    private void Save(params Stage[] stages)
    {
        var versions = new CodeVersions(Memory);
        foreach (var stage in stages)
        {
            versions.Of(stage);
        }

        versions.Save();
    }
}
