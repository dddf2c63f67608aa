using System.Runtime.InteropServices;
using System.Text;
using EmotionRecognition.Encoders;

namespace EmotionRecognition.MachineLearning.LightGbm;

/// <summary>Training rows in LightGBM, cut into bins once, on which boosters with different targets are trained.</summary>
internal sealed class LightGbmData : IDisposable
{
    private readonly InputMatrix _rows;
    private readonly string _common;
    private readonly nint _dataset;

    /// <summary>Hands rows over.</summary>
    /// <param name="rows">N x D.</param>
    /// <param name="threads">Threads of training; the trees do not depend on them.</param>
    /// <param name="seed">Determines which rows and columns each tree sees.</param>
    /// <param name="maxBins">Most different values of a column that splits distinguish.</param>
    /// <exception cref="InputException">The native library is missing.</exception>
    public LightGbmData(InputMatrix rows, int threads, int seed, int maxBins)
    {
        _rows = rows;
        _common = $"verbosity=-1 deterministic=true force_row_wise=true use_missing=false feature_pre_filter=false "
            + $"num_threads={threads} seed={seed} max_bin={maxBins}";
        try
        {
            Check(NativeLightGbm.CreateDataset(rows.Values, NativeLightGbm.Float32, rows.RowCount, rows.Columns.Count, 1, Text(_common), 0, out _dataset));
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new InputException(
                "LightGBM",
                "its native library cannot be loaded",
                "a 64-bit x86 processor and the OpenMP runtime",
                "install libgomp1 (on macOS: libomp)",
                error);
        }
    }

    /// <summary>Trains a booster.</summary>
    /// <param name="labels">N targets: class indices or numbers.</param>
    /// <param name="weights">N weights of the rows.</param>
    /// <param name="iterations">Rounds, at least 1.</param>
    /// <param name="parameters">LightGBM's parameters in addition to the common ones.</param>
    /// <param name="trees">The trees of the fitted booster.</param>
    /// <param name="probe">Rows to predict with LightGBM itself, to compare with the trees; null: none.</param>
    /// <returns>LightGBM's predictions of the probe, row by row; empty without a probe.</returns>
    public double[] Train(
        float[] labels, float[] weights, int iterations, string parameters, out LightGbmText trees, InputMatrix? probe = null)
    {
        Check(NativeLightGbm.SetField(_dataset, Text("label"), labels, labels.Length, NativeLightGbm.Float32));
        Check(NativeLightGbm.SetField(_dataset, Text("weight"), weights, weights.Length, NativeLightGbm.Float32));
        Check(NativeLightGbm.CreateBooster(_dataset, Text($"{_common} {parameters}"), out var booster));
        try
        {
            var isFinished = 0;
            for (var iteration = 0; iteration < iterations && isFinished == 0; iteration++)
            {
                Check(NativeLightGbm.Update(booster, out isFinished));
            }

            trees = LightGbmText.Parse(Saved(booster));
            return probe is null ? [] : Predict(booster, probe, trees.TreesPerIteration);
        }
        finally
        {
            _ = NativeLightGbm.FreeBooster(booster);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = NativeLightGbm.FreeDataset(_dataset);
        GC.KeepAlive(_rows);
    }

    /// <summary>A text as C reads it: UTF-8 with a zero at the end.</summary>
    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private static string Saved(nint booster)
    {
        var text = new byte[1 << 20];
        Check(NativeLightGbm.Save(booster, 0, -1, 0, text.Length, out var length, text));
        if (length > text.Length)
        {
            text = new byte[length];
            Check(NativeLightGbm.Save(booster, 0, -1, 0, text.Length, out length, text));
        }

        return Encoding.UTF8.GetString(text, 0, (int)length - 1);
    }

    private static double[] Predict(nint booster, InputMatrix probe, int outputs)
    {
        var result = new double[probe.RowCount * outputs];
        Check(NativeLightGbm.Predict(
            booster, probe.Values, NativeLightGbm.Float32, probe.RowCount, probe.Columns.Count, 1, 0, 0, -1, Text("num_threads=1"), out _, result));
        return result;
    }

    private static void Check(int code)
    {
        if (code != 0)
        {
            throw new InputException("LightGBM", Marshal.PtrToStringUTF8(NativeLightGbm.LastError()) ?? $"error {code}", "no error", "fix the settings");
        }
    }
}
