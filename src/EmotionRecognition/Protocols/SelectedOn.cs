namespace EmotionRecognition.Protocols;

/// <summary>Which rows choose epochs and settings.</summary>
public enum SelectedOn
{
    /// <summary>Test rows: a leak.</summary>
    TestRows,

    /// <summary>Validation rows, which are part of what is not tested.</summary>
    ValidationRows,
}
