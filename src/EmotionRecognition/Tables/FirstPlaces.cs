namespace EmotionRecognition.Tables;

/// <summary>Where each id of a file occurred first, so that the error of a duplicate names both places.</summary>
/// <param name="expected">What is expected: <c>each utterance once</c>.</param>
/// <param name="remedy">What to do about a duplicate.</param>
public sealed class FirstPlaces(string expected, string remedy = "remove one of the lines")
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>Adds an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="place">File and line.</param>
    /// <exception cref="InputException">It was added before.</exception>
    public void Add(string id, string place)
    {
        if (!_places.TryAdd(id, place))
        {
            throw new InputException(place, $"duplicate {id}, first at {_places[id]}", expected, remedy);
        }
    }
}
