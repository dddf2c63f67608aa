using Microsoft.ML.Tokenizers;

namespace EmotionRecognition.Onnx.Texts;

/// <summary>Splits texts into the word pieces of a vocabulary, with its marks of start and end.</summary>
internal sealed class Vocabulary
{
    private static readonly string[] _special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    private readonly BertTokenizer _tokenizer;

    private Vocabulary(BertTokenizer tokenizer, int count) => (_tokenizer, Count) = (tokenizer, count);

    /// <summary>The number of pieces; ids count from 0.</summary>
    public int Count { get; }

    /// <summary>The id of padding.</summary>
    public int Padding => _tokenizer.PaddingTokenId;

    /// <summary>A text of one piece, between its marks.</summary>
    /// <param name="piece">The piece's id.</param>
    public int[] Mark(int piece) => [_tokenizer.ClassificationTokenId, piece, _tokenizer.SeparatorTokenId];

    /// <summary>Reads a vocabulary.</summary>
    /// <param name="path">The file: one piece per line, UTF-8.</param>
    /// <exception cref="InputException">The file is missing or is not a vocabulary of word pieces.</exception>
    public static Vocabulary Read(string path)
    {
        CheckExists(path);
        var pieces = File.ReadAllLines(path);
        var missing = _special.Where(special => !pieces.Contains(special)).ToList();
        if (missing.Count > 0)
        {
            throw new InputException(
                path, $"{pieces.Length} lines without {string.Join(", ", missing)}", "the vocabulary of a BERT: one word piece per line",
                "pass the vocab.txt that belongs to the network");
        }

        var repeated = pieces.CountBy(piece => piece).FirstOrDefault(count => count.Value > 1).Key;
        if (repeated is not null)
        {
            throw new InputException(path, $"\"{repeated}\" twice", "each word piece once", "restore the file");
        }

        using var file = File.OpenRead(path);
        return new Vocabulary(BertTokenizer.Create(file, new BertOptions { LowerCaseBeforeTokenization = true }), pieces.Length);
    }

    /// <summary>Checks that a vocabulary is there.</summary>
    /// <exception cref="InputException">It is not.</exception>
    public static void CheckExists(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(
                path, "no such file", "a vocabulary", "fix \"vocab\" in the experiment file; a relative path is relative to its folder");
        }
    }

    /// <summary>The ids of a text: start, pieces, end.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">The most ids, at least 2; pieces beyond are dropped before the end mark.</param>
    /// <param name="isCut">Whether any were dropped.</param>
    public int[] Ids(string text, int most, out bool isCut)
    {
        var ids = _tokenizer.EncodeToIds(text, addSpecialTokens: false);
        isCut = ids.Count > most - 2;
        return [_tokenizer.ClassificationTokenId, .. ids.Take(most - 2), _tokenizer.SeparatorTokenId];
    }
}
