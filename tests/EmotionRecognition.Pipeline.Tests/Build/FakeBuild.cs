using Cake.Common;
using Cake.Core;
using Cake.Frosting;

namespace EmotionRecognition.Pipeline.Tests.Build;

/// <summary>A build of tasks that only say that they ran, for <see cref="CakeHostTests"/>; the host finds them in the program that is running.</summary>
public static class FakeBuild
{
    /// <summary>What ran, in order.</summary>
    public sealed class Journal : List<string>;

    public sealed class Context(ICakeContext context, Journal journal) : FrostingContext(context)
    {
        public Journal Journal { get; } = journal;
    }

    public sealed class OtherContext(ICakeContext context) : FrostingContext(context);

    public sealed class Lifetime : FrostingLifetime<Context>
    {
        public override void Setup(Context context, ISetupContext info) => context.Journal.Add("setup " + info.TargetTask.Name);

        public override void Teardown(Context context, ITeardownContext info) => context.Journal.Add("teardown " + info.Successful);
    }

    [TaskName("Default")]
    [TaskDescription("Everything")]
    [IsDependentOn(typeof(Middle))]
    public sealed class Everything : FrostingTask;

    [TaskName("Middle")]
    [TaskDescription("Comes second")]
    [IsDependentOn(typeof(First))]
    public sealed class Middle : FrostingTask<Context>
    {
        public override void Run(Context context) => context.Journal.Add("Middle");
    }

    [TaskName("First")]
    [TaskDescription("Comes first")]
    public sealed class First : AsyncFrostingTask<Context>
    {
        public override async Task RunAsync(Context context)
        {
            await Task.Yield();
            context.Journal.Add("First");
        }
    }

    [IsDependeeOf(typeof(Middle))]
    public sealed class BeforeMiddle : FrostingTask<Context>
    {
        public override void Run(Context context) => context.Journal.Add("BeforeMiddle");
    }

    [TaskName("Arguments")]
    public sealed class Arguments : FrostingTask<Context>
    {
        public override void Run(Context context) => context.Journal.AddRange(
            context.Arguments.GetArguments().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={string.Join('|', pair.Value)}"));
    }

    [TaskName("Number")]
    public sealed class Number : FrostingTask<Context>
    {
        public override void Run(Context context) => context.Journal.Add($"{context.Argument("number", 7) + 1} {context.HasArgument("force")}");
    }

    [TaskName("Failing")]
    public sealed class Failing : FrostingTask<Context>
    {
        public override void Run(Context context) => throw new InvalidOperationException("03-01.wav: 48000 Hz, expected 16000 Hz; pass --resample");

        public override void Finally(Context context) => context.Journal.Add("finally");
    }

    [TaskName("AfterFailing")]
    [IsDependentOn(typeof(Failing))]
    public sealed class AfterFailing : FrostingTask<Context>
    {
        public override void Run(Context context) => context.Journal.Add("AfterFailing");
    }

    [TaskName("FailingLater")]
    public sealed class FailingLater : AsyncFrostingTask<Context>
    {
        public override async Task RunAsync(Context context)
        {
            await Task.Yield();
            throw new InvalidOperationException("failed later");
        }
    }

    [TaskName("Tolerated")]
    [ContinueOnError]
    public sealed class Tolerated : FrostingTask<Context>
    {
        public override void Run(Context context) => throw new InvalidOperationException("tolerated");
    }

    [TaskName("AfterTolerated")]
    [IsDependentOn(typeof(Tolerated))]
    public sealed class AfterTolerated : FrostingTask<Context>
    {
        public override void Run(Context context) => context.Journal.Add("AfterTolerated");
    }

    /// <summary>Its base overrides what it does not.</summary>
    public abstract class Handled : FrostingTask<Context>
    {
        public override void Run(Context context) => throw new InvalidOperationException("handled");

        public override void OnError(Exception exception, Context context) => context.Journal.Add("handled: " + exception.Message);
    }

    [TaskName("Handling")]
    public sealed class Handling : Handled;

    [TaskName("Unwanted")]
    public sealed class Unwanted : FrostingTask<Context>
    {
        public override bool ShouldRun(Context context) => false;

        public override void Run(Context context) => context.Journal.Add("Unwanted");
    }

    [TaskName("AfterUnwanted")]
    [IsDependentOn(typeof(Unwanted))]
    public sealed class AfterUnwanted : FrostingTask<Context>
    {
        public override void Run(Context context) => context.Journal.Add("AfterUnwanted");
    }

    [TaskName("Foreign")]
    public sealed class Foreign : FrostingTask<OtherContext>
    {
        public override void Run(OtherContext context) => throw new InvalidOperationException("a task of another build ran");
    }
}
