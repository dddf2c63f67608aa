using EmotionRecognition.Audio.Augmentation;

namespace EmotionRecognition.Audio.FeatureSets;

/// <summary>
/// A feature set computed from an altered copy of each clip; it has the same columns, and is called <c>f754@speed-0.9</c>. The set can be altered itself:
/// <c>f754@level-26@noise-20</c> adds noise first, and then sets the level.
/// </summary>
/// <param name="set">The set.</param>
/// <param name="alteration">How the sound is altered first.</param>
public sealed class AlteredSet(IFeatureSet set, Alteration alteration) : IFeatureSet, IDisposable
{
    private const char Separator = '@';

    /// <inheritdoc/>
    public string Name => NameOf(set.Name, alteration.Name);

    /// <inheritdoc/>
    public string Description => $"{set.Description}, of copies altered by {alteration.Name}";

    /// <inheritdoc/>
    public int SampleRate => set.SampleRate;

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => set.Columns;

    /// <inheritdoc/>
    public IReadOnlyList<string> Files => set.Files;

    /// <inheritdoc/>
    public string Settings => set.Settings;

    /// <summary>The name of a set's altered version.</summary>
    /// <param name="set">The set's name.</param>
    /// <param name="alteration">The alteration's name; empty for none.</param>
    public static string NameOf(string set, string alteration) => alteration.Length == 0 ? set : $"{set}{Separator}{alteration}";

    /// <summary>Finds a set, altered or not.</summary>
    /// <param name="name">A name of <see cref="FeatureSetCatalog"/>, or of <see cref="NameOf"/>.</param>
    /// <param name="place">Where it was requested, for errors.</param>
    /// <param name="others">Sets that are in no catalog.</param>
    /// <exception cref="InputException">There is no such set or alteration.</exception>
    public static IFeatureSet Named(string name, string? place = null, IEnumerable<IFeatureSet>? others = null)
    {
        var at = name.LastIndexOf(Separator);
        return at < 0
            ? others?.FirstOrDefault(other => other.Name == name) ?? FeatureSetCatalog.Sets.Named(name, place)
            : new AlteredSet(Named(name[..at], place, others), Alteration.Parse(name[(at + 1)..], place ?? name));
    }

    /// <inheritdoc/>
    public IFeatureExtractor Create() => new Extractor(set.Create(), alteration, SampleRate);

    /// <inheritdoc/>
    public void Dispose() => (set as IDisposable)?.Dispose();

    private sealed class Extractor(IFeatureExtractor extractor, Alteration alteration, int sampleRate) : IFeatureExtractor
    {
        public void Extract(ReadOnlySpan<float> samples, Span<float> features)
        {
            if (samples.IsEmpty)
            {
                throw new ArgumentException("a signal without samples has no features", nameof(samples));
            }

            extractor.Extract(alteration.Apply(samples, sampleRate), features);
        }
    }
}
