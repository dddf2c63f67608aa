using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Corpora;
using EmotionRecognition.Encoders;
using EmotionRecognition.Encoders.Acoustics;
using EmotionRecognition.Encoders.Tfidf;
using EmotionRecognition.Kinds;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Resampling;
using EmotionRecognition.Models.Training;
using EmotionRecognition.Pipeline.Experiments;
using EmotionRecognition.Protocols;
using EmotionRecognition.Text;

namespace EmotionRecognition.Pipeline.Tests;

public sealed class ExperimentFileTests : IDisposable
{
    private const string Good = """
        {
          "name": "some", "title": "Some", "corpus": "emodb", "classes": "emodb-seven", "protocols": ["honest"],
          "systems": [
            { "name": "one", "features": "audio", "model": { "kind": "logistic-regression" }, "allowedDrop": 0.05 },
            { "name": "two", "features": "audio", "model": { "kind": "resnet1d", "epochs": 3 } }
          ]
        }
        """;

    private const string Model = "\"model\": { \"kind\": \"l";
    private const string OfOne = "\"features\": \"audio\", " + Model;

    private const string OfFiles = "\"corpus\": \"preprocessed\", \"classes\": \"study-six\", \"filter\": { \"perSpeaker\": 9 }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Good_GivesWhatItSays() => Assert.Equal(
        ["one", "two"], ExperimentFile.Read(_folder.Write("some.json", Good)).Systems.Select(system => system.Name));

    [Fact]
    public void Read_InputsAsInTheReadme_GivesThem()
    {
        const string Listed = """
            "inputs": [{ "kind": "acoustics", "set": "study-276", "scaling": "standard" }, { "kind": "tfidf", "options": { "minTexts": 3 } }]
            """;
        var inputs = ExperimentFile.Read(_folder.Write("some.json", Good.Replace("\"features\": \"audio\"", Listed))).Systems[0].Inputs;
        Assert.Equal(
            [new AcousticEncoder { Scaling = Scaling.Standard }, new TfidfEncoder { Options = new TfidfOptions { MinTexts = 3 } }], inputs);
    }

    [Fact]
    public void Read_CalibrationAsInTheReadme_GivesIt()
    {
        IReadOnlyList<SystemDefinition> Systems(string calibration) => ExperimentFile.Read(
            _folder.Write("some.json", Good.Replace("\"allowedDrop\": 0.05", calibration, StringComparison.Ordinal))).Systems;

        Assert.Equal([new CalibrationSettings(), null], Systems("\"calibration\": {}").Select(system => system.Calibration));
        Assert.Equal(
            new CalibrationSettings { Folds = 5, Unfamiliar = 0.01 },
            Systems("\"calibration\": { \"folds\": 5, \"unfamiliar\": 0.01 }")[0].Calibration);
    }

    [Theory]
    [InlineData("{ \"fold\": 5 }", "honest", "systems[0], calibration: unknown key \"fold\"")]
    [InlineData("{ \"folds\": 1 }", "honest", "calibration, folds: 1")]
    [InlineData("{ \"unfamiliar\": 0.5 }", "honest", "calibration, unfamiliar: 0.5")]
    [InlineData("{}", "published", "calibration: the protocol published, which has no inner folds")]
    public void Read_CalibrationThatCannotBe_SaysSo(string calibration, string protocol, string expected)
    {
        var text = Good.Replace("\"allowedDrop\": 0.05", $"\"calibration\": {calibration}", StringComparison.Ordinal)
            .Replace("[\"honest\"]", $"[\"{protocol}\"]", StringComparison.Ordinal);

        var error = Assert.Throws<InputException>(() => ExperimentFile.Read(_folder.Write("some.json", text)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FilterAsInTheReadme_GivesIt()
    {
        const string Filter = """
            "filter": { "minSeconds": 0.5, "maxSeconds": 20, "columns": { "gender": ["female"] }, "perSpeaker": 40 }, "protocols"
            """;
        var filter = ExperimentFile.Read(_folder.Write("some.json", Good.Replace("\"protocols\"", Filter))).Filter!;
        Assert.Equal("at least 0.5 s, at most 20 s, gender female, at most 40 per speaker", filter.Describe());
    }

    [Fact]
    public void Readme_EveryKeyAndName_IsInIt()
    {
        BuiltInPlugIns.Add();
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "experiments", "README.md"));
        var kinds = EncoderCatalog.Kinds.All.Concat<IKind>(ModelCatalog.Kinds.All).Concat(ResamplingCatalog.Kinds.All).ToList();
        Type[] records =
        [
            typeof(Experiment), typeof(SystemDefinition), typeof(RegressorDefinition), typeof(TfidfOptions), typeof(RowFilter), typeof(AlteredCopies),
        ];
        var keys = kinds.Select(kind => kind.Settings).Concat(records).SelectMany(JsonKeys.Of);
        var corpora = CorpusCatalog.Corpora.All.Where(corpus => corpus.ClassSets.Count > 0).ToList();
        INamed[] named = [.. kinds, .. corpora, .. ProtocolCatalog.Protocols.All, .. FeatureSetCatalog.Sets.All];
        var names = named.Select(each => each.Name).Concat(corpora.SelectMany(corpus => corpus.ClassSets).Select(set => set.Name));
        Assert.All(keys.Concat(names), word => Assert.True(readme.Contains($"`{word}`") || readme.Contains($".{word}`"), word));
    }

    [Theory]
    [InlineData("\"some\"", "\"other\"", "some.json, name: \"other\", expected \"some\"")]
    [InlineData("\"corpus\": \"emodb\"", "\"corpus\": \"emobd\"", "\"emobd\", expected one of emodb, folder, iemocap, meld, ravdess, synthetic, table")]
    [InlineData("emodb-seven", "emodb-eight", "some.json, classes: \"emodb-eight\", expected one of")]
    [InlineData("[\"honest\"]", "[\"honest\", \"fair\"]", "some.json, protocols: \"fair\", expected one of cross-corpus, cross-corpus-transductive")]
    [InlineData("[\"honest\"]", "[\"honest\", \"honest\"]", "expected at least one, without duplicates")]
    [InlineData("[\"honest\"]", "[\"given\"]", "some.json, protocols: \"given\" for the corpus emodb, expected a corpus with a published split")]
    [InlineData("emodb-seven", "ravdess-eight", "some.json, classes: \"ravdess-eight\", expected one of emodb-seven, the class sets of emodb")]
    [InlineData(OfOne, "\"inputs\": [{ \"kind\": \"smell\" }], " + Model, "expected one of acoustics, ")]
    [InlineData(OfOne, "\"inputs\": [{ \"kind\": \"acoustics\", \"set\": \"f0\" }], " + Model, "\"f0\", expected one of")]
    [InlineData(OfOne, "\"inputs\": [{ \"kind\": \"tfidf\", \"set\": 1 }], " + Model, "input tfidf: the key \"set\", expected one of options")]
    [InlineData(OfOne, "\"inputs\": [], " + Model, "systems, one, inputs: no input, expected at least one")]
    [InlineData(OfOne, "" + Model, "no key \"inputs\"")]
    [InlineData("\"kind\": \"resnet1d\"", "\"kind\": \"resnet2d\"", "model, kind: \"resnet2d\", expected one of ")]
    [InlineData("\"title\": \"Some\",", "\"title\": \"Some\", \"title\": \"Other\",", "a duplicate key")]
    [InlineData("[\"honest\"]", "[]", "at least one")]
    [InlineData("\"protocols\"", "\"groups\": 2, \"protocols\"", "some.json, groups: 2, expected 3 or more")]
    [InlineData("\"protocols\"", "\"seeds\": 0, \"protocols\"", "some.json, seeds: 0, expected a whole number from 1 to 100")]
    [InlineData("\"protocols\"", "\"seeds\": 101, \"protocols\"", "some.json, seeds: 101, expected a whole number from 1 to 100")]
    [InlineData("\"protocols\"", "\"seeds\": 2.5, \"protocols\"", "an invalid value at seeds")]
    [InlineData("\"protocols\"", "\"seeds\": 2, \"seed\": 2147483647, \"protocols\"", "some.json, seeds: 2 seeds from 2147483647 on, expected no seed above")]
    [InlineData(
        "\"protocols\"", "\"filter\": { \"seconds\": 2 }, \"protocols\"",
        "filter: unknown key \"seconds\", expected one of minSeconds, maxSeconds")]
    [InlineData("\"protocols\"", "\"filter\": {}, \"protocols\"", "some.json, filter: no condition")]
    [InlineData("\"protocols\"", "\"filter\": { \"perSpeaker\": 0 }, \"protocols\"", "some.json, filter, perSpeaker: 0")]
    [InlineData("\"protocols\"", "\"filter\": { \"columns\": { \"age\": [20] } }, \"protocols\"", "an invalid value at filter.columns.age[0]")]
    [InlineData("\"protocols\"", "\"filter\": \"female\", \"protocols\"", "an invalid value at filter")]
    [InlineData("\"corpus\": \"emodb\", \"classes\": \"emodb-seven\"", OfFiles, "some.json, filter: a filter of preprocessed files")]
    [InlineData("0.05", "5", "some.json, systems, one, allowedDrop: 5, expected a fraction from 0 to 0.2")]
    [InlineData("0.05", "-0.05", "allowedDrop: -0.05")]
    [InlineData("\"two\"", "\"one\"", "duplicate name one")]
    [InlineData("\"two\"", "\"Two!\"", "the name \"Two!\"")]
    [InlineData("\"epochs\": 3", "\"epochs\": 0", "some.json, systems, two: model settings, epochs: 0")]
    [InlineData("\"epochs\": 3", "\"epocs\": 3", "the key \"epocs\"")]
    [InlineData("\"kind\": \"resnet1d\", ", "", "model: no \"kind\", expected an object with \"kind\", one of ")]
    [InlineData(
        "\"two\", \"features\": \"audio\"", "\"two\", \"features\": \"smell\"", "systems[1], features: \"smell\", expected audio, text, or audio-and-text")]
    [InlineData(OfOne, "\"augmentation\": { \"copies\": [\"echo-1\"] }, " + OfOne, "systems, one: augmentation, copies: \"echo-1\", expected speed-0.9")]
    [InlineData(OfOne, "\"augmentation\": { \"copies\": [] }, " + OfOne, "augmentation, copies: none, expected one or more")]
    [InlineData(
        OfOne, "\"augmentation\": { \"copies\": [\"speed-0.9\"] }, \"features\": \"text\", " + Model,
        "systems, one, augmentation: copies of what has no sound")]
    [InlineData(OfOne, "\"resampling\": { \"kind\": \"adasyn\" }, " + OfOne, "resampling, kind: \"adasyn\", expected one of gan, oversampling, smote, vae")]
    [InlineData(OfOne, "\"resampling\": { \"kind\": \"smote\", \"k\": 3 }, " + OfOne, "resampling smote: the key \"k\", expected one of neighbors, target")]
    [InlineData(OfOne, "\"resampling\": { \"kind\": \"smote\", \"target\": 0 }, " + OfOne, "systems, one: resampling, target: 0, expected a multiple")]
    [InlineData(
        "{ \"kind\": \"resnet1d\", \"epochs\": 3 }", "{ \"kind\": \"cnn-transformer\" }, \"resampling\": { \"kind\": \"vae\", \"steps\": 5 }",
        "systems, two: resampling vae: the model cnn-transformer, which is not")]
    [InlineData(
        OfOne, "\"inputs\": [{ \"kind\": \"tokens\" }], \"resampling\": { \"kind\": \"gan\" }, " + Model, "resampling gan: the input tokens, whose columns")]
    [InlineData("\"systems\": [", "\"robustness\": [\"echo-1\"], \"systems\": [", "some.json, robustness: \"echo-1\", expected speed-0.9")]
    [InlineData("\"systems\": [", "\"robustness\": [null], \"systems\": [", "an invalid value at robustness")]
    [InlineData("\"systems\": [", "\"robustness\": [\"gain+1\", \"gain+1\"], \"systems\": [", "robustness: duplicates in gain+1, gain+1, expected each")]
    [InlineData("\"systems\": [", "\"robustness\": \"all\", \"systems\": [", "an invalid value at robustness")]
    [InlineData("\"systems\": [", "\"robustness\": [3], \"systems\": [", "an invalid value at robustness")]
    [InlineData("\"systems\": [", "\"systems\": [ null,", "no system or a null")]
    [InlineData("\"systems\": [", "\"systems\": (", "invalid JSON")]
    [InlineData("\"title\": \"Some\", ", "", "no key \"title\"")]
    public void Read_Odd_NamesFileAndPlace(string good, string odd, string message)
    {
        Assert.Contains(good, Good);
        var error = Assert.Throws<InputException>(() => ExperimentFile.Read(_folder.Write("some.json", Good.Replace(good, odd))));
        Assert.Contains(message, error.Message);
        Assert.StartsWith(_folder["some.json"], error.Message);
    }

    [Theory]
    [InlineData("figures", "none", "the report has a folder of that name")]
    [InlineData("synthetic", "gan", "because that folder in data/ has other contents")]
    [InlineData("x-samples", "gan", "because that folder in data/ has other contents")]
    public void Read_NameThatTheBuildNeedsItself_SaysSo(string name, string generated, string message)
    {
        var text = Good.Replace("\"some\"", $"\"{name}\"").Replace("\"title\"", $"\"generated\": \"{generated}\", \"title\"");
        Assert.Contains(message, Assert.Throws<InputException>(() => ExperimentFile.Read(_folder.Write($"{name}.json", text))).Message);
    }
}
