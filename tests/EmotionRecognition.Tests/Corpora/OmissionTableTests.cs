using EmotionRecognition.Corpora;

namespace EmotionRecognition.Tests.Corpora;

public sealed class OmissionTableTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("omissions.csv");
        Omission[] omissions = [new("Ses01F_impro01_MXX0", "x.txt line 3", "no label"), new("M: Yeah, no.", "x.txt line 4", "no id")];

        OmissionTable.Write(path, omissions);

        Assert.Equal(omissions, OmissionTable.Read(path));
    }
}
