using EmotionRecognition.Pipeline.Description;

namespace EmotionRecognition.Pipeline.Tests;

public sealed class ModelListingTests
{
    [Fact]
    public void Kinds_All_HaveTheirDefaults()
    {
        var kinds = ModelListing.Kinds().ToDictionary(model => model.Kind);

        Assert.Equal("[650]", kinds["mlp"].Defaults["hidden"]);
        Assert.Equal("200", kinds["boosted-trees"].Defaults["rounds"]);
        Assert.Equal("\"balanced\"", kinds["logistic-regression"].Defaults["weighting"]);
        Assert.DoesNotContain("kind", kinds["random-forest"].Defaults.Keys);
    }

    [Fact]
    public void Resamplings_All_HaveTheirDefaults()
    {
        var kinds = ModelListing.Resamplings().ToDictionary(resampling => resampling.Kind);

        Assert.Equal("5", kinds["smote"].Defaults["neighbors"]);
        Assert.Equal("2000", kinds["gan"].Defaults["steps"]);
        Assert.All(kinds.Values, kind => Assert.Equal("1", kind.Defaults["target"]));
    }

    [Fact]
    public void Trained_DamagedModel_IsListedWithTheObstacle()
    {
        using var folder = new TemporaryFolder();
        folder.Write("savedModel/some/honest/one/fold-1/settings.json", "{");
        folder.Write("savedModel/some/honest/one/fold-2/settings.json", "{");

        var model = Assert.Single(ModelListing.Trained(folder.Root));

        Assert.Equal(("savedModel/some/honest/one/fold-1", 2), (model.Folder, model.Folds));
        Assert.NotNull(model.Obstacle);
    }

    [Fact]
    public void Trained_NoModels_IsEmpty()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(ModelListing.Trained(folder.Root));
    }
}
