using System.Text.Json.Serialization;

namespace EmotionRecognition.Models.Training;

/// <summary>What is trained, and how: one of its two kinds.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LogisticRegressionSettings), "logistic-regression")]
[JsonDerivedType(typeof(ResNet1DSettings), "resnet1d")]
public abstract record ModelSettings
{
    private protected ModelSettings()
    {
    }

    /// <summary>Checks that the values can be used.</summary>
    /// <exception cref="InputException">One cannot; the error names it.</exception>
    public abstract void Check();

    /// <summary>The error of a value that cannot be used.</summary>
    private protected static InputException Unusable(string setting, object value, string expected) =>
        new($"model settings, {setting}", $"{value}", expected, "mend the setting");
}
