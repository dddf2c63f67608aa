using System.Globalization;

namespace EmotionRecognition.Models.Calibration;

/// <summary>
/// That a model says how sure it is: after training, its temperature, its conformal scores, and what counts as unfamiliar are determined on the inner folds of
/// the training part, from models trained without the speakers of the fold.
/// </summary>
public sealed record CalibrationSettings
{
    /// <summary>
    /// The share of clips of unseen speakers, as far as inner folds tell, that count as unfamiliar because they are the farthest from the training data; above
    /// 0 and below 0.5.
    /// </summary>
    public double Unfamiliar { get; init; } = 0.02;

    /// <summary>
    /// How many models are trained to see how sure the model is on speakers that it has not heard, at most: one for each speaker, or group of speakers, of the
    /// training part; 2 or more.
    /// </summary>
    public int Folds { get; init; } = 12;

    /// <summary>Validates the settings.</summary>
    /// <exception cref="InputException">The share is out of range.</exception>
    public void Check()
    {
        if (Folds < 2)
        {
            throw new InputException("calibration, folds", Folds.ToString(CultureInfo.InvariantCulture), "2 or more", "fix the setting");
        }

        if (!(Unfamiliar is > 0 and < 0.5))
        {
            throw new InputException(
                "calibration, unfamiliar", Unfamiliar.ToString(CultureInfo.InvariantCulture), "a share above 0 and below 0.5", "fix the setting");
        }
    }
}
