using System.Text.Json;
using System.Text.Json.Serialization;
using EmotionRecognition.Encoders;
using EmotionRecognition.Kinds;
using EmotionRecognition.Models.Calibration;
using EmotionRecognition.Models.Resampling;

namespace EmotionRecognition.Models.Training;

/// <summary>
/// Models and encoders as JSON. What stages read and write goes through <see cref="Of"/>: their code then depends on the kinds that they use, and not
/// on all that are registered.
/// </summary>
public static class SettingsJson
{
    private static readonly JsonSerializerOptions _written = Options(static () => [], static () => [], static () => []);

    /// <summary>Options that read every registered kind.</summary>
    public static JsonSerializerOptions Registered() => Options(
        static () => ModelCatalog.Kinds.All, static () => EncoderCatalog.Kinds.All, static () => ResamplingCatalog.Kinds.All);

    /// <summary>Options that read only the kinds of these settings.</summary>
    /// <param name="model">A model.</param>
    /// <param name="inputs">Encoders.</param>
    public static JsonSerializerOptions Of(ModelSettings model, IReadOnlyList<InputEncoder> inputs)
    {
        KnownKind[] models = [new(model.Kind, model.Summary, model.GetType())];
        KnownKind[] encoders = [.. inputs.Select(input => new KnownKind(input.Kind, input.Summary, input.GetType())).Distinct()];
        return Options(() => models, () => encoders, static () => []);
    }

    /// <summary>A model's settings as one line of JSON.</summary>
    public static string Describe(ModelSettings model) => JsonSerializer.Serialize(model, _written);

    /// <summary>Inputs as one line of JSON.</summary>
    public static string Describe(IReadOnlyList<InputEncoder> inputs) => JsonSerializer.Serialize(inputs, _written);

    /// <summary>A way to make synthetic rows as one line of JSON.</summary>
    public static string Describe(ResamplingSettings resampling) => JsonSerializer.Serialize(resampling, _written);

    /// <summary>How a model is calibrated as one line of JSON.</summary>
    public static string Describe(CalibrationSettings calibration) => JsonSerializer.Serialize(calibration, _written);

    private static JsonSerializerOptions Options(
        Func<IEnumerable<IKind>> models, Func<IEnumerable<IKind>> encoders, Func<IEnumerable<IKind>> resamplings) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new KindConverter<ModelSettings>("model", static model => model.Kind, models),
            new KindConverter<InputEncoder>("input", static input => input.Kind, encoders),
            new KindConverter<ResamplingSettings>("resampling", static resampling => resampling.Kind, resamplings),
        },
    };
}
