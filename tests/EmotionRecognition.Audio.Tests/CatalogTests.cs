using EmotionRecognition.Audio.Tests;

[assembly: EmotionRecognition.PlugIn<CatalogTests.First>]
[assembly: EmotionRecognition.PlugIn<CatalogTests.Second>]

namespace EmotionRecognition.Audio.Tests;

public sealed class CatalogTests
{
    [Fact]
    public void All_TwoOfOneName_IsRefusedAndNamesBoth()
    {
        var error = Assert.Throws<InputException>(() => new Catalog<IThing>("thing", typeof(First).Assembly).All);

        Assert.Contains("thing same", error.Message);
        Assert.Contains(typeof(First).FullName!, error.Message);
        Assert.Contains(typeof(Second).FullName!, error.Message);
    }

    public interface IThing : INamed;

    public sealed class First : IThing
    {
        public string Name => "same";
    }

    public sealed class Second : IThing
    {
        public string Name => "same";
    }
}
