namespace StageGraph.Tests;

public sealed class SnakefileWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;

    public SnakefileWriterTests() => _workspace = new Workspace(_folder.Root, ".state");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_TwoStages_IsARuleEachAndOneForTheLastOutput()
    {
        var text = new SnakefileWriter(_workspace, "build --target=Stage", 3).Write(
            [new CopyStage(_workspace, "in.csv", "out/one"), new CopyStage(_workspace, "out/one/table.csv", "out/two.csv")], stage => $"v-{stage.Instance}");
        Assert.Equal(
            """
            # Written from the stages of the build; do not edit. It is valid until there are other stages.

            BUILD = "build --target=Stage"

            localrules: all

            rule all:
                input:
                    "out/two.csv",

            rule Copy_out_one:
                output:
                    "out/one.manifest.json",
                params:
                    stage="Copy out/one",
                    version="v-out/one",
                threads: 3
                resources:
                    mem_mb=300,
                shell:
                    "{BUILD} --threads={threads} --stage={params.stage:q}"

            rule Copy_out_two_csv:
                input:
                    "out/one.manifest.json",
                output:
                    "out/two.csv",
                params:
                    stage="Copy out/two.csv",
                    version="v-out/two.csv",
                threads: 3
                resources:
                    mem_mb=300,
                shell:
                    "{BUILD} --threads={threads} --stage={params.stage:q}"

            """,
            text,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Write_StagesWhoseNamesDifferInOneSign_HaveRulesOfTheirOwn()
    {
        var text = new SnakefileWriter(_workspace, "build", 1).Write(
            [new CopyStage(_workspace, "in.csv", "out/a-b.csv"), new CopyStage(_workspace, "in.csv", "out/a_b.csv")], _ => "");
        Assert.Equal(["all", "Copy_out_a_b_csv", "Copy_out_a_b_csv_2"], text.Split('\n').Where(line => line.StartsWith("rule ")).Select(line => line[5..^1]));
    }
}
