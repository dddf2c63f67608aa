namespace EmotionRecognition.Cli.Output.Features;

/// <summary>A table of features that is written row by row.</summary>
internal interface IFeatureRows
{
    /// <summary>Writes a row.</summary>
    /// <param name="file">The clip.</param>
    /// <param name="values">D features.</param>
    void Add(string file, float[] values);

    /// <summary>Writes what is left.</summary>
    void End();
}
