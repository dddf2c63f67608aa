using System.ComponentModel;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.FeatureSets;
using EmotionRecognition.Recognition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EmotionRecognition.Server.Api;

/// <summary>The endpoints.</summary>
internal static class EmotionApi
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/model", Model).WithSummary("What the model is.").Produces<ModelAnswer>();
        Describe<PredictionAnswer>(routes.MapPost("/api/predict", Predict), "What a clip sounds like.");
        Describe<TimelineAnswer>(routes.MapPost("/api/timeline", Timeline), "What a sound is like over time.");
        Describe<FeaturesAnswer>(routes.MapPost("/api/features", Features), "The acoustic features of a clip.");
    }

    private static void Describe<T>(RouteHandlerBuilder route, string summary) => route
        .WithSummary(summary)
        .WithDescription("The body is a sound file: WAV, FLAC, MP3, Ogg Vorbis, or Opus.")
        .Accepts<byte[]>("application/octet-stream", "audio/wav", "audio/flac", "audio/mpeg", "audio/ogg")
        .Produces<T>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static ModelAnswer Model(EmotionClassifier classifier) => ModelAnswer.Of(classifier);

    private static Task<IResult> Predict(
        HttpRequest request,
        EmotionClassifier classifier,
        UploadFolder uploads,
        [FromQuery, Description("What is said, for models that read it.")] string? text,
        CancellationToken stop) =>
        uploads.Use(request, file => PredictionAnswer.Of(classifier, file, text), stop);

    private static Task<IResult> Timeline(HttpRequest request, EmotionClassifier classifier, UploadFolder uploads, CancellationToken stop) =>
        uploads.Use(request, file => TimelineAnswer.Of(classifier, file, stop), stop);

    private static Task<IResult> Features(
        HttpRequest request,
        UploadFolder uploads,
        [FromQuery, Description("The feature set; study-276 if it is not given.")] string? set,
        CancellationToken stop) =>
        uploads.Use(request, file => FeaturesAnswer.Of(FeatureSetCatalog.Sets.Named(set ?? FeatureSetCatalog.Default, "set"), file), stop);
}
