using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using EmotionRecognition.Audio;
using EmotionRecognition.Audio.Activity;

namespace EmotionRecognition.Recognition.Timelines;

/// <summary>Recognizes emotions over the time of a recording of any length, of which a minute or so is in memory at once.</summary>
public static class TimelineRecognizer
{
    private const int Rate = SpeechActivity.SampleRate;
    private const int Hop = SpeechActivity.Hop;
    private const int ReadFrames = 1000;

    // Sound whose windows one thread works on at once, frames: much longer than a window, so that little is computed twice.
    private const int BatchFrames = 3000;

    /// <summary>
    /// Reads a recording at 16 kHz, finds speech, cuts it into windows, and recognizes each. The result does not depend on the number of threads.
    /// </summary>
    /// <param name="classifier">A model of sound only.</param>
    /// <param name="file">The recording: any format, sample rate, and number of channels that <see cref="SoundFile"/> reads.</param>
    /// <param name="settings">How it is cut.</param>
    /// <param name="threads">The number of threads, at least one.</param>
    /// <param name="progress">Receives the share of the recording that was read, one call at a time.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="InputException">The recording cannot be read, the model reads text, or the settings cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Timeline Run(
        EmotionClassifier classifier,
        string file,
        TimelineSettings settings,
        int threads,
        IProgress<double>? progress = null,
        CancellationToken stop = default)
    {
        settings.Check();
        classifier.RequireSoundOnly();
        using var reader = SoundReader.Open(file, Rate);
        var envelope = new EnvelopeMeter(reader.Length, Rate);
        List<bool> speech = [];
        var batches = Partitioner.Create(Batches(reader, settings, envelope, speech, progress), EnumerablePartitionerOptions.NoBuffering);
        List<EmotionStretch> windows;
        try
        {
            windows = 
            [
                .. batches.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithCancellation(stop).SelectMany(batch => Predict(classifier, batch)),
            ];
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.Flatten().InnerExceptions[0]);
            throw;
        }

        var segments = SpeechActivity.Segments(speech);
        var stretches = EmotionStretches.Of(segments, windows, settings.Hop);
        return new Timeline(file, reader.Format, settings, classifier.Classes, segments, windows, stretches, envelope.Envelope());
    }

    private static IEnumerable<EmotionStretch> Predict(EmotionClassifier classifier, Batch batch)
    {
        var ranges = batch.Windows.ConvertAll(window => new SampleRange((window.Start - batch.Start) * Hop, (window.End - window.Start) * Hop));
        return classifier.PredictWindows(batch.Samples, Rate, ranges).Zip(
            batch.Windows, (row, window) => new EmotionStretch(window.Start * Hop / (double)Rate, window.End * Hop / (double)Rate, row));
    }

    private static IEnumerable<Batch> Batches(
        SoundReader reader, TimelineSettings settings, EnvelopeMeter envelope, List<bool> speech, IProgress<double>? progress)
    {
        var activity = new SpeechActivity();
        var cutter = new WindowCutter(Frames(settings.Window), Frames(settings.Hop));
        List<FrameRange> windows = [];
        List<float[]> pieces = [];
        var (firstPiece, isEnd) = (0, false);
        while (!isEnd)
        {
            var piece = reader.Read(ReadFrames * Hop);
            isEnd = piece.Length == 0;
            pieces.Add(piece);
            envelope.Add(piece);
            var decisions = isEnd ? activity.End() : activity.Add(piece);
            speech.AddRange(decisions);
            cutter.Add(decisions, windows);
            if (isEnd)
            {
                cutter.End(windows);
            }

            while (windows.Count > 0 && (isEnd || windows[^1].End - windows[0].Start >= BatchFrames))
            {
                var count = Math.Max(1, windows.TakeWhile(window => window.End <= windows[0].Start + BatchFrames).Count());
                yield return Take(pieces, firstPiece, windows.GetRange(0, count));
                windows.RemoveRange(0, count);
            }

            var needed = windows.Count > 0 ? Math.Min(windows[0].Start, cutter.Needed) : cutter.Needed;
            var old = Math.Clamp((needed / ReadFrames) - firstPiece, 0, pieces.Count);
            pieces.RemoveRange(0, old);
            firstPiece += old;
            progress?.Report(reader.Length == 0 ? 1 : Math.Min(1, (double)(firstPiece + pieces.Count) * ReadFrames * Hop / reader.Length));
        }
    }

    private static int Frames(double seconds) => (int)Math.Round(seconds / SpeechActivity.FrameSeconds);

    // Copies the sound from the first window to the last one; every piece but the last one has the same length.
    private static Batch Take(List<float[]> pieces, int firstPiece, List<FrameRange> windows)
    {
        var (start, end) = (windows[0].Start, windows.Max(window => window.End));
        var samples = new float[(end - start) * Hop];
        for (var frame = start; frame < end;)
        {
            var (piece, offset) = (frame / ReadFrames, frame % ReadFrames);
            var count = Math.Min(end - frame, ReadFrames - offset);
            pieces[piece - firstPiece].AsSpan(offset * Hop, count * Hop).CopyTo(samples.AsSpan((frame - start) * Hop));
            frame += count;
        }

        return new Batch(start, samples, windows);
    }

    private sealed record Batch(int Start, float[] Samples, List<FrameRange> Windows);
}
