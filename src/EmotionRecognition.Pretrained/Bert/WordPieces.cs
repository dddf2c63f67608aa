using Microsoft.ML.Tokenizers;

namespace EmotionRecognition.Pretrained.Bert;

/// <summary>Splits texts into the pieces of words that a BERT knows, with its marks of start and end.</summary>
internal sealed class WordPieces
{
    /// <summary>The id of the end mark, [SEP], in BERT's vocabularies.</summary>
    public const int End = 102;

    private readonly BertTokenizer _tokenizer;

    /// <summary>Creates the tokenizer.</summary>
    /// <param name="vocabulary">One piece per line, UTF-8; ids count from 0, the id of padding.</param>
    public WordPieces(byte[] vocabulary)
    {
        using var lines = new MemoryStream(vocabulary);
        _tokenizer = BertTokenizer.Create(lines, new BertOptions { LowerCaseBeforeTokenization = true });
    }

    /// <summary>The ids of a text: start, pieces, end.</summary>
    /// <param name="text">Any text; it is lower-cased.</param>
    /// <param name="most">The most ids, at least 2; pieces beyond are dropped before the end mark.</param>
    /// <param name="isCut">Whether any were dropped.</param>
    public int[] Ids(string text, int most, out bool isCut)
    {
        var ids = _tokenizer.EncodeToIds(text, addSpecialTokens: false);
        isCut = ids.Count > most - 2;
        return [_tokenizer.ClassificationTokenId, .. ids.Take(most - 2), _tokenizer.SeparatorTokenId];
    }
}
