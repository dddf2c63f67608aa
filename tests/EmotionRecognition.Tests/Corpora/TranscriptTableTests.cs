using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

public sealed class TranscriptTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var path = _folder.File("transcripts.csv");
        Transcript[] transcripts = [new("a", "He said: \"no\", twice."), new("b", ""), new("c", "Tüten")];

        TranscriptTable.Write(path, transcripts);

        Assert.Equal(transcripts, TranscriptTable.Read(path));
    }

    [Fact]
    public void Read_RepeatedUtterance_NamesTheLine()
    {
        var path = _folder.Write("transcripts.csv", "utterance,text\na,x\na,y\n");

        Assert.Contains("line 3, column utterance: duplicate a", Assert.Throws<InputException>(() => TranscriptTable.Read(path)).Message);
    }
}
