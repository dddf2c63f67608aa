using EmotionRecognition;
using EmotionRecognition.Audio;
using EmotionRecognition.Recognition;

// dotnet run --project samples/PredictWav -- MODEL CLIP...
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: PredictWav MODEL CLIP...");
    return 1;
}

using var model = EmotionClassifier.Load(args[0]);
foreach (var clip in args[1..])
{
    try
    {
        var answer = model.Predict(new SoundSpan(clip, clip, Start: 0, End: null), text: null);
        Console.WriteLine(FormattableString.Invariant($"{clip}: {answer.Emotion} {answer.Probability:0.00}"));
        foreach (var warning in answer.Warnings)
        {
            Console.Error.WriteLine($"{clip}: {warning}");
        }
    }
    catch (InputException error)
    {
        Console.Error.WriteLine(error.Message);
    }
}

return 0;
