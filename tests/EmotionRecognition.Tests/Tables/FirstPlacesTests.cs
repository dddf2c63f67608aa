using EmotionRecognition.Tables;

namespace EmotionRecognition.Tests.Tables;

public sealed class FirstPlacesTests
{
    [Fact]
    public void Add_Duplicate_NamesBothPlaces()
    {
        var places = new FirstPlaces("each sentence code once");
        places.Add("a01", "sentences.csv line 2, column code");
        places.Add("a02", "sentences.csv line 3, column code");

        var error = Assert.Throws<InputException>(() => places.Add("a01", "sentences.csv line 4, column code"));

        Assert.Equal(
            "sentences.csv line 4, column code: duplicate a01, first at sentences.csv line 2, column code, expected each sentence code once; "
            + "remove one of the lines",
            error.Message);
    }
}
