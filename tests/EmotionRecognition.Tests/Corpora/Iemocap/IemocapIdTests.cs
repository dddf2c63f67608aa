using EmotionRecognition.Corpora.Iemocap;
using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Corpora.Iemocap;

public sealed class IemocapIdTests
{
    [Theory]
    [InlineData("Ses01F_impro01_F000", "Ses01", "Ses01F_impro01", "Ses01F")]
    [InlineData("Ses03M_impro05a_F012", "Ses03", "Ses03M_impro05a", "Ses03F")]
    [InlineData("Ses05M_script01_1b_M999", "Ses05", "Ses05M_script01_1b", "Ses05M")]
    public void Parse_Turn_TakesSpeakerFromTheTurn(string id, string session, string dialog, string speaker) =>
        Assert.Equal(new IemocapId(session, dialog, speaker), IemocapId.Parse(id));

    [Theory]
    [InlineData("Ses01F_impro01_MXX0")]
    [InlineData("Ses01F_impro01")]
    [InlineData("Ses01F_F000")]
    [InlineData("Ses01F_impro01_F0000")]
    [InlineData("Ses01F_impro01_F000\n")]
    [InlineData("03a01Fa")]
    public void Parse_AnythingElse_IsNull(string id) => Assert.Null(IemocapId.Parse(id));

    [Theory]
    [InlineData("Ses01F_impro01", "improvised")]
    [InlineData("Ses05M_script01_1b", "scripted")]
    [InlineData("Ses01F_other01", null)]
    [InlineData("03a01Fa", null)]
    public void StyleOf_Dialog_IsInItsName(string dialog, string? style) => Assert.Equal(style, IemocapId.StyleOf(dialog));

    [Fact]
    public void Parse_AllRealIds_GivesThePublishedCounts()
    {
        var path = SharedData.Path("corpora/iemocap-derived/df_iemocap.csv");

        var ids = CsvFile.Read(path, "wav_file").Select(row => IemocapId.Parse(row["wav_file"])).ToList();

        Assert.DoesNotContain(null, ids);
        Assert.Equal(151, ids.DistinctBy(id => id!.Dialog).Count());
        Assert.Equal(10, ids.DistinctBy(id => id!.Speaker).Count());
        Assert.Equal([1819, 1811, 2136, 2103, 2170], ids.CountBy(id => id!.Session).OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }
}
