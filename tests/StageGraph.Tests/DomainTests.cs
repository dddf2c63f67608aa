using System.Text.RegularExpressions;

namespace StageGraph.Tests;

/// <summary>The engine knows nothing of what is built with it: another study could be built on it.</summary>
public sealed partial class DomainTests
{
    [Fact]
    public void Sources_All_HaveNoWordOfTheDomain() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "StageGraph"), "*.cs", SearchOption.AllDirectories)
        from line in File.ReadLines(file).Index()
        where DomainWord().IsMatch(line.Item)
        select $"{Path.GetFileName(file)}:{line.Index + 1}: {line.Item.Trim()}");

    [Theory]
    [InlineData("data/emodb/labels.csv")]
    [InlineData("\"savedModel\"")]
    [InlineData("report/index.html")]
    [InlineData("TrainStage")]
    public void DomainWord_OfThisStudy_IsFound(string text) => Assert.Matches(DomainWord(), text);

    [Theory]
    [InlineData("reports progress at most once a second")]
    [InlineData("a constraint of the language")]
    public void DomainWord_OrdinaryEnglish_IsNone(string text) => Assert.DoesNotMatch(DomainWord(), text);

    [GeneratedRegex(
        @"(?i:emotion|corpus|corpora|acoustic|utterance|speaker|emodb|iemocap|ravdess|saved-?model|transcript|experiments?/|report/|\bdata/)"
        + @"|\b(?i:train|training|models?|labels?|folds?)\b|\b(Train|Model|Label|Report|Speech|Fold)[A-Z]")]
    private static partial Regex DomainWord();
}
