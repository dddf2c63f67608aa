using EmotionRecognition.Onnx.Networks;
using Microsoft.ML.OnnxRuntime;

namespace EmotionRecognition.Onnx.Texts;

/// <summary>A network that reads the ids of tokens, such as a BERT.</summary>
internal sealed class TextNetwork : IDisposable
{
    private const string Ids = "input_ids";
    private const string Segments = "token_type_ids";

    /// <summary>The threads of a run; fixed, because it may affect the last bits of results.</summary>
    private const int Threads = 2;

    private readonly OnnxNetworkFile _file;
    private readonly OnnxNetwork _network;
    private readonly int _padding;
    private readonly int? _fixed;

    private TextNetwork(OnnxNetworkFile file, OnnxNetwork network, int padding, int most)
    {
        (_file, _network, _padding) = (file, network, padding);
        network.CheckWholeInputs(
            Ids, [OnnxNetwork.Mask, Segments], $"{Ids}, and possibly {OnnxNetwork.Mask} and {Segments}, each [batch, tokens] of type Int64 or Int32");
        _fixed = network.Find(Ids)!.Dimensions[1] is > 0 and var length ? length : null;
        Most = Math.Min(most, _fixed ?? most);
    }

    /// <summary>The most tokens of a text.</summary>
    public int Most { get; }

    /// <summary>The values of a frame.</summary>
    public int Width { get; private set; }

    /// <summary>Loads a network and runs it on the last piece of the vocabulary, which it must know.</summary>
    /// <param name="file">The file.</param>
    /// <param name="pieces">The vocabulary.</param>
    /// <param name="place">The vocabulary's file, for errors.</param>
    /// <param name="most">The most tokens of a text.</param>
    /// <exception cref="InputException">The network or the vocabulary cannot be used.</exception>
    public static TextNetwork Open(OnnxNetworkFile file, Vocabulary pieces, string place, int most)
    {
        var network = OnnxNetwork.Open(file, Threads);
        try
        {
            var text = new TextNetwork(file, network, pieces.Padding, most);
            text.Width = network.WidthOf(text.RunOn([pieces.Mark(pieces.Padding)]));
            text.CheckLast(pieces, place);
            return text;
        }
        catch (ArgumentException error)
        {
            network.Dispose();
            throw new InputException(file.Path, error.Message, "a network that runs on three tokens", "fix \"input\" or \"file\"", error);
        }
        catch (InputException)
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>How many texts the network reads at once.</summary>
    /// <param name="most">The most that are wanted.</param>
    public int Fits(int most) => _network.Find(Ids)!.Dimensions[0] == 1 ? 1 : most;

    /// <summary>Runs the network.</summary>
    /// <param name="texts">The ids of texts, equally many of each.</param>
    /// <exception cref="InputException">The network cannot run on them.</exception>
    public Frames Run(IReadOnlyList<int[]> texts)
    {
        try
        {
            return RunOn(texts);
        }
        catch (ArgumentException error)
        {
            throw new InputException(
                $"{_file.Path}, texts of {texts[0].Length} tokens", error.Message, "a network that reads as many", "set \"length\" to what it can read", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private void CheckLast(Vocabulary pieces, string place)
    {
        try
        {
            RunOn([pieces.Mark(pieces.Count - 1)]);
        }
        catch (ArgumentException error)
        {
            throw new InputException(
                place, $"{pieces.Count} pieces, the last of which has the id {pieces.Count - 1}",
                $"ids that {Path.GetFileName(_file.Path)} knows ({error.Message})",
                "pass the vocab.txt that belongs to the network", error);
        }
    }

    private Frames RunOn(IReadOnlyList<int[]> texts)
    {
        var (rows, length) = (texts.Count, _fixed ?? texts[0].Length);
        long[] shape = [rows, length];
        var (ids, mask) = (new long[rows * length], new long[rows * length]);
        Array.Fill(ids, _padding);
        foreach (var (row, text) in texts.Index())
        {
            Array.ConvertAll(text, id => (long)id).CopyTo(ids, row * length);
            mask.AsSpan(row * length, text.Length).Fill(1);
        }

        var inputs = new Dictionary<string, OrtValue> { [Ids] = _network.Whole(Ids, ids, shape) };
        if (_network.Find(OnnxNetwork.Mask) is not null)
        {
            inputs[OnnxNetwork.Mask] = _network.Whole(OnnxNetwork.Mask, mask, shape);
        }

        if (_network.Find(Segments) is not null)
        {
            inputs[Segments] = _network.Whole(Segments, new long[ids.Length], shape);
        }

        return _network.Run(inputs, rows);
    }
}
