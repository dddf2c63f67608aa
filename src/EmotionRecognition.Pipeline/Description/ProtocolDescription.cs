using EmotionRecognition.Protocols;
using EmotionRecognition.Reporting;

namespace EmotionRecognition.Pipeline.Description;

/// <summary>What the report says of a protocol.</summary>
internal static class ProtocolDescription
{
    public static ProtocolNote Of(Protocol protocol) => new(protocol.Name, Text(protocol), protocol.ForbidsLeaks, Says(protocol));

    private static string Says(Protocol protocol) => protocol switch
    {
        _ when protocol == Protocol.Published => "inflated: test rows are not independent of training data",
        _ when protocol == Protocol.Transductive => "unseen speakers, but features were normalized over all of each test speaker's clips",
        _ => "unseen speakers",
    };

    private static string Text(Protocol protocol) => protocol switch
    {
        _ when protocol == Protocol.Honest =>
            "Folds by session or speaker: no test speaker appears in training. Scaler, vocabulary and class weights are fitted on training rows only; "
            + "a validation set, split off from the training rows by the same rule, selects epochs and settings; each utterance is tested once.",
        _ when protocol == Protocol.ScriptDisjoint =>
            "As honest, and no script or improvisation scenario occurs in more than one of training, validation and test, so both the speaker and the lines "
            + "of a test utterance are unseen.",
        _ when protocol == Protocol.Published =>
            "The study's original procedure: rare classes are duplicated before a random split of the rows, features are scaled and the vocabulary is fitted "
            + "on all rows, and the checkpoint is selected on the test rows. Kept to reproduce the printed results; its scores are inflated, and the "
            + "leakage audit shows by how much and why.",
        _ => "As honest, but each acoustic feature is first normalized to mean 0 and standard deviation 1 over the clips of each speaker, including "
            + "test speakers, as if all of a speaker's unlabeled clips were available before the first prediction. "
            + "Not comparable to results without this normalization.",
    };
}
