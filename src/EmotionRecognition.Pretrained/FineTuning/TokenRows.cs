using EmotionRecognition.Encoders;
using EmotionRecognition.Pretrained.Bert;
using EmotionRecognition.Pretrained.Tokens;
using static TorchSharp.torch;

namespace EmotionRecognition.Pretrained.FineTuning;

/// <summary>The rows of an input matrix as texts of tokens, and their other columns beside them. Letters: B rows, E other columns.</summary>
internal sealed class TokenRows
{
    private readonly InputMatrix _rows;
    private readonly int[] _others;
    private readonly int[][] _texts;

    /// <summary>Takes a matrix apart.</summary>
    /// <param name="rows">Rows with the columns of a <see cref="TokenEncoder"/>, and any others.</param>
    /// <exception cref="InputException">There are no columns of tokens.</exception>
    public TokenRows(InputMatrix rows)
    {
        var isToken = rows.Columns.Select(name => name.StartsWith(TokenEncoder.Prefix, StringComparison.Ordinal)).ToList();
        var tokens = Enumerable.Range(0, isToken.Count).Where(column => isToken[column]).ToArray();
        if (tokens.Length == 0)
        {
            throw new InputException("a fine-tuned text encoder", "no input of tokens", "{ \"kind\": \"tokens\" } among its inputs", "add it to \"inputs\"");
        }

        _rows = rows;
        _others = [.. Enumerable.Range(0, isToken.Count).Where(column => !isToken[column])];
        _texts = [.. Enumerable.Range(0, rows.RowCount).Select(row => Ids(rows.Row(row), tokens))];
    }

    /// <summary>The number of rows.</summary>
    public int Count => _texts.Length;

    /// <summary>E.</summary>
    public int OtherColumns => _others.Length;

    /// <summary>The number of tokens of a row.</summary>
    public int LengthOf(int row) => _texts[row].Length;

    /// <summary>Rows as tensors of the current dispose scope.</summary>
    /// <param name="chosen">Indices of B rows.</param>
    public (TokenBatch Tokens, Tensor? Others) Take(IReadOnlyList<int> chosen)
    {
        var values = chosen.SelectMany(row => _others.Select(column => _rows.Row(row)[column])).ToArray();
        return (TokenBatch.Of([.. chosen.Select(row => _texts[row])]), values.Length == 0 ? null : tensor(values, [chosen.Count, OtherColumns])); // [B, E]
    }

    private static int[] Ids(ReadOnlySpan<float> row, int[] tokens)
    {
        var ids = new List<int>();
        foreach (var column in tokens)
        {
            if (row[column] == 0)
            {
                break;
            }

            ids.Add((int)row[column]);
        }

        return [.. ids];
    }
}
