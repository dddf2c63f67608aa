using EmotionRecognition.Pipeline.Experiments;

namespace EmotionRecognition.Pipeline.Tests;

public sealed class CorporaCheckTests : IDisposable
{
    private const string Good = """
        {
          "name": "some", "title": "Some", "corpora": ["emodb", "ravdess", "mine"],
          "classMap": { "anger": ["anger", "angry"], "calm": ["emodb/boredom", "calm"] },
          "systems": [{ "name": "one", "features": "audio", "model": { "kind": "logistic-regression" } }]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Good_NamesTheCorporaTogetherAndHasTheProtocolsForSeveral()
    {
        var experiment = Read(Good);

        Assert.Equal("emodb+ravdess+mine", experiment.Corpus);
        Assert.Equal(["cross-corpus", "within-corpus"], experiment.Protocols);
        Assert.Equal(["anger", "calm"], experiment.ClassMap.Keys);
        Assert.Equal("emodb: ravdess, mine; ravdess: emodb, mine; mine: emodb, ravdess", experiment.Combined!.Description);
    }

    [Fact]
    public void Read_PartsGiven_AreKept()
    {
        var experiment = Read(Good.Replace("\"classMap\"", "\"train\": [\"emodb\", \"mine\"], \"test\": [\"ravdess\"], \"classMap\""));

        Assert.Equal("emodb + mine: ravdess", experiment.Combined!.Description);
    }

    [Theory]
    [InlineData("[\"emodb\", \"ravdess\", \"mine\"]", "[\"emodb\"]", "corpora: [emodb], expected two or more, each once")]
    [InlineData("\"mine\"", "\"emodb\"", "corpora: [emodb, ravdess, emodb], expected two or more, each once")]
    [InlineData("\"mine\"", "\"My corpus\"", "corpora: \"My corpus\", expected lower-case letters")]
    [InlineData("\"mine\"", "\"preprocessed\"", "corpora: \"preprocessed\", expected corpora with labels")]
    [InlineData("\"mine\"", "\"some\"", "name: \"some\", expected another name than a corpus's")]
    [InlineData("\"corpora\"", "\"corpus\": \"emodb\", \"corpora\"", "corpora: \"corpus\": \"emodb\" as well, expected one of the two")]
    [InlineData("\"corpora\": [\"emodb\", \"ravdess\", \"mine\"],", "", "some.json: no key \"corpus\", expected that key, or \"corpora\" for several")]
    [InlineData("\"corpora\": [\"emodb\", \"ravdess\", \"mine\"]", "\"corpus\": \"emodb\"", "\"train\", \"test\", or \"classMap\" for one corpus")]
    [InlineData("\"classMap\"", "\"classes\": \"emodb-seven\", \"classMap\"", "classes: \"emodb-seven\", expected \"classMap\"")]
    [InlineData("\"classMap\"", "\"generated\": \"gan\", \"classMap\"", "generated: generated samples, expected none for several corpora")]
    [InlineData("\"classMap\"", "\"protocols\": [\"published\"], \"classMap\"", "protocols: \"published\", expected a protocol for several corpora")]
    [InlineData("\"classMap\"", "\"protocols\": [\"given\"], \"classMap\"", "protocols: \"given\" for the corpus emodb+ravdess+mine, expected a corpus with")]
    [InlineData("\"calm\": [\"emodb/boredom\", \"calm\"]", "\"calm\": [\"angry\"]", "classMap: emodb/angry in anger and calm, expected each")]
    [InlineData(", \"calm\": [\"emodb/boredom\", \"calm\"]", "", "classMap: 1 classes, expected two or more")]
    [InlineData("\"classMap\"", "\"train\": [\"emodb\"], \"test\": [\"emodb\", \"mine\"], \"classMap\"", "test: emodb in \"train\" as well")]
    [InlineData("\"classMap\"", "\"train\": [\"emodb\"], \"test\": [\"mine\"], \"classMap\"", "corpora: ravdess in neither \"train\" nor \"test\"")]
    [InlineData("\"classMap\"", "\"train\": [\"iemocap\"], \"classMap\"", "train: [iemocap], expected some of emodb, ravdess, mine")]
    [InlineData("\"classMap\"", "\"test\": [\"emodb\", \"ravdess\", \"mine\"], \"classMap\"", "test: [emodb, ravdess, mine], expected some of")]
    public void Read_Odd_NamesFileAndKey(string good, string odd, string message)
    {
        Assert.Contains(good, Good);
        var error = Assert.Throws<InputException>(() => Read(Good.Replace(good, odd)));
        Assert.Contains(message, error.Message);
        Assert.StartsWith(_folder["some.json"], error.Message);
    }

    [Fact]
    public void Read_ProtocolForSeveralOfOneCorpus_SaysSo()
    {
        const string One = """
            {
              "name": "some", "title": "Some", "corpus": "emodb", "protocols": ["within-corpus"],
              "systems": [{ "name": "one", "features": "audio", "model": { "kind": "logistic-regression" } }]
            }
            """;
        var error = Assert.Throws<InputException>(() => Read(One));
        Assert.Contains("protocols: \"within-corpus\" for the corpus emodb, expected several corpora; list them under", error.Message);
    }

    private Experiment Read(string text) => ExperimentFile.Read(_folder.Write("some.json", text));
}
