using EmotionRecognition.Cli.Models;

namespace EmotionRecognition.Cli.Tests;

public class MissingLibraryTests
{
    [Fact]
    public void Explain_LibraryThatIsNotThere_NamesItAndSaysWhatToDo()
    {
        var missing = new DllNotFoundException("Unable to load shared library 'LibTorchSharp' or one of its dependencies.");

        const string Expected = "the model needs libtorch, which this program does not have: in a checkout of the project, run "
            + "dotnet run --project src/EmotionRecognition.Cli -- with the same words";
        Assert.Equal(Expected, MissingLibrary.Explain(missing));
        Assert.Equal(Expected, MissingLibrary.Explain(new AggregateException(new TypeInitializationException("torch", missing))));
        Assert.Contains("a native library", MissingLibrary.Explain(new DllNotFoundException("x")), StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_OtherError_IsNotExplained()
    {
        Assert.Null(MissingLibrary.Explain(new NotSupportedException("no such method")));
        Assert.Null(MissingLibrary.Explain(new InvalidOperationException("torch")));
    }
}
