using CsCheck;
using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

public sealed class LabelTableTests : IDisposable
{
    private const string Header = "utterance,dialog,speaker,session,start,end,emotion,valence,activation,dominance\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_Utterances_HasEmptyRatingsAndShortestNumbers()
    {
        var path = _folder.File("labels.csv");

        LabelTable.Write(path, [
            new("Ses01F_impro01_F000", "Ses01F_impro01", "Ses01F", "Ses01", 6.2901, 8.2357, "neu", 2.5, 2.5, 10.0 / 3),
            new("03a01Fa", "03a01Fa", "03", "", 0, 1.898250, "happiness"),
        ]);

        Assert.Equal(
            Header + "Ses01F_impro01_F000,Ses01F_impro01,Ses01F,Ses01,6.2901,8.2357,neu,2.5,2.5,3.3333333333333335\n"
            + "03a01Fa,03a01Fa,03,,0,1.89825,happiness,,,\n",
            File.ReadAllText(path));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var path = _folder.File("labels.csv");
        var name = Gen.String[Gen.Char["ab1_\",ä "], 1, 6].Where(text => text.Trim() == text);
        var rating = Gen.Double[1, 5].Nullable();
        var utterance = Gen.Select(name, name, Gen.Double[0, 1000], Gen.Double[0.001, 10], rating, rating, rating).Select(
            (speaker, emotion, start, length, valence, activation, dominance) =>
                new Utterance("", "d", speaker, "", start, start + length, emotion, valence, activation, dominance));

        utterance.Array[0, 20].Sample(
            utterances =>
            {
                utterances = utterances.Select((one, i) => one with { Id = $"u{i}" }).ToArray();
                LabelTable.Write(path, utterances);
                Assert.Equal(utterances, LabelTable.Read(path));
            },
            iter: 100,
            threads: 1);
    }

    [Theory]
    [InlineData("a,d,s,,0,1,e,,,\na,d,s,,1,2,e,,,\n", "line 3, column utterance: duplicate a")]
    [InlineData("a,d,s,,2,1,e,,,\n", "line 2, column end: times 2 to 1")]
    [InlineData("a,d,s,,0,x,e,,,\n", "line 2, column end: \"x\", expected a finite number")]
    [InlineData("a,d,s,,0,1,e,NaN,,\n", "line 2, column valence: \"NaN\", expected a finite number")]
    [InlineData("a,d,s,,0,1,,,,\n", "line 2, column emotion: an empty field")]
    [InlineData("a,d,s,,0,1,e,,\n", "line 2: 9 fields, expected 10")]
    public void Read_BadRow_NamesLineAndColumn(string rows, string expected)
    {
        var path = _folder.Write("labels.csv", Header + rows);

        Assert.Contains(expected, Assert.Throws<InputException>(() => LabelTable.Read(path)).Message);
    }
}
