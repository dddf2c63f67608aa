using EmotionRecognition.Models.Saved.Cards;

namespace EmotionRecognition.Tests.Models.Saved;

public sealed class ModelCardTests
{
    private static readonly ModelCard _card = new()
    {
        Title = "Clips: lda",
        Summary = "A classifier.",
        Classes = ["calm", "angry"],
        Data = [new CardData("Clips", "CC0-1.0", new Dictionary<string, int> { ["calm"] = 3, ["angry"] = 4 }, 2, 0.5, ["Recorded in one room."])],
        Scores =
        [
            new CardScore(
                "Clips", "honest", "unseen speakers", 7, 0.5, new(0.75, 0.5, 1), new(0.7, 0.4, 0.9), new(0.71, 0.4, 0.9), "test rows",
                [new CardClass("calm", 1, 0.75, 3)], [new CardGroup("gender", "female", 4, 1, new(0.8, 0.6, 1), "test rows")]),
        ],
        Altered = [new CardCondition("honest", "noise-20", "white noise, 20 dB below the speech", new(0.6, 0.4, 0.8), 0.25, "test rows")],
        Limits = ["Only two speakers."],
    };

    [Fact]
    public void Find_WrittenCard_IsTheSame()
    {
        using var folder = new TemporaryFolder();

        _card.Write(folder.Root);

        Assert.Equal(_card.ToJson(), ModelCard.Find(folder.Root)!.ToJson());
        var page = File.ReadAllText(folder[ModelCard.PageName]);
        Assert.Contains("UAR 75.0 % (50.0 % to 100.0 %) (chance 50.0 %)", page, StringComparison.Ordinal);
        Assert.Contains("| gender female | 80.0 % (60.0 % to 100.0 %) over test rows | 4 | 1 |", page, StringComparison.Ordinal);
        Assert.Contains(
            "| white noise, 20 dB below the speech | `noise-20` | 60.0 % (40.0 % to 80.0 %) | 25.0 % |", page, StringComparison.Ordinal);
        Assert.Contains("**Clips**: 7 utterances, 30 minutes, 2 speakers. License: CC0-1.0.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ModelOfASystemWithACard_HasThatOne()
    {
        using var folder = new TemporaryFolder();
        _card.Write(folder["lda"]);
        var model = Directory.CreateDirectory(folder["lda/fold-1"]).FullName;

        Assert.Equal(_card.Title, ModelCard.Find(model)!.Title);
        Assert.Equal(_card.Title, ModelCard.Find(model + Path.DirectorySeparatorChar)!.Title);
        Assert.Null(ModelCard.Find(folder.Root));
    }

    [Theory]
    [InlineData("{", "expected a model card")]
    [InlineData("{ \"title\": \"x\" }", "expected a model card")]
    [InlineData("null", "expected a model card")]
    public void Find_NoCard_SaysSo(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write(ModelCard.FileName, text);

        var error = Assert.Throws<InputException>(() => ModelCard.Find(folder.Root));

        Assert.StartsWith(folder[ModelCard.FileName], error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OtherFormat_SaysWhich()
    {
        using var folder = new TemporaryFolder();
        folder.Write(ModelCard.FileName, (_card with { Format = 9 }).ToJson());

        Assert.Contains("format 9", Assert.Throws<InputException>(() => ModelCard.Find(folder.Root)).Message, StringComparison.Ordinal);
    }
}
